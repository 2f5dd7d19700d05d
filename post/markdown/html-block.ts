/** Blocks of raw HTML: seven kinds, as CommonMark 0.31.2 (section 4.6) has them and goldmark reads them. */
import type { MarkdownIt, StateBlock } from 'markdown-it'

interface Kind {
  readonly open: RegExp
  /** The line that ends it, itself included; null where that is a blank line, not included. */
  readonly close: RegExp | null
  readonly endsParagraph: boolean
}

const names =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'.replaceAll(
    ' ',
    '|',
  )
const attribute = `\\s+[a-zA-Z_:][\\w:.-]*(?:\\s*=\\s*(?:[^"'=<>\`\\s]+|'[^']*'|"[^"]*"))?`

const kinds: readonly Kind[] = [
  {
    open: /^<(?:script|pre|style|textarea)(?:\s|\/?>|$)/i,
    close: /<\/(?:script|pre|style|textarea)>/i,
    endsParagraph: true,
  },
  { open: /^<!--/, close: /-->/, endsParagraph: true },
  { open: /^<\?/, close: /\?>/, endsParagraph: true },
  { open: /^<![A-Z]/, close: />/, endsParagraph: true },
  { open: /^<!\[CDATA\[/, close: /\]\]>/, endsParagraph: true },
  { open: new RegExp(`^</?(?:${names})(?:\\s|/?>|$)`, 'i'), close: null, endsParagraph: true },
  {
    open: new RegExp(
      `^(?!</?(?:script|pre|style)\\b|<textarea\\b)(?:<[A-Za-z][A-Za-z\\d-]*(?:${attribute})*\\s*/?>|</[A-Za-z][A-Za-z\\d-]*\\s*>)\\s*$`,
      'i',
    ),
    close: null,
    endsParagraph: false,
  },
]

/** Replaces markdown-it's rule, which takes `</pre>` alone on a line for the start of a block. */
export function htmlBlocks(md: MarkdownIt): void {
  md.block.ruler.at('html_block', readBlock, { alt: ['paragraph', 'reference', 'blockquote'] })
}

/** Whether a line within the block closes it, which goldmark keeps apart from the others; not its first line. */
export function hasClosingLine(html: string): boolean {
  const kind = kinds.find(({ open }) => open.test(html.trimStart()))
  const rest = html.indexOf('\n')
  return kind?.close != null && rest !== -1 && kind.close.test(html.slice(rest))
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent > 3) return false
  const first = lineAt(state, startLine)
  if (!first.startsWith('<')) return false
  const kind = kinds.find(({ open }) => open.test(first))
  if (kind === undefined) return false
  if (silent) return kind.endsParagraph
  let line = startLine + 1
  if (kind.close?.test(first) !== true) {
    for (; line < endLine; line++) {
      if ((state.sCount[line] ?? 0) < state.blkIndent && (kind.close === null || !state.isEmpty(line))) break
      const text = lineAt(state, line)
      if (kind.close === null ? text.trim() === '' : kind.close.test(text)) {
        if (kind.close !== null) line++
        break
      }
    }
  }
  state.line = line
  const token = state.push('html_block', '', 0)
  token.map = [startLine, line]
  token.content = state.getLines(startLine, line, state.blkIndent, true)
  return true
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}
