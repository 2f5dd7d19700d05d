/** Destinations of links and images, and what an image's `alt` says. */
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeText, escapeUrl } from './escape.ts'
import type { MarkdownSettings } from './settings.ts'

const dangerous = /^(?:javascript|vbscript|file|data):/i
const imageData = /^data:image\/(?:png|gif|jpeg|webp|svg\+xml);/i

/**
 * Writes links and images as goldmark does. Unless the site is `unsafe`, a destination whose scheme could run or read
 * something is left empty.
 */
export function links(md: MarkdownIt, settings: MarkdownSettings): void {
  md.normalizeLink = escapeUrl
  md.normalizeLinkText = (text) => text
  md.validateLink = () => true
  const destination = (url: string) =>
    settings.unsafe || !dangerous.test(url) || imageData.test(url) ? escapeText(url) : ''

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
    return `${start} alt="${description(token?.children ?? [], settings.xhtml)}"${title ? ` title="${escapeText(String(title))}"` : ''}${end}`
  }
}

/** The description of an image: its text without markup, with the typographer's punctuation. */
function description(tokens: readonly Token[], xhtml: boolean): string {
  let html = ''
  let bareLink = false
  for (const token of tokens) {
    if (token.info === 'auto') bareLink = token.nesting === 1
    else if (bareLink) continue
    else if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline')
      html += escapeText(token.content)
    else if (token.type === 'typographic' || token.type === 'emoji') html += token.content
    else if (token.type === 'softbreak') html += '\n'
    else if (token.type === 'hardbreak') html += xhtml ? '<br />\n' : '<br>\n'
    else if (token.type === 'image') html += description(token.children ?? [], xhtml)
  }
  return html
}
