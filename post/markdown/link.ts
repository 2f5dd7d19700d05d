/** Links: `[text](destination "title")`, `[text][reference]`; and how links and images are written. */
import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import { escapeText, escapeUrl } from './escape.ts'
import { linkTarget } from './link-target.ts'
import type { MarkdownSettings } from './settings.ts'

const dangerous = /^(?:javascript|vbscript|file|data):/i
const imageData = /^data:image\/(?:png|gif|jpeg|webp|svg\+xml);/i

/**
 * Reads links, and writes links and images as goldmark does. Unless the site is `unsafe`, a destination whose scheme could run or read
 * something is left empty.
 */
export function links(md: MarkdownIt, settings: MarkdownSettings): void {
  // Render hooks get destinations as they are written; the rest escapes them when it writes.
  md.normalizeLink = (url) => url
  md.normalizeLinkText = (text) => text
  md.validateLink = () => true
  const destination = (url: string) =>
    settings.unsafe || !dangerous.test(url) || imageData.test(url) ? escapeText(escapeUrl(url)) : ''
  md.inline.ruler.at('link', readLink)

  md.renderer.rules.link_open = (tokens, index) => {
    const token = tokens[index]
    const title = token?.attrGet('title')
    const start = `<a href="${destination(String(token?.attrGet('href') ?? ''))}"`
    return `${start}${title ? ` title="${escapeText(String(title))}"` : ''}>`
  }
  md.renderer.rules.image = (tokens, index) => {
    const token = tokens[index]
    const title = token?.attrGet('title')
    const start = `<img src="${destination(String(token?.attrGet('src') ?? ''))}"`
    const end = settings.xhtml ? ' />' : '>'
    return `${start} alt="${description(token?.children ?? [], settings)}"${title ? ` title="${escapeText(String(title))}"` : ''}${end}`
  }
}

function readLink(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false
  const start = state.pos + 1
  const end = state.md.helpers.parseLinkLabel(state, state.pos, true)
  const target = end < 0 ? null : linkTarget(state, start, end)
  if (target === null) return false
  if (!silent) {
    const max = state.posMax
    state.pos = start
    state.posMax = end
    const open = state.push('link_open', 'a', 1)
    open.attrs = [['href', target.destination]]
    if (target.title !== '') open.attrs.push(['title', target.title])
    open.meta = { source: target.source }
    state.md.inline.tokenize(state)
    state.push('link_close', 'a', -1)
    state.posMax = max
  }
  state.pos = target.end
  return true
}

/** The description of an image: its text without markup and emoji, with the typographer's punctuation. */
function description(tokens: readonly Token[], settings: MarkdownSettings): string {
  const hardBreak = settings.xhtml ? '<br />\n' : '<br>\n'
  let html = ''
  let bareLink = false
  for (const token of tokens) {
    if (token.info === 'auto') bareLink = token.nesting === 1
    else if (bareLink) continue
    else if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline')
      html += escapeText(token.content)
    else if (token.type === 'typographic') html += token.content
    else if (token.type === 'softbreak') html += settings.hardWraps ? hardBreak : '\n'
    else if (token.type === 'hardbreak') html += hardBreak
    else if (token.type === 'image') html += description(token.children ?? [], settings)
  }
  return html
}
