/**
 * Line ends, so that an editor that knows only `\n` can give every untouched line back as it was. A line end is
 * LF, CR LF or a lone CR, the three that CodeMirror folds; the byte-order mark and all other characters are text.
 */

export type LineEnd = '\n' | '\r\n' | '\r'

/**
 * The line ends of a text in order. Nearly every file has one kind, which costs nothing to keep; `each` holds one
 * entry per line end of a mixed file.
 */
export type LineEnds = { readonly uniform: LineEnd } | { readonly each: readonly LineEnd[] }

/**
 * Takes the line ends out of a text: `text` has only `\n`, `ends` says what each was. A text of one line has the
 * end `fallback`, which is what its first new line will get.
 */
export function foldLineEnds(text: string, fallback: LineEnd = '\n'): { text: string; ends: LineEnds } {
  if (!text.includes('\r')) return { text, ends: { uniform: text.includes('\n') ? '\n' : fallback } }
  const each = text.match(/\r\n?|\n/g) as LineEnd[]
  const first = each[0] ?? fallback
  const folded = text.replace(/\r\n?/g, '\n')
  return { text: folded, ends: each.every((end) => end === first) ? { uniform: first } : { each } }
}

/** Puts the line ends back: the exact inverse of `foldLineEnds`. A line beyond those known gets the last known end. */
export function unfoldLineEnds(text: string, ends: LineEnds): string {
  if ('uniform' in ends) return ends.uniform === '\n' ? text : text.replaceAll('\n', ends.uniform)
  let line = 0
  return text.replace(/\n/g, () => ends.each[line++] ?? ends.each.at(-1) ?? '\n')
}

/**
 * The line ends after an edit that took out `removedLineCount` line ends from line `fromLine` on (counted from 0) and
 * put in `addedLineCount`. What is replaced keeps its end; further lines take their neighbour's: that of the line the
 * edit began in, else of the line before.
 */
export function spliceLineEnds(
  ends: LineEnds,
  fromLine: number,
  removedLineCount: number,
  addedLineCount: number,
): LineEnds {
  if ('uniform' in ends || (removedLineCount === 0 && addedLineCount === 0)) return ends
  const removed = ends.each.slice(fromLine, fromLine + removedLineCount)
  const neighbour = removed.at(-1) ?? ends.each[fromLine] ?? ends.each[fromLine - 1] ?? ends.each.at(-1) ?? '\n'
  const added = Array.from({ length: addedLineCount }, (_, i) => removed[i] ?? neighbour)
  return { each: [...ends.each.slice(0, fromLine), ...added, ...ends.each.slice(fromLine + removedLineCount)] }
}

/** The line end that a text uses most, the first one among equals; `\n` where it has none. */
export function dominantLineEnd(text: string): LineEnd {
  if (!text.includes('\r')) return '\n'
  const counts = new Map<LineEnd, number>()
  for (const end of text.match(/\r\n?|\n/g) as LineEnd[]) counts.set(end, (counts.get(end) ?? 0) + 1)
  let best: LineEnd = '\n'
  for (const [end, count] of counts) if (count > (counts.get(best) ?? 0)) best = end
  return best
}
