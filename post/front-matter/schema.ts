import { parseFrontMatterDate } from './date.ts'
import type { DateKind, Kind, Path, Table, Value } from './value.ts'

/** What the folder's posts use at one key path: the source of field types, completions and suggestions. */
export interface FieldHabit {
  /** Keys joined with NUL would be ambiguous to read; a path of keys, list positions left out. */
  readonly path: readonly string[]
  /** Kinds seen, most frequent first. */
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[]
  /** Posts that have it. */
  readonly count: number
  /** Posts that have it, by section. */
  readonly sections: { readonly [section: string]: number }
  /** Strings seen (for a list: its items), most frequent first, at most 500. */
  readonly values: readonly { readonly text: string; readonly count: number }[]
  /** A typical value, for adding the field to a post. */
  readonly example: Value
}

export interface Habits {
  readonly posts: number
  readonly fields: readonly FieldHabit[]
  /** Keys of the archetype, by section ('' is the default archetype). */
  readonly archetypes: { readonly [section: string]: readonly (readonly [key: string, value: Value])[] }
}

/** How a field is edited. */
export type Control =
  | { readonly type: 'text' | 'long-text' | 'boolean' | 'integer' | 'float' | 'string-list' | 'image' }
  | { readonly type: 'table' | 'table-list' | 'raw' }
  | DateControl

/** A date's precision, and whether the format knows it as a date (TOML's own) or holds it as a string. */
export interface DateControl {
  readonly type: 'date'
  readonly precision: 'date' | 'local' | 'offset'
  readonly written: 'string' | 'native'
}

/**
 * The control that fits a value. Its kind decides; a string is a date or image by its text and key, and an empty or
 * null value takes after what the folder's other posts have there.
 */
export function controlFor(path: Path, value: Value, habit?: FieldHabit): Control {
  const key = String(path.findLast((part) => typeof part === 'string') ?? '')
  switch (value.kind) {
    case 'boolean':
    case 'integer':
    case 'float':
    case 'table':
    case 'raw':
      return { type: value.kind }
    case 'string':
      return controlForString(key, value.text, habit)
    case 'list':
      return controlForList(value.items, habit)
    case 'null': {
      const usual = habit?.example
      return usual && usual.kind !== 'null' && usual.kind !== 'raw'
        ? controlFor(path, usual)
        : controlForString(key, '', habit)
    }
    case 'local-time':
      return { type: 'text' }
    default:
      return { type: 'date', precision: precisions[value.kind], written: 'native' }
  }
}

const precisions: { readonly [kind in Exclude<DateKind, 'local-time'>]: DateControl['precision'] } = {
  'local-date': 'date',
  'local-date-time': 'local',
  'offset-date-time': 'offset',
}

const dateKeys = /^(date|lastmod|modified|published|publishdate|pubdate|expirydate|unpublishdate)$/i
const longKeys = /^(description|summary|abstract|excerpt|lead|intro|bio)$/i
const imageKeys = /(image|img|cover|hero|thumb|thumbnail|banner|photo|picture|avatar|logo)$/i
const imageNames = /^[^\s\n][^\n]*\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i
const longest = 100

function controlForString(key: string, text: string, habit: FieldHabit | undefined): Control {
  if (text === '') {
    const usual = habit?.example
    if (usual?.kind === 'string' && usual.text !== '') return controlForString(key, usual.text, undefined)
    if (dateKeys.test(key)) return { type: 'date', precision: 'date', written: 'string' }
  }
  const precision = stringPrecision(text)
  if (precision) return { type: 'date', precision, written: 'string' }
  if (text.includes('\n') || text.length > longest || longKeys.test(key)) return { type: 'long-text' }
  if (imageNames.test(text) || (imageKeys.test(key) && !text.includes(' '))) return { type: 'image' }
  return { type: 'text' }
}

function stringPrecision(text: string): DateControl['precision'] | null {
  const match = /^\d{4}-\d\d-\d\d([T ]\d\d?:\d\d:\d\d([.,]\d+)?( ?[-+]\d\d:?\d\d( [A-Z]+)?|Z)?)?$/.exec(text)
  if (!match || parseFrontMatterDate(text).time === null) return null
  if (!match[1]) return 'date'
  return match[3] ? 'offset' : 'local'
}

