/** Definition lists: lines of terms, then `: a definition` for all of them. */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import { readBlocks, spaceAt } from './block-line.ts'

/** Adds the rule, as goldmark's extension reads PHP Markdown Extra: every line of the paragraph before a definition is a term. */
export function definitionLists(md: MarkdownIt): void {
  md.block.ruler.before('paragraph', 'definition_list', definitionList)
  md.block.ruler.before('paragraph', 'next_definition', nextDefinition, { alt: ['paragraph', 'reference'] })
  md.renderer.rules.dd_open = (tokens, index) => (tokens[index]?.meta?.tight === true ? '<dd>' : '<dd>\n')
}

function definitionList(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent) return false
  let definition = definitionAfter(state, startLine, endLine)
  if (definition === null) return false

  const list = state.push('dl_open', 'dl', 1)
  const lines: [number, number] = [startLine, startLine]
  list.map = lines
  let line = startLine
  while (definition !== null) {
    for (let term = line; term < definition.termsEnd; term++) pushTerm(state, term)
    line = pushDefinitions(state, definition.line, endLine)
    const next = firstFilled(state, line, endLine)
    definition = next < endLine && !isOutside(state, next) ? definitionAfter(state, next, endLine) : null
    if (definition !== null) line = next
  }
  state.push('dl_close', 'dl', -1)
  lines[1] = line
  state.line = line
  return true
}

/** The columns at which the lists around the current block have their markers. */
const markerColumns = new WeakMap<StateBlock, number[]>()

/** Ends a paragraph of a definition where the next definition of its list begins. */
function nextDefinition(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if (!silent) return false
  return markerColumns.get(state)?.some((column) => isMarker(state, line, column)) ?? false
}

function pushTerm(state: StateBlock, line: number): void {
  const open = state.push('dt_open', 'dt', 1)
  open.map = [line, line + 1]
  const text = state.push('inline', '', 0)
  text.map = [line, line + 1]
  text.content = state.getLines(line, line + 1, state.blkIndent, false).trim()
  text.children = []
  state.push('dt_close', 'dt', -1)
}

/** Writes the definitions from `line` on; answers with the line behind the last one. */
function pushDefinitions(state: StateBlock, line: number, endLine: number): number {
  const columns = markerColumns.get(state) ?? []
  markerColumns.set(state, [...columns, state.blkIndent])
  let at = line
  for (;;) {
    const pos = (state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0) + 1
    const space = spaceAt(state, at, pos)
    // Eight columns and more: the definition begins with indented code.
    const width = space.width >= 8 ? 4 : space.width
    const open = state.push('dd_open', 'dd', 1)
    const tight = !state.isEmpty(at - 1)
    open.meta = { tight }
    const first = state.tokens.length
    const level = state.level
    const start = width === space.width ? space.end : pos + width
    readBlocks(state, 'definition', { line: at, endLine, pos: start, width: space.width - width, indent: width + 1 })
    open.map = [at, state.line]
    if (tight) {
      // goldmark takes the tags off the first paragraph only.
      const blocks = state.tokens.slice(first)
      const open = blocks.findIndex((token) => token.level === level && token.type === 'paragraph_open')
      for (const token of [blocks[open], blocks[open + 2]]) if (open !== -1 && token) token.hidden = true
    }
    state.push('dd_close', 'dd', -1)
    const next = firstFilled(state, state.line, endLine)
    if (next >= endLine || !isMarker(state, next)) break
    at = next
  }
  markerColumns.set(state, columns)
  return state.line
}

/** Where the paragraph that begins at `line` has its definition; null where it has none. */
function definitionAfter(state: StateBlock, line: number, endLine: number): { line: number; termsEnd: number } | null {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return null
  const terminators = state.md.block.ruler.getRules('paragraph').filter((rule) => rule !== definitionList)
  let next = line + 1
  for (; next < endLine && !state.isEmpty(next); next++) {
    if (isMarker(state, next)) return { line: next, termsEnd: next }
    const indent = (state.sCount[next] ?? 0) - state.blkIndent
    if (indent > 3 || (state.sCount[next] ?? 0) < 0) continue
    if (terminators.some((rule) => rule(state, next, endLine, true))) return null
  }
  const after = firstFilled(state, next, endLine)
  return after < endLine && after > next && isMarker(state, after) ? { line: after, termsEnd: next } : null
}

/** `:` in the column, then white space. */
function isMarker(state: StateBlock, line: number, column = state.blkIndent): boolean {
  if (state.sCount[line] !== column) return false
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src[start] === ':' && /[ \t]/.test(state.src[start + 1] ?? '')
}

function isOutside(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) < state.blkIndent
}

function firstFilled(state: StateBlock, line: number, endLine: number): number {
  let at = line
  while (at < endLine && state.isEmpty(at)) at++
  return at
}
