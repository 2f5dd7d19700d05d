/** Which fields could be added to a table of a post: those its neighbours and its archetype have, and those Hugo knows. */
import type { FieldHabit, Habits } from '../../electron/api.ts'
import type { Path, Table, Value } from '../../post/front-matter/value.ts'
import { nowLike, readDate } from './dates.ts'
import { blankOf, habitAt } from './fields.ts'

export interface FieldSuggestion {
  readonly key: string
  /** What the field begins with: the neighbours' kind of value, with nothing in it. */
  readonly value: Value
  /** Why it is suggested: `31 posts`, `archetype`. */
  readonly note: string
}

/** Now, and how many minutes the clock on the wall is ahead of UTC. */
export interface Clockwork {
  readonly now: Date
  readonly offsetMinutes: number
}

/** A kind of field that a writer can choose for a key that nobody uses yet. */
export type NewKind = 'text' | 'boolean' | 'integer' | 'date' | 'list' | 'group'

/**
 * Keys that the table at `path` lacks, the likeliest first: the archetype's, then those that a good part of the posts
 * have (of the same section first), at the root then those that Hugo itself knows, then the rare ones.
 */
export function suggestFields(
  table: Table,
  path: Path,
  habits: Habits | null,
  section: string,
  clock: Clockwork,
): readonly FieldSuggestion[] {
  const taken = new Set(table.entries.map(([key]) => key.toLowerCase()))
  const found: FieldSuggestion[] = []
  const suggest = (key: string, value: Value, note: string) => {
    if (taken.has(key.toLowerCase())) return
    taken.add(key.toLowerCase())
    found.push({ key, value: freshOf(value, clock), note })
  }
  const suggestHabit = ({ path: keys, example, count }: FieldHabit) =>
    suggest(keys.at(-1) ?? '', example, count === 1 ? '1 post' : `${count} posts`)

  const atRoot = path.length === 0
  if (atRoot) {
    const archetype = habits?.archetypes[section] ?? habits?.archetypes[''] ?? []
    const known = new Map(hugoFields(clock))
    // What an archetype says may be a template: neighbours and Hugo know better which kind of value it makes.
    for (const [key, value] of archetype) {
      suggest(key, habitAt(habits, [key])?.example ?? known.get(key) ?? value, 'archetype')
    }
  }
  const neighbours = habits ? habitsBelow(habits, path, section) : []
  const common = Math.max(2, (habits?.posts ?? 0) * commonShare)
  if (!atRoot) neighbours.forEach(suggestHabit)
  else {
    neighbours.filter(({ count }) => count >= common).forEach(suggestHabit)
    for (const [key, value] of hugoFields(clock)) suggest(key, value, 'Hugo')
    neighbours.forEach(suggestHabit)
  }
  return found
}

/** A field that this share of the posts has is a habit of the folder; fewer are the exception. */
const commonShare = 0.08

/** What a new field of a chosen kind begins with. */
export function valueOfKind(kind: NewKind, clock: Clockwork): Value {
  switch (kind) {
    case 'text':
      return { kind: 'string', text: '' }
    case 'boolean':
      return { kind: 'boolean', value: false }
    case 'integer':
      return { kind: 'integer', value: 0n, source: '0' }
    case 'date':
      return { kind: 'string', text: nowLike(rfc3339, clock.now, clock.offsetMinutes) }
    case 'list':
      return { kind: 'list', items: [] }
    case 'group':
      return { kind: 'table', entries: [] }
  }
}

const rfc3339 = '2006-01-02T15:04:05-07:00'

/** Front matter that Hugo reads by itself, in the order in which writers reach for it. https://gohugo.io/content-management/front-matter/ */
function hugoFields(clock: Clockwork): readonly (readonly [key: string, value: Value])[] {
  const date = valueOfKind('date', clock)
  return [
    ['title', { kind: 'string', text: '' }],
    ['date', date],
    ['draft', { kind: 'boolean', value: true }],
    ['description', { kind: 'string', text: '' }],
    ['tags', { kind: 'list', items: [] }],
    ['slug', { kind: 'string', text: '' }],
    ['aliases', { kind: 'list', items: [] }],
    ['lastmod', date],
    ['publishDate', date],
    ['expiryDate', date],
    ['weight', { kind: 'integer', value: 0n, source: '0' }],
    ['summary', { kind: 'string', text: '' }],
    ['linkTitle', { kind: 'string', text: '' }],
    ['keywords', { kind: 'list', items: [] }],
    ['url', { kind: 'string', text: '' }],
    ['layout', { kind: 'string', text: '' }],
    ['type', { kind: 'string', text: '' }],
  ]
}

function habitsBelow(habits: Habits, path: Path, section: string): readonly FieldHabit[] {
  const parent = path.filter((part) => typeof part === 'string')
  return habits.fields
    .filter(({ path: keys }) => keys.length === parent.length + 1 && parent.every((key, i) => same(key, keys[i])))
    .toSorted((a, b) => (b.sections[section] ?? 0) - (a.sections[section] ?? 0) || b.count - a.count)
}

const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase()

/** A value with nothing in it, but dates say now, in the shape that the neighbours give them. */
function freshOf(value: Value, clock: Clockwork): Value {
  if ('text' in value && readDate(value.text)?.day) {
    return { ...value, text: nowLike(value.text, clock.now, clock.offsetMinutes) }
  }
  return blankOf(value)
}
