import type { HeadProblem } from './value.ts'

/** A problem at `offset` of `text`, with its line and column counted from 1. A line ends with LF, CR LF or CR. */
export function problemAt(text: string, offset: number, message: string): HeadProblem {
  const at = Math.max(0, Math.min(offset, text.length))
  let line = 1
  let lineStart = 0
  for (const end of text.matchAll(/\r\n?|\n/g)) {
    const next = end.index + end[0].length
    if (next > at) break
    line++
    lineStart = next
  }
  return { message, line, column: at - lineStart + 1, offset: at }
}

/** Where the line that holds `offset` begins. */
export function lineStartAt(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at--
  return at
}

/** Where the line that holds `offset` stops, before its line end. */
export function lineStopAt(text: string, offset: number): number {
  let at = offset
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
  return at
}

/** Where the line after the one that holds `offset` begins: past the line end, or at the end of the text. */
export function nextLineAt(text: string, offset: number): number {
  const stop = lineStopAt(text, offset)
  if (text.startsWith('\r\n', stop)) return stop + 2
  return Math.min(stop + 1, text.length)
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}
