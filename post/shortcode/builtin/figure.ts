import { fileAt } from '../../site/file-index.ts'
import { toText } from '../../template/arguments.ts'
import { filterUrl, inAttribute, inText, normaliseUrl } from '../../template/escaping/filters.ts'
import { plainText } from '../../template/functions/transform.ts'
import { memberOf } from '../../template/member.ts'
import { isTrue } from '../../template/truth.ts'
import { Safe, type Value } from '../../template/value.ts'
import { assetResource } from '../resource.ts'
import { attribute } from './attribute.ts'
import type { Builtin, BuiltinCall } from './builtin.ts'

/** An image with a caption: https://gohugo.io/shortcodes/figure/ */
export const figureBuiltin: Builtin = {
  name: 'figure',
  takesInner: false,
  parameters: 'src alt caption title class link target rel attr attrlink width height loading'
    .split(' ')
    .map((name) => ({ name })),
  render(call) {
    const get = (key: string) => call.running.get(key)
    const opening = isTrue(get('link'))
      ? `<a${url('href', get('link'))}${attribute('target', get('target'))}${attribute('rel', get('rel'))}>`
      : ''
    const size = ['width', 'height', 'loading'].map((name) => attribute(name, get(name))).join('')
    const image = `<img${url('src', source(call))}${alternative(call)}${size}>`
    return `<figure${attribute('class', get('class'))}>${opening}${image}${opening === '' ? '' : '</a>'}${caption(call)}\n</figure>\n`
  },
}

function url(name: string, value: Value): string {
  return ` ${name}="${inAttribute(normaliseUrl(filterUrl(value)))}"`
}

/** A relative source is first a file of the page's bundle, then one of `assets/`. */
function source({ running, context, page }: BuiltinCall): string {
  const src = toText(running.get('src'))
  if (/^[A-Za-z][A-Za-z\d+.-]*:/.test(src)) return src
  const path = src.replace(/[?#].*$/s, '')
  const resource = path === '' ? null : memberOf(memberOf(page.page, 'Resources', []), 'Get', [path])
  if (resource !== null) return toText(memberOf(resource, 'RelPermalink', []))
  const asset = fileAt(context.kit, 'assets', path.replace(/^\/+/, ''))
  return asset === null ? src : toText(memberOf(assetResource(context, asset), 'RelPermalink', []))
}

function alternative({ running, context }: BuiltinCall): string {
  const [alt, words] = [running.get('alt'), running.get('caption')]
  if (!isTrue(alt) && !isTrue(words)) return ''
  const text = isTrue(alt) ? alt : new Safe('HTML', plainText(context.markdown(toText(words), 'inline')))
  return `\n\t\t\talt="${inAttribute(text)}"`
}

function caption({ running, context }: BuiltinCall): string {
  const get = (key: string) => running.get(key)
  const markdown = (value: Value) => context.markdown(toText(value), 'inline')
  if (!['title', 'caption', 'attr'].some((key) => isTrue(get(key)))) return ''
  const title = isTrue(get('title')) ? `<h4>${inText(get('title'))}</h4>` : ''
  const link = isTrue(get('attrlink')) ? `\n\t\t\t\t\t\t<a${url('href', get('attrlink'))}>` : ''
  const words =
    isTrue(get('caption')) || isTrue(get('attr'))
      ? `<p>${markdown(get('caption'))}${link}${markdown(get('attr'))}${link === '' ? '' : '</a>'}</p>`
      : ''
  return `<figcaption>\n\t\t\t${title}${words}\n\t\t</figcaption>`
}
