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
    return `${start} alt="${description(token?.children ?? [])}"${title ? ` title="${escapeText(String(title))}"` : ''}${end}`
  }
}

/** The description of an image: its text without markup, with the typographer's punctuation. */
function description(tokens: readonly Token[]): string {
  let html = ''
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline') html += escapeText(token.content)
    else if (token.type === 'typographic' || token.type === 'emoji') html += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') html += '\n'
    else if (token.type === 'image') html += description(token.children ?? [])
  }
  return html
}
