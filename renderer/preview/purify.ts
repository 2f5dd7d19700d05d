/**
 * The second look at HTML before it becomes nodes of the preview: DOMPurify, set to the sanitiser's own lists, and with
 * its own eyes for addresses, so that a fault in one is caught by the other.
 */
import DOMPurify, { type Config, type UponSanitizeAttributeHookEvent } from 'dompurify'
import {
  globalAttributes,
  htmlAttributes,
  htmlElements,
  mathAttributes,
  mathElements,
  svgAttributes,
  svgElements,
} from '../../post/page/allowed.ts'

export interface PurifyOptions {
  /** Images of other sites keep their address. */
  readonly remoteImages: boolean
}

/**
 * Makes the function that turns HTML into nodes, in a document of their own, where nothing is loaded yet. They are
 * parsed with the `window` that will show them: under its content policy inline styles hold, under the app's they do not.
 */
export function purifierFor(
  window: Window & typeof globalThis,
  options: PurifyOptions,
): (html: string) => DocumentFragment {
  const purifier = DOMPurify(window)
  purifier.addHook('uponSanitizeAttribute', (node, event) => checkAttribute(node, event, options))
  return (html) => purifier.sanitize(html, config)
}

const config = {
  ALLOWED_TAGS: [...new Set([...htmlElements, ...svgElements, ...mathElements, '#text'])],
  ALLOWED_ATTR: [
    ...new Set([
      ...globalAttributes,
      ...Object.values(htmlAttributes).flatMap((names) => [...names]),
      ...svgAttributes,
      ...mathAttributes,
      'style',
    ]),
  ],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|sms|xmpp|ircs?|geo|magnet|ftp):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  // `id="images"` on a heading is no danger: nothing in the frame runs, and the page asks it for no named properties.
  SANITIZE_DOM: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config

function checkAttribute(node: Element, event: UponSanitizeAttributeHookEvent, { remoteImages }: PurifyOptions): void {
  const name = event.attrName
  const value = event.attrValue
  const tag = node.localName
  if (name === 'style') event.keepAttr = !loads.test(value)
  else if (name === 'src') event.keepAttr = tag === 'img' && (remoteImages || !remote.test(seen(value)))
  else if (name === 'href') event.keepAttr = (tag === 'a' && node.namespaceURI === html) || value.startsWith('#')
  else if (node.namespaceURI !== html)
    event.keepAttr = !/[\\<]|(?:java|vb)script:|data:/i.test(value) && !outward.test(value)
}

const html = 'http://www.w3.org/1999/xhtml'

/** What in a style could fetch something, hide what it is by an escape, or leave its place on the page. */
const loads =
  /[\\<@{}]|\/\*|url|image|expression|behaviou?r|binding|(?:src|element|paint|attr)\s*\(|(?<![-\w])position\s*:|z-index/i
const remote = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}|^https?:/i
const outward = /url\s*\((?!\s*['"]?#)/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these before they read an address
const seen = (address: string): string => address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '')
