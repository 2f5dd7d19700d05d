/** Raw HTML in a post: kept where the site allows it, else left out with a note in its place. */
import type { MarkdownIt } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

/** Stands where raw HTML is left out. */
export const omitted = '<!-- raw HTML omitted -->'

export function rawHtml(md: MarkdownIt, settings: MarkdownSettings): void {
  md.renderer.rules.html_block = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    // goldmark notes the closing line of an element or construct that has its own.
    const closed = constructs.some(
      ([open, close]) => open.test(html) && html.slice(html.indexOf('\n')).search(close) > 0,
    )
    return isComment(html) ? '' : closed ? `${omitted}\n${omitted}\n` : `${omitted}\n`
  }
  md.renderer.rules.html_inline = (tokens, index) => {
    const html = tokens[index]?.content ?? ''
    if (settings.unsafe) return html
    return isComment(html) ? '' : omitted
  }
}

/** HTML blocks that end at a closing mark (CommonMark 0.31.2, section 4.6, kinds 1, 3, 4 and 5). */
const constructs: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^ *<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ *<\?/, /\?>/],
  [/^ *<![a-z]/i, />/],
  [/^ *<!\[CDATA\[/, /\]\]>/],
]

function isComment(html: string): boolean {
  return html.startsWith('<!--')
}
