/** Finding by a few letters in order, as palettes do. Pure. */
import { fold } from '../list/query.ts'

/**
 * How well `text` answers `query`, both folded by `fold`: higher is better, null where the query's letters do not come
 * in order. Letters that begin words and letters that follow each other count most, then short texts.
 */
function score(query: string, text: string): number | null {
  let total = 0
  let from = 0
  for (const letter of query) {
    if (letter === ' ') continue
    const at = text.indexOf(letter, from)
    if (at === -1) return null
    // The start of a word is worth a longer way.
    const start = wordStart(text, letter, at)
    const place = at === from && from > 0 ? at : (start ?? at)
    total += place === from && from > 0 ? 6 : start === null ? 1 : 8
    total -= Math.min(3, (place - from) * 0.1)
    from = place + 1
  }
  return total - text.length * 0.02
}

const isBreak = (letter: string | undefined): boolean => letter === undefined || /[\s/_.\-:]/.test(letter)

/** The first place from `at` on where `letter` begins a word, or null. */
function wordStart(text: string, letter: string, at: number): number | null {
  for (let place = at; place !== -1; place = text.indexOf(letter, place + 1)) {
    if (isBreak(text[place - 1])) return place
  }
  return null
}

export interface Candidate<T> {
  readonly item: T
  /** Folded by `fold`. */
  readonly text: string
}

/** The `most` best answers, best first; among equals the order stays. */
export function best<T>(query: string, candidates: readonly Candidate<T>[], most: number): readonly T[] {
  const folded = fold(query.trim())
  if (folded === '') return candidates.slice(0, most).map(({ item }) => item)
  const found: { readonly item: T; readonly value: number }[] = []
  for (const { item, text } of candidates) {
    const value = text.includes(folded) ? 1000 - text.indexOf(folded) - text.length * 0.02 : score(folded, text)
    if (value !== null) found.push({ item, value })
  }
  return found
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ item }) => item)
}
