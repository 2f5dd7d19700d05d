import { toText } from '../../template/arguments.ts'
import { isTrue } from '../../template/truth.ts'
import { attribute, choice } from './attribute.ts'
import type { Builtin } from './builtin.ts'

/** A part that opens and closes: https://gohugo.io/shortcodes/details/ */
export const detailsBuiltin: Builtin = {
  name: 'details',
  takesInner: true,
  parameters: 'summary open name title class'.split(' ').map((name) => ({ name })),
  render({ running, context }) {
    const get = (key: string) => running.get(key)
    const attributes = `${attribute('class', get('class'))}${attribute('name', get('name'))}${choice(get('open'), false) ? ' open' : ''}${attribute('title', get('title'))}`
    const summary = context.markdown(isTrue(get('summary')) ? toText(get('summary')) : 'Details', 'inline')
    const inner = running.inner === '' ? '' : context.markdown(running.inner, 'block')
    return `\n<details${attributes}>\n\t<summary>${summary}</summary>\n\t${inner}</details>\n`
  },
}
