/** Entering a container that begins in the middle of a line: its content counts columns from there. */
import type { StateBlock } from 'markdown-it'

/** The columns of white space from `pos` of `line` on, and where it ends. */
export function spaceAt(state: StateBlock, line: number, pos: number): { width: number; end: number } {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const first = (state.sCount[line] ?? 0) + pos - start
  let column = first
  let end = pos
  for (; end < (state.eMarks[line] ?? 0); end++) {
    const character = state.src[end]
    if (character === '\t') column += 4 - ((column + (state.bsCount[line] ?? 0)) % 4)
    else if (character === ' ') column++
    else break
  }
  return { width: column - first, end }
}

/**
 * Reads the blocks of a container whose content starts at `pos` of `line`, where white space of `width` columns is
 * content, and whose further lines are indented by `indent` columns more than now. Afterwards `state.line` is the
 * line behind it.
 */
export function readBlocks(
  state: StateBlock,
  type: string,
  content: { line: number; endLine: number; pos: number; width: number; indent: number },
): void {
  const { line } = content
  const old = {
    bMarks: state.bMarks[line] ?? 0,
    tShift: state.tShift[line] ?? 0,
    sCount: state.sCount[line] ?? 0,
    blkIndent: state.blkIndent,
    parentType: state.parentType,
    tight: state.tight,
  }
  let start = content.pos
  while (start < (state.eMarks[line] ?? 0) && (state.src[start] === ' ' || state.src[start] === '\t')) start++
  state.blkIndent += content.indent
  // The line's mark lies before the content by as much as is indentation: markdown-it takes that off, whatever it is.
  state.bMarks[line] = Math.max(old.bMarks, content.pos - state.blkIndent)
  state.tShift[line] = start - (state.bMarks[line] ?? 0)
  state.sCount[line] = state.blkIndent + content.width
  state.parentType = type
  state.md.block.tokenize(state, line, content.endLine)
  state.bMarks[line] = old.bMarks
  state.tShift[line] = old.tShift
  state.sCount[line] = old.sCount
  state.blkIndent = old.blkIndent
  state.parentType = old.parentType
  state.tight = old.tight
}
