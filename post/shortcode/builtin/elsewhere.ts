/**
 * Shortcodes whose content lies with others. Hugo asks their servers when it builds (`x`), runs their scripts in the page
 * (`instagram`), or has given them up (`gist`, `tweet`): a card says so and leads there. Without cards they are what Hugo
 * makes of them when it reaches no server: nothing.
 */
import { toText } from '../../template/arguments.ts'
import { CardFailure, type CardLink, shortcodeCard } from '../card.ts'
import type { Builtin, BuiltinCall } from './builtin.ts'

type Link = (get: (key: string | number) => string) => CardLink | null

function elsewhere(name: string, keys: readonly (string | number)[], reason: string, link: Link): Builtin {
  return {
    name,
    takesInner: false,
    parameters: keys.map((key) => ({ name: key })),
    render({ node, running, context }: BuiltinCall) {
      const target = link((key) => toText(running.get(key)))
      if (reason === givenUp) throw new CardFailure(reason, target)
      return context.cards === false ? '' : shortcodeCard(node, reason, target)
    },
  }
}

const post: Link = (get) => {
  const id = get('id') || get(0)
  if (!/^\d+$/.test(id)) return null
  const user = /^\w+$/.test(get('user')) ? get('user') : 'i'
  return { url: `https://x.com/${user}/status/${id}`, label: 'See the post on X' }
}

const givenUp = 'Hugo 0.156 and later do not know this shortcode any more. The post will not build with it.'
const fetched = 'Hugo fetches this when it builds the site. The preview reaches nothing outside.'

export const elsewhereBuiltins: readonly Builtin[] = [
  elsewhere('x', ['user', 'id'], fetched, post),
  elsewhere('tweet', ['user', 'id'], givenUp, post),
  elsewhere('twitter', ['user', 'id'], givenUp, post),
  elsewhere('instagram', [0], 'This is shown by a script of instagram.com. The preview runs none.', (get) =>
    /^[\w-]+$/.test(get(0))
      ? { url: `https://www.instagram.com/p/${get(0)}/`, label: 'See the post on Instagram' }
      : null,
  ),
  elsewhere('gist', [0, 1, 2], givenUp, (get) =>
    /^[\w-]+$/.test(get(0)) && /^[\da-f]+$/i.test(get(1))
      ? { url: `https://gist.github.com/${get(0)}/${get(1)}`, label: 'See the gist on GitHub' }
      : null,
  ),
  {
    name: 'qr',
    takesInner: true,
    parameters: 'text level scale targetDir alt class id title loading'.split(' ').map((name) => ({ name })),
    render: ({ node, context }) =>
      context.cards === false ? '' : shortcodeCard(node, 'Hugo draws a QR code here. The preview draws none.'),
  },
]
