/** The head as the raw editor shows it: without byte-order mark, with `\n` between lines, without the last line's end. */
import { dominantLineEnd, foldLineEnds, type LineEnds, unfoldLineEnds } from '../../post/text.ts'

export interface HeadText {
  readonly text: string
  /** What is not shown: a byte-order mark before, the end of each line, and the end of the last line. */
  readonly mark: string
  readonly ends: LineEnds
  readonly tail: string
}

/** `body` tells the line end of a head that is only begun. */
export function foldHead(head: string, body: string): HeadText {
  const mark = head.startsWith('\uFEFF') ? '\uFEFF' : ''
  const shown = head.slice(mark.length)
  const tail = shown === '' ? dominantLineEnd(body) : (/(?:\r\n?|\n)$/.exec(shown)?.[0] ?? '')
  const lines = tail !== '' && shown.endsWith(tail) ? shown.slice(0, -tail.length) : shown
  const { text, ends } = foldLineEnds(lines, tail === '\r\n' || tail === '\r' ? tail : '\n')
  return { text, mark, ends, tail }
}

/** The inverse of `foldHead`. A text that was emptied leaves no line behind. */
export function unfoldHead({ text, mark, ends, tail }: HeadText): string {
  return text === '' ? mark : mark + unfoldLineEnds(text, ends) + tail
}

/** Where an offset of the head is in the shown text. */
export function shownOffset(head: string, offset: number): number {
  return head
    .slice(0, offset)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n').length
}
