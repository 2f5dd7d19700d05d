/** Tables, written as Hugo's own table template writes them: indented with tabs, `<tbody>` even where it is empty. */
import type { MarkdownIt, StateCore } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

export function tables(md: MarkdownIt, settings: MarkdownSettings): void {
  if (!settings.tables) {
    md.block.ruler.disable('table')
    return
  }
  md.core.ruler.after('block', 'missing_cells', markMissingCells)
  const rules = md.renderer.rules
  rules.table_open = (tokens, index, _options, _env, renderer) =>
    `<table${renderer.renderAttrs(tokens[index] ?? { attrs: null })}>\n`
  rules.thead_open = () => '\t<thead>\n'
  rules.thead_close = (tokens, index) =>
    // markdown-it makes no body where there are no rows.
    tokens[index + 1]?.type === 'tbody_open' ? '\t</thead>\n' : '\t</thead>\n\t<tbody>\n\t</tbody>\n'
  rules.tbody_open = () => '\t<tbody>\n'
  rules.tbody_close = () => '\t</tbody>\n'
  rules.table_close = () => '</table>\n'
  rules.tr_open = () => '\t\t\t<tr>\n'
  rules.tr_close = () => '\t\t\t</tr>\n'
  for (const tag of ['th', 'td']) {
    rules[`${tag}_open`] = (tokens, index) => {
      const missing = tokens[index]?.meta?.missing === true
      const style = String(tokens[index]?.attrGet('style') ?? '').replace('text-align:', 'text-align: ')
      return `\t\t\t\t\t<${tag}${style === '' || missing ? '' : ` style="${style}"`}>`
    }
    rules[`${tag}_close`] = () => `</${tag}>\n`
  }
}

/** Marks the cells that a short row does not have: they are written without their column's alignment. */
function markMissingCells(state: StateCore): void {
  let lines: readonly string[] | null = null
  let cells = 0
  let column = 0
  for (const token of state.tokens) {
    if (token.type === 'tr_open') {
      lines ??= state.src.split('\n')
      cells = cellCount(lines[token.map?.[0] ?? -1] ?? '')
      column = 0
    } else if (token.type === 'td_open') {
      if (++column > cells) token.meta = { missing: true }
    }
  }
}

function cellCount(row: string): number {
  const cells = row
    .replace(/\\./g, '.')
    .replace(/^[\s>]*\|?/, '')
    .replace(/\|\s*$/, '')
    .split('|')
  return cells.at(-1) === '' ? cells.length - 1 : cells.length
}
