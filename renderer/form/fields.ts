/** From a post's front matter and its folder's habits to the fields of a form: which control, which label, how wide. */
import type { FieldHabit, Habits } from '../../electron/api.ts'
import { formatKeyPath } from '../../post/front-matter/path.ts'
import { type Control, controlFor, labelFor } from '../../post/front-matter/schema.ts'
import type { Path, Table, Value } from '../../post/front-matter/value.ts'

export interface FieldModel {
  readonly path: Path
  /** The path as TOML writes it, list positions as numbers: unique in the form. */
  readonly id: string
  readonly label: string
  readonly value: Value
  readonly control: Control['type']
  readonly habit: FieldHabit | null
  /** Its place among the keys of its table, and how many those are. */
  readonly index: number
  readonly count: number
  /** Whether it can be put elsewhere among its siblings: the keys of the root can. */
  readonly movable: boolean
}

/** The fields of the table at `path`, in the order of the text. */
export function fieldsOf(table: Table, path: Path, habits: Habits | null): readonly FieldModel[] {
  return table.entries.map(([key, value], index) => {
    const to = [...path, key]
    const habit = habitAt(habits, to)
    return {
      path: to,
      id: formatKeyPath(to),
      label: labelFor(key),
      value,
      control: value.kind === 'local-time' ? 'date' : controlFor(to, value, habit ?? undefined).type,
      habit,
      index,
      count: table.entries.length,
      movable: path.length === 0,
    }
  })
}

/** The fields in lines: short ones that follow each other stand side by side, two in a line. */
export function rowsOf(fields: readonly FieldModel[]): readonly (readonly FieldModel[])[] {
  const rows: FieldModel[][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (last?.length === 1 && last[0] && fitBeside(last[0], field)) last.push(field)
    else rows.push([field])
  }
  return rows
}

/** What the folder's posts have at a path, list positions left out; keys in upper and lower case alike, as for Hugo. */
export function habitAt(habits: Habits | null, path: Path): FieldHabit | null {
  if (!habits) return null
  let known = byPath.get(habits)
  if (!known) {
    known = new Map(habits.fields.toReversed().map((habit) => [pathKey(habit.path), habit]))
    byPath.set(habits, known)
  }
  return known.get(pathKey(path.filter((part) => typeof part === 'string'))) ?? null
}

/** How many completions are shown at once. */
const mostCompletions = 8

/** Values of the folder that go on with what is typed, most used first, those that begin so before those that hold it. */
export function completions(
  habit: FieldHabit | null,
  typed: string,
  taken: readonly string[],
): readonly { readonly text: string; readonly note: string }[] {
  const wanted = plain(typed)
  const begins: typeof found = []
  const holds: typeof found = []
  const found = (habit?.values ?? []).filter(({ text }) => !taken.includes(text))
  for (const value of found) {
    const text = plain(value.text)
    if (text.startsWith(wanted)) begins.push(value)
    else if (text.includes(wanted)) holds.push(value)
  }
  return [...begins, ...holds].slice(0, mostCompletions).map(({ text, count }) => ({ text, note: String(count) }))
}

/** A value of the same kind and shape with nothing in it. */
export function blankOf(value: Value): Value {
  switch (value.kind) {
    case 'string':
      return { kind: 'string', text: '' }
    case 'boolean':
      return { kind: 'boolean', value: false }
    case 'integer':
      return { kind: 'integer', value: 0n, source: '0' }
    case 'float':
      return { kind: 'float', value: 0, source: '0.0' }
    case 'list':
      return { kind: 'list', items: value.items[0]?.kind === 'table' ? [blankOf(value.items[0])] : [] }
    case 'table':
      return { kind: 'table', entries: value.entries.map(([key, item]) => [key, blankOf(item)] as const) }
    case 'null':
    case 'raw':
      return { kind: 'string', text: '' }
    default:
      return value
  }
}

/** What a table in a list may be called by: its first short text. */
export function titleOf(table: Table): string | null {
  for (const [, value] of table.entries) {
    if (value.kind === 'string' && value.text.trim() !== '' && value.text.length <= 60) return value.text
  }
  return null
}

const byPath = new WeakMap<Habits, Map<string, FieldHabit>>()

const pathKey = (path: readonly string[]): string => JSON.stringify(path.map((key) => key.toLowerCase()))

/** Without case and accents, so that `Muller` finds `Müller`. */
const plain = (text: string): string => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const shortControls: ReadonlySet<Control['type']> = new Set(['boolean', 'integer', 'float', 'date'])

/** A label longer than this does not fit above half a line. */
const longestHalfLabel = 14

function fitBeside(a: FieldModel, b: FieldModel): boolean {
  if (!shortControls.has(a.control) || !shortControls.has(b.control)) return false
  if (a.label.length > longestHalfLabel || b.label.length > longestHalfLabel) return false
  return !(a.control === 'date' && b.control === 'date') || (isDayOnly(a.value) && isDayOnly(b.value))
}

const isDayOnly = (value: Value): boolean => 'text' in value && value.text.length === 10
