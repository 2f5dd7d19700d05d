/** HTML that may come from anywhere -> HTML that shows text and pictures and does nothing else. */
import { type DefaultTreeAdapterTypes, html as names, parseFragment } from 'parse5'
import { imageAddress, isRemote, linkAddress } from './address.ts'
import {
  globalAttributes,
  htmlAttributes,
  htmlElements,
  mathAttributes,
  mathElements,
  removedElements,
  svgAttributes,
  svgElements,
  voidElements,
} from './allowed.ts'
import { embedCard, remoteImageNote } from './embed.ts'
import { attribute, text } from './markup.ts'
import { safeStyle } from './style.ts'

export interface SanitiseOptions {
  /** Pictures of other sites are shown; without it a note stands in their place. */
  readonly remoteImages: boolean
}

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Deeper nesting than any post has; what is below is dropped, so that no post can exhaust the stack. */
const maxDepth = 200

/**
 * Parses a fragment as a browser does and writes only what `allowed.ts` names: no scripts, handlers, forms, frames,
 * styles beyond a few properties, or addresses that run. Frames and media become labelled links (`.galley-embed`).
 * The result is written anew from the tree, so nothing of the input's own markup passes through, and it holds no
 * element whose content a browser would read in another way than as markup.
 */
export function sanitise(html: string, options: SanitiseOptions): string {
  return nodes(parseFragment(html).childNodes, options, 0)
}

function nodes(children: readonly Node[], options: SanitiseOptions, depth: number): string {
  if (depth > maxDepth) return ''
  let html = ''
  for (const child of children) {
    if (child.nodeName === '#text') html += text((child as DefaultTreeAdapterTypes.TextNode).value)
    else if ('tagName' in child) html += element(child, options, depth)
  }
  return html
}

function element(node: Element, options: SanitiseOptions, depth: number): string {
  switch (node.namespaceURI) {
    case names.NS.HTML:
      return htmlElement(node, options, depth)
    case names.NS.SVG:
      return foreign(node, svgElements, svgAttributes, names.NS.SVG, depth)
    case names.NS.MATHML:
      return foreign(node, mathElements, mathAttributes, names.NS.MATHML, depth)
    default:
      return ''
  }
}

function htmlElement(node: Element, options: SanitiseOptions, depth: number): string {
  const name = node.tagName
  const value = (key: string) => node.attrs.find((attr) => attr.name === key)?.value ?? ''
  if (name === 'iframe') return embedCard(value('src'), value('title'), 'frame')
  if (name === 'video' || name === 'audio') return embedCard(value('src') || sourceOf(node), value('title'), name)
  if (name === 'script' && /^https:\/\/gist\.github\.com\//.test(value('src')) && !isInTable(node)) {
    return embedCard(value('src'), '', 'script')
  }
  if (removedElements.has(name)) return ''
  if (name === 'img') return image(node, options)
  if (name === 'input' && value('type').toLowerCase() !== 'checkbox') return ''
  const only = frameIn(node)
  if (only !== null) return htmlElement(only, options, depth)
  if (!htmlElements.has(name)) return nodes(node.childNodes, options, depth + 1)
  const start = `<${name}${htmlAttributeList(node)}>`
  return voidElements.has(name) ? start : `${start}${nodes(node.childNodes, options, depth + 1)}</${name}>`
}

function htmlAttributeList(node: Element): string {
  let list = ''
  const own = htmlAttributes[node.tagName]
  for (const { name, value } of node.attrs) {
    if (name === 'style') {
      const style = safeStyle(value)
      if (style !== '') list += ` ${attribute('style', style)}`
    } else if (name === 'href' && node.tagName === 'a') {
      const address = linkAddress(value)
      if (address !== null) list += ` ${attribute('href', address)}`
    } else if (name === 'rel' || name === 'disabled' || name === 'cite') {
      // Written below, always, or of no use to a reader.
    } else if (own?.has(name) || globalAttributes.has(name) || /^(?:aria|data)-[a-z0-9_.-]+$/.test(name)) {
      list += ` ${attribute(name, value)}`
    }
  }
  if (node.tagName === 'input') list += ' disabled=""'
  if (node.tagName === 'a' && node.attrs.some(({ name, value }) => name === 'href' && isRemote(value))) {
    list += ' rel="noopener noreferrer"'
  }
  return list
}

function image(node: Element, options: SanitiseOptions): string {
  const value = (key: string) => node.attrs.find((attr) => attr.name === key)?.value
  const address = imageAddress(value('src') ?? '')
  if (address === null) return ''
  if (address.remote && !options.remoteImages) return remoteImageNote(address.url, value('alt') ?? value('title') ?? '')
  const cleaned = { ...node, attrs: node.attrs.filter(({ name }) => name !== 'src') }
  const description = value('alt') === undefined ? ' alt=""' : ''
  return `<img ${attribute('src', address.url)}${htmlAttributeList(cleaned)}${description}>`
}

/** SVG and MathML: only their own elements, and only text at the leaves. */
function foreign(
  node: Element,
  elements: ReadonlySet<string>,
  attributes: ReadonlySet<string>,
  namespace: string,
  depth: number,
): string {
  const name = node.tagName
  if (!elements.has(name) || depth > maxDepth) return ''
  let list = ''
  for (const attr of node.attrs) {
    const key = attr.prefix === 'xlink' && attr.name === 'href' ? 'href' : attr.name
    if (attr.prefix && key !== 'href') continue
    if (key === 'style') {
      const style = safeStyle(attr.value)
      if (style !== '') list += ` ${attribute('style', style)}`
    } else if (key === 'href') {
      // A reference within the picture, and nothing else.
      if (attributes.has('href') && /^#[\w.:-]+$/.test(attr.value)) list += ` ${attribute('href', attr.value)}`
    } else if ((attributes.has(key) || isPlain(key)) && isHarmlessValue(attr.value)) {
      list += ` ${attribute(key, attr.value)}`
    }
  }
  let inner = ''
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') inner += text((child as DefaultTreeAdapterTypes.TextNode).value)
    else if ('tagName' in child && child.namespaceURI === namespace) {
      inner += foreign(child, elements, attributes, namespace, depth + 1)
    }
  }
  return `<${name}${list}>${inner}</${name}>`
}

function isPlain(name: string): boolean {
  return /^(?:class|id|role|lang|aria-[a-z]+)$/.test(name)
}

/** `url(#…)` points into the picture; any other would load something. */
function isHarmlessValue(value: string): boolean {
  return !/[\\<]|(?:java|vb)script:|data:/i.test(value) && !/url\s*\((?!\s*['"]?#[\w.:-]+['"]?\s*\))/i.test(value)
}

/** Between a table's rows a browser lets no card stand. */
function isInTable(node: Element): boolean {
  const parent = node.parentNode
  return parent !== null && 'tagName' in parent && /^(?:table|tbody|thead|tfoot|tr|colgroup)$/.test(parent.tagName)
}

/** The frame that an element wraps to give it room, as embeds do; the card needs no such room. */
function frameIn(node: Element): Element | null {
  if (node.tagName !== 'div' && node.tagName !== 'p') return null
  let frame: Element | null = null
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') {
      if ((child as DefaultTreeAdapterTypes.TextNode).value.trim() !== '') return null
    } else if ('tagName' in child) {
      if (frame !== null || child.tagName !== 'iframe') return null
      frame = child
    }
  }
  return frame
}

function sourceOf(node: Element): string {
  for (const child of node.childNodes) {
    if ('tagName' in child && child.tagName === 'source') {
      return child.attrs.find(({ name }) => name === 'src')?.value ?? ''
    }
  }
  return ''
}
