/**
 * The list of posts as the writer asks for it: searched, filtered, sorted, grouped by month. Pure, and quick enough to
 * answer each keystroke over ten thousand posts: what can be known of a post beforehand is computed once.
 */
import type { PostEntry } from '../../electron/api.ts'

export type Sort = 'newest' | 'oldest' | 'title'
export type Mark = 'all' | 'draft' | 'scheduled' | 'problem'

export interface Term {
  readonly taxonomy: string
  readonly term: string
}

export interface Query {
  readonly text: string
  readonly mark: Mark
  /** A section, '' for the content root, or null for all. */
  readonly section: string | null
  readonly term: Term | null
  readonly sort: Sort
}

export const everything: Query = { text: '', mark: 'all', section: null, term: null, sort: 'newest' }

export type Row =
  | { readonly kind: 'group'; readonly label: string }
  /** `position` counts the posts of the list from 0. */
  | { readonly kind: 'post'; readonly entry: PostEntry; readonly position: number }

/** The posts that a query asks for, in its order. The same arguments give the same array. */
export function matching(posts: readonly PostEntry[], query: Query): readonly PostEntry[] {
  if (last?.posts === posts && last.query === query) return last.found
  const words = fold(query.text).split(/\s+/).filter(Boolean)
  const found = sorted(posts, query.sort).filter((entry) => fits(entry, query, words))
  last = { posts, query, found }
  return found
}

let last: { posts: readonly PostEntry[]; query: Query; found: readonly PostEntry[] } | null = null

function fits(entry: PostEntry, query: Query, words: readonly string[]): boolean {
  if (query.mark !== 'all' && !hasMark(entry, query.mark)) return false
  if (query.section !== null && entry.section !== query.section) return false
  if (query.term && !entry.terms[query.term.taxonomy]?.includes(query.term.term)) return false
  const key = words.length > 0 ? keyOf(entry) : ''
  return words.every((word) => key.includes(word))
}

const keys = new WeakMap<PostEntry, string>()

/** Title, path and terms, folded, with a break between them that no search can span. */
function keyOf(entry: PostEntry): string {
  const known = keys.get(entry)
  if (known !== undefined) return known
  const key = fold([entry.title, entry.path, ...Object.values(entry.terms).flat()].join('\n'))
  keys.set(entry, key)
  return key
}

/** Computes what a search looks at while posts arrive, so that the first key typed does not have to. */
export function prepare(entries: readonly PostEntry[]): void {
  for (const entry of entries) keyOf(entry)
}

/** Lower case without accents, so that `uber` finds `Über`. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return plain.test(lower) ? lower : lower.normalize('NFD').replace(/\p{Mn}/gu, '')
}

/** Most titles are ASCII, which has no accents to take off. */
const plain = /^[\0-\x7f]*$/

const orders: { readonly [S in Sort]: (a: PostEntry, b: PostEntry) => number } = {
  newest: (a, b) => (b.time ?? -Infinity) - (a.time ?? -Infinity) || byPath(a, b),
  oldest: (a, b) => (a.time ?? Infinity) - (b.time ?? Infinity) || byPath(a, b),
  title: (a, b) => titles.compare(a.title, b.title) || byPath(a, b),
}

const titles = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const byPath = (a: PostEntry, b: PostEntry): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

const sortings = new WeakMap<readonly PostEntry[], Map<Sort, readonly PostEntry[]>>()

function sorted(posts: readonly PostEntry[], sort: Sort): readonly PostEntry[] {
  const known = sortings.get(posts) ?? new Map<Sort, readonly PostEntry[]>()
  sortings.set(posts, known)
  const result = known.get(sort) ?? posts.toSorted(orders[sort])
  known.set(sort, result)
  return result
}

/** The one mark that a post's row shows: what most needs the writer comes first. */
export function markOf(entry: PostEntry): Exclude<Mark, 'all'> | null {
  if (entry.problem) return 'problem'
  if (entry.draft) return 'draft'
  return entry.scheduled ? 'scheduled' : null
}

const hasMark = (entry: PostEntry, mark: Exclude<Mark, 'all'>): boolean =>
  mark === 'problem' ? entry.problem !== null : mark === 'draft' ? entry.draft : entry.scheduled

/** How many posts each filter would show. */
export function countMarks(posts: readonly PostEntry[]): { readonly [M in Mark]: number } {
  const counts = { all: posts.length, draft: 0, scheduled: 0, problem: 0 }
  for (const entry of posts) {
    if (entry.problem) counts.problem++
    if (entry.draft) counts.draft++
    if (entry.scheduled) counts.scheduled++
  }
  return counts
}

/** Rows with a heading before each month; sorted by title there are none. */
export function rowsOf(entries: readonly PostEntry[], sort: Sort): readonly Row[] {
  const rows: Row[] = []
  let group: string | null = null
  entries.forEach((entry, position) => {
    if (sort !== 'title') {
      const month = entry.time === null ? '' : monthOf(entry)
      if (month !== group) rows.push({ kind: 'group', label: month === '' ? 'No date' : monthName(month) })
      group = month
    }
    rows.push({ kind: 'post', entry, position })
  })
  return rows
}

/** Year and month as the post's own date has them, whatever the time zone here. */
const monthOf = (entry: PostEntry): string =>
  entry.date !== null && dated.test(entry.date) ? entry.date.slice(0, 7) : isoMonth(entry.time ?? 0)
const dated = /^\d{4}-(?:0[1-9]|1[0-2])-/
const isoMonth = (time: number): string => new Date(time).toISOString().slice(0, 7)

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const fullDays = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

const monthNames = new Map<string, string>()

function monthName(month: string): string {
  const known = monthNames.get(month)
  if (known !== undefined) return known
  const name = months.format(new Date(`${month}-01T00:00:00Z`))
  monthNames.set(month, name)
  return name
}

/** `12 Feb`, or `12 Feb 2016` where no heading names the year. Empty where there is no date. */
export function dayOf(entry: PostEntry, withYear: boolean): string {
  if (entry.time === null) return ''
  const written = /^\d{4}-\d{2}-\d{2}/.exec(entry.date ?? '')?.[0]
  const day = written ? new Date(`${written}T00:00:00Z`) : new Date(entry.time)
  if (Number.isNaN(day.getTime())) return ''
  return (withYear ? fullDays : days).format(day)
}

/** What a row shows after the day: the post's tags, or else the terms of the first taxonomy that it uses. */
export function termsOf(entry: PostEntry): readonly string[] {
  const tags = entry.terms.tags
  if (tags && tags.length > 0) return tags
  return Object.values(entry.terms).find((terms) => terms.length > 0) ?? []
}
