/** Raw HTML in a post: kept where the site allows it, else left out with a note in its place. */
import type { MarkdownIt } from 'markdown-it'
import { hasClosingLine } from './html-block.ts'
import type { MarkdownSettings } from './settings.ts'

/** Stands where raw HTML is left out. */
export const omitted = '<!-- raw HTML omitted -->'

export function rawHtml(md: MarkdownIt, settings: MarkdownSettings): void {
  md.renderer.rules.html_block = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    // goldmark notes a closing line for itself.
    return isComment(html) ? '' : hasClosingLine(html) ? `${omitted}\n${omitted}\n` : `${omitted}\n`
  }
  md.renderer.rules.html_inline = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    return isComment(html) ? '' : omitted
  }
}

function isComment(html: string): boolean {
  return html.startsWith('<!--')
}
