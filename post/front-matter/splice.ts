import type { Path, Value } from './value.ts'

/** `insert` in place of what is from `from` to `to`. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The text with the splices made; they may come in any order but not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = ''
  let at = 0
  for (const { from, to, insert } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, from) + insert
    at = to
  }
  return result + text.slice(at)
}

/** The data of a head that is to be edited. */
export interface Source {
  readonly text: string
  /** What new lines end with. */
  readonly lineEnd: string
  /** Whether the data begins at the start of a line: not in `+++ title = "a"`. */
  readonly startsLine: boolean
}

/** Ways to make one edit, the best first: the first whose result reads as intended is taken. */
export type Ways = Iterable<readonly Splice[]>

/** What each format knows to do to its data. Paths are of what is there. */
export interface DataEditor {
  /** Where the source text of the value at `path` is; null where it is in several places. */
  rangeOf(path: Path): { readonly from: number; readonly to: number } | null
  /** Writes another value where one is. */
  replace(path: Path, value: Value): Ways
  /** Adds a key to the table at `path`. */
  add(path: Path, key: string, value: Value): Ways
  /** Adds an item to the list at `path`, before the item `index` or at the end. */
  insert(path: Path, index: number, value: Value): Ways
  /** Takes out a key of a table or an item of a list. */
  remove(path: Path): Ways
  /** Moves a key of the root before another one, or last. */
  move(key: string, beforeKey: string | null): Ways
}