function controlForList(items: readonly Value[], habit: FieldHabit | undefined): Control {
  if (items.length === 0) {
    const usual = habit?.example
    return usual?.kind === 'list' && usual.items.length > 0
      ? controlForList(usual.items, undefined)
      : { type: 'string-list' }
  }
  if (items.every((item) => item.kind === 'string')) return { type: 'string-list' }
  if (items.every((item) => item.kind === 'table')) return { type: 'table-list' }
  return { type: 'raw' }
}

/** Collects what many posts have in their front matter. */
export interface HabitCount {
  add(table: Table, section: string): void
  /** What was seen so far; fields that more posts have come first. */
  habits(): { readonly posts: number; readonly fields: readonly FieldHabit[] }
}

/** Different texts kept of one field while counting; a field with more (titles) completes from the first ones. */
const mostTexts = 5000
const mostValues = 500
/** Longer texts are nobody's completion. */
const longestText = 200

interface Counted {
  readonly path: readonly string[]
  readonly kinds: Map<Kind, { count: number; example: Value }>
  readonly sections: Map<string, number>
  readonly texts: Map<string, number>
  readonly inside: Map<string, Counted>
  count: number
  lastPost: number
}

export function countHabits(): HabitCount {
  let posts = 0
  const root = newCounted([])
  return {
    add(table, section) {
      posts++
      countTable(root, table, section, posts)
    },
    habits() {
      const fields: FieldHabit[] = []
      collect(root, fields)
      return { posts, fields: fields.sort((a, b) => b.count - a.count) }
    },
  }
}

function newCounted(path: readonly string[]): Counted {
  return { path, kinds: new Map(), sections: new Map(), texts: new Map(), inside: new Map(), count: 0, lastPost: 0 }
}

function countTable(parent: Counted, table: Table, section: string, post: number): void {
  for (const [key, value] of table.entries) {
    let field = parent.inside.get(key)
    if (!field) {
      field = newCounted([...parent.path, key])
      parent.inside.set(key, field)
    }
    if (field.lastPost !== post) {
      field.lastPost = post
      field.count++
      field.sections.set(section, (field.sections.get(section) ?? 0) + 1)
    }
    const kind = field.kinds.get(value.kind)
    if (!kind) field.kinds.set(value.kind, { count: 1, example: value })
    else {
      kind.count++
      if (isHollow(kind.example)) kind.example = value
    }
    if (value.kind === 'string') countText(field, value.text)
    else if (value.kind === 'table') countTable(field, value, section, post)
    else if (value.kind === 'list') {
      for (const item of value.items) {
        if (item.kind === 'string') countText(field, item.text)
        else if (item.kind === 'table') countTable(field, item, section, post)
      }
    }
  }
}

function isHollow(value: Value): boolean {
  return (value.kind === 'string' && value.text === '') || (value.kind === 'list' && value.items.length === 0)
}

function countText(field: Counted, text: string): void {
  if (text === '' || text.length > longestText) return
  const count = field.texts.get(text)
  if (count !== undefined) field.texts.set(text, count + 1)
  else if (field.texts.size < mostTexts) field.texts.set(text, 1)
}

function collect(parent: Counted, fields: FieldHabit[]): void {
  for (const field of parent.inside.values()) {
    const kinds = [...field.kinds].sort((a, b) => b[1].count - a[1].count)
    fields.push({
      path: field.path,
      kinds: kinds.map(([kind, { count }]) => ({ kind, count })),
      count: field.count,
      sections: Object.fromEntries(field.sections),
      values: mostFrequent(field.texts),
      example: (kinds.find(([kind]) => kind !== 'null') ?? kinds[0])?.[1].example ?? { kind: 'null' },
    })
    collect(field, fields)
  }
}

function mostFrequent(texts: ReadonlyMap<string, number>): FieldHabit['values'] {
  return [...texts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostValues)
    .map(([text, count]) => ({ text, count }))
}

export { labelFor } from './label.ts'
