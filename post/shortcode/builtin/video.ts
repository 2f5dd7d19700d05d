/** Videos in frames: https://gohugo.io/shortcodes/youtube/ and https://gohugo.io/shortcodes/vimeo/ */
import { toText } from '../../template/arguments.ts'
import { filterUrl, inAttribute, normaliseUrl } from '../../template/escaping/filters.ts'
import { TemplateFailure } from '../../template/failure.ts'
import { queryPart } from '../../template/query.ts'
import { isTrue } from '../../template/truth.ts'
import type { Value } from '../../template/value.ts'
import { shortcodeCard } from '../card.ts'
import { attribute, choice } from './attribute.ts'
import type { Builtin, BuiltinCall } from './builtin.ts'
import { privacy } from './privacy.ts'

const boxStyle = 'position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden;'
const frameStyle = 'position: absolute; top: 0; left: 0; width: 100%; height: 100%; border:0;'

function idOf({ node, running }: BuiltinCall): string {
  const named = running.get('id')
  const id = isTrue(named) ? named : running.get(0)
  if (isTrue(id)) return toText(id)
  throw new TemplateFailure(`"${node.name}" needs the id of a video: {{< ${node.name} ID >}}.`)
}

function frameUrl(url: string): string {
  return inAttribute(normaliseUrl(filterUrl(url)))
}

function either(value: Value, otherwise: Value): Value {
  return isTrue(value) ? value : otherwise
}

export const youtubeBuiltin: Builtin = {
  name: 'youtube',
  takesInner: false,
  parameters: 'id title class allowFullScreen autoplay controls end loading loop mute start'
    .split(' ')
    .map((name) => ({ name })),
  render(call) {
    const { context, running } = call
    if (privacy(context, 'youtube', 'disable')) return '\n'
    const get = (key: string) => running.get(key)
    const id = idOf(call)
    const autoplay = choice(get('autoplay'), false)
    const loop = choice(get('loop'), false)
    const number = (yes: boolean) => (yes ? '1' : '0')
    // A video that starts by itself is silent.
    const mute = autoplay || choice(get('mute'), false)
    const query: [string, string][] = [
      ['autoplay', number(autoplay)],
      ['controls', number(choice(get('controls'), true))],
      ['end', toText(either(get('end'), 0n))],
      ['loop', number(loop)],
      ['mute', number(mute)],
      ...(loop ? [['playlist', id] as [string, string]] : []),
      ['start', toText(either(get('start'), 0n))],
    ]
    const host = privacy(context, 'youtube', 'privacyenhanced') ? 'www.youtube-nocookie.com' : 'www.youtube.com'
    const src = `https://${host}/embed/${id}?${query.map(([key, value]) => `${key}=${queryPart(value)}`).join('&')}`
    const allowed = `accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share${choice(get('allowFullScreen'), true) ? '; fullscreen' : ''}`
    const classed = isTrue(get('class'))
    return (
      `<div${attribute('class', get('class'))}${classed ? '' : ` style="${boxStyle}"`}>\n\t\t\t` +
      `<iframe${attribute('allow', allowed)}${attribute('loading', either(get('loading'), 'eager'))}` +
      ` referrerpolicy="strict-origin-when-cross-origin" src="${frameUrl(src)}"${classed ? '' : ` style="${frameStyle}"`}` +
      `${attribute('title', either(get('title'), 'YouTube video'))}></iframe>\n\t\t</div>\n`
    )
  },
}

export const vimeoBuiltin: Builtin = {
  name: 'vimeo',
  takesInner: false,
  parameters: 'id title class allowFullScreen loading'.split(' ').map((name) => ({ name })),
  render(call) {
    const { context, running } = call
    if (privacy(context, 'vimeo', 'disable')) return '\n'
    if (privacy(context, 'vimeo', 'simple')) {
      if (context.cards === false) return ''
      const url = `https://vimeo.com/${idOf(call)}`
      const reason = 'Hugo asks vimeo.com for the picture of this video when it builds the site.'
      return shortcodeCard(call.node, reason, { url, label: 'See the video on Vimeo' })
    }
    const get = (key: string) => running.get(key)
    const src = `https://player.vimeo.com/video/${idOf(call)}?dnt=${privacy(context, 'vimeo', 'enablednt') ? '1' : '0'}`
    const classed = isTrue(get('class'))
    const box = classed ? `class="${inAttribute(get('class'))}"` : `style="${boxStyle}"`
    const style = classed ? '' : `\n\t\t\t\t\t\tstyle="${frameStyle}"`
    const allow = choice(get('allowFullScreen'), true) ? ' allow="fullscreen"' : ''
    return (
      `\n\t\t\t<div\n\t\t\t\t\t${box}>\n\t\t\t\t<iframe\n\t\t\t\t\tsrc="${frameUrl(src)}"${style}${allow}` +
      `${attribute('loading', get('loading'))}${attribute('title', get('title'))}>\n\t\t\t\t</iframe>\n\t\t\t</div>\n`
    )
  },
}
