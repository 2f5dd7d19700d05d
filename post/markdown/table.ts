/** Tables: read as goldmark reads them, out of a paragraph; written as Hugo's own table template writes them. */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

export function tables(md: MarkdownIt, settings: MarkdownSettings): void {
  md.block.ruler.disable('table')
  if (!settings.tables) return
  md.block.ruler.before('lheading', 'rows', readTable, { alt: ['paragraph', 'reference'] })

  const rules = md.renderer.rules
  rules.table_open = (tokens, index, _options, _env, renderer) =>
    `<table${renderer.renderAttrs(tokens[index] ?? { attrs: null })}>\n`
  rules.thead_open = () => '\t<thead>\n'
  rules.thead_close = () => '\t</thead>\n'
  rules.tbody_open = () => '\t<tbody>\n'
  rules.tbody_close = () => '\t</tbody>\n'
  rules.table_close = () => '</table>\n'
  rules.tr_open = () => '\t\t\t<tr>\n'
  rules.tr_close = () => '\t\t\t</tr>\n'
  for (const tag of ['th', 'td']) {
    rules[`${tag}_open`] = (tokens, index) => {
      const alignment = String(tokens[index]?.meta?.alignment ?? '')
      return `\t\t\t\t\t<${tag}${alignment === '' ? '' : ` style="text-align: ${alignment}"`}>`
    }
    rules[`${tag}_close`] = () => `</${tag}>\n`
  }
}

export type Alignment = '' | 'left' | 'center' | 'right'

/** Short rows are filled up; more empty cells than this no table gets. */
const mostFilled = 65_536

/** A table is a line of a paragraph, a line of dashes, and all that would go on with the paragraph. */
function readTable(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine + 1 >= endLine || (state.sCount[startLine] ?? 0) - state.blkIndent > 3) return false
  const alignments = alignmentsOf(state, startLine + 1)
  if (alignments === null) return false
  const header = cellsOf(lineAt(state, startLine))
  if (header.length > alignments.length || endsParagraph(state, startLine + 1, endLine)) return false
  if (silent) return true

  let line = startLine + 2
  while (line < endLine && !state.isEmpty(line) && !endsParagraph(state, line, endLine)) {
    // An underline ends the paragraph before goldmark finds that it is none of a heading.
    if (/^(?:=+|-+)$/.test(lineAt(state, line))) break
    line++
  }
  const table = state.push('table_open', 'table', 1)
  table.map = [startLine, line]
  state.push('thead_open', 'thead', 1).map = [startLine, startLine + 1]
  pushRow(state, startLine, 'th', header, alignments)
  state.push('thead_close', 'thead', -1)
  state.push('tbody_open', 'tbody', 1).map = [startLine + 2, line]
  let filled = 0
  for (let row = startLine + 2; row < line && filled < mostFilled; row++) {
    const cells = cellsOf(lineAt(state, row))
    filled += Math.max(0, alignments.length - cells.length)
    pushRow(state, row, 'td', cells, alignments)
  }
  state.push('tbody_close', 'tbody', -1)
  state.push('table_close', 'table', -1)
  state.line = line
  return true
}

/** The columns of `|:--|---|`; null for any other line, and for dashes alone, which underline a heading. */
function alignmentsOf(state: StateBlock, line: number): Alignment[] | null {
  if ((state.sCount[line] ?? 0) - state.blkIndent > 3) return null
  const first = state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)]
  if (first !== '|' && first !== '-' && first !== ':') return null
  const text = lineAt(state, line)
  if (/[^-:| \t]/.test(text) || /^-+$/.test(text)) return null
  const alignments: Alignment[] = []
  for (const column of text.replace(/^\|/, '').replace(/\|$/, '').split('|')) {
    const dashes = /^\s*(:?)-+(:?)\s*$/.exec(column)
    if (dashes === null) return null
    alignments.push(dashes[1] === '' ? (dashes[2] === '' ? '' : 'right') : dashes[2] === '' ? 'left' : 'center')
  }
  return alignments
}

/** The texts between pipes; one behind a backslash is part of a text. */
function cellsOf(row: string): string[] {
  const inner = row.replace(/^\|/, '').replace(/\|$/, '')
  if (inner === '') return []
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
}

function pushRow(
  state: StateBlock,
  line: number,
  tag: 'th' | 'td',
  cells: readonly string[],
  alignments: readonly Alignment[],
): void {
  state.push('tr_open', 'tr', 1).map = [line, line + 1]
  for (const [column, alignment] of alignments.entries()) {
    const text = cells[column]
    state.push(`${tag}_open`, tag, 1).meta = { alignment: text === undefined ? '' : alignment }
    const content = state.push('inline', '', 0)
    content.content = text ?? ''
    content.children = []
    state.push(`${tag}_close`, tag, -1)
  }
  state.push('tr_close', 'tr', -1)
}

function endsParagraph(state: StateBlock, line: number, endLine: number): boolean {
  const indent = state.sCount[line] ?? 0
  if (indent - state.blkIndent > 3 || indent < 0) return false
  const parentType = state.parentType
  state.parentType = 'paragraph'
  const ends = state.md.block.ruler
    .getRules('paragraph')
    .some((rule) => rule !== readTable && rule(state, line, endLine, true))
  state.parentType = parentType
  return ends
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim()
}
