/** Raw HTML in a post: kept where the site allows it, else left out with a note in its place. */
import type { MarkdownIt } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

const omitted = '<!-- raw HTML omitted -->'

export function rawHtml(md: MarkdownIt, settings: MarkdownSettings): void {
  md.renderer.rules.html_block = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    return isComment(html) ? '' : `${omitted}\n`
  }
  md.renderer.rules.html_inline = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    return isComment(html) ? '' : omitted
  }
}

function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(html)
}
