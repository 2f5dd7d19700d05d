import type { Format, Path, Table, Value } from './value.ts'

/**
 * Whether two values are the same by kind and source text. The order of a table's keys is no part of its value: a
 * new key may come before the tables of a TOML document.
 */
export function sameValue(a: Value, b: Value): boolean {
  return equal(a, b, sameScalar)
}

/**
 * Whether a value that was read is the one that was to be written, as far as the format can say it: JSON has only
 * floats, and YAML and JSON have no dates of their own. Numbers are compared by what they mean, dates without their
 * separator, and a `raw` value fits whatever its source turned out to be.
 */
export function fulfils(read: Value, intended: Value, format: Format): boolean {
  return equal(read, intended, (r, i) => fulfilsScalar(r, i, format))
}

function equal(a: Value, b: Value, scalars: (a: Value, b: Value) => boolean): boolean {
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] as Value, scalars))
  }
  if (a.kind === 'table' && b.kind === 'table') {
    if (a.entries.length !== b.entries.length) return false
    const others = new Map(b.entries)
    return a.entries.every(([key, value]) => {
      const other = others.get(key)
      return other !== undefined && equal(value, other, scalars)
    })
  }
  return scalars(a, b)
}

function sameScalar(a: Value, b: Value): boolean {
  if (a.kind !== b.kind) return false
  switch (a.kind) {
    case 'integer':
    case 'float':
      return a.source === (b as typeof a).source
    case 'raw':
      return a.source === (b as typeof a).source && sameMeaning(a.meaning, (b as typeof a).meaning)
    case 'boolean':
      return a.value === (b as typeof a).value
    case 'null':
      return true
    case 'list':
    case 'table':
      return false
    default:
      return a.text === (b as typeof a).text
  }
}

function sameMeaning(a: Value | undefined, b: Value | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameValue(a, b)
}

function fulfilsScalar(read: Value, intended: Value, format: Format): boolean {
  if (intended.kind === 'raw') return read.kind !== 'raw' || read.source === intended.source
  if (read.kind === 'integer' && intended.kind === 'integer') return read.value === intended.value
  if (read.kind === 'float' && intended.kind === 'float') return Object.is(read.value, intended.value)
  if (read.kind === 'float' && intended.kind === 'integer') {
    return format === 'json' && read.source === String(intended.value)
  }
  if (isDate(intended)) {
    if (format !== 'toml') return read.kind === 'string' && read.text === intended.text
    return isDate(read) && read.kind === intended.kind && plainDate(read.text) === plainDate(intended.text)
  }
  return sameScalar(read, intended)
}

type DateValue = Extract<Value, { kind: 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time' }>

/** Whether it is one of TOML's dates and times. */
function isDate(value: Value): value is DateValue {
  return value.kind.endsWith('date') || value.kind.endsWith('time')
}

function plainDate(text: string): string {
  return text.toUpperCase().replace(' ', 'T')
}

/** The value with `value` at `path`, or without that place where `value` is null. Missing tables are made. */
export function withValue(root: Value, path: Path, value: Value | null): Value {
  const [part, ...rest] = path
  if (part === undefined) return value ?? root
  if (root.kind === 'list' && typeof part === 'number') {
    const item = root.items[part]
    if (rest.length === 0 && value === null) return { ...root, items: root.items.toSpliced(part, 1) }
    const next = rest.length === 0 ? (value as Value) : withValue(item ?? emptyAt(rest), rest, value)
    return { ...root, items: item === undefined ? [...root.items, next] : root.items.with(part, next) }
  }
  const table: Table = root.kind === 'table' ? root : { kind: 'table', entries: [] }
  const key = String(part)
  const at = table.entries.findIndex(([name]) => name === key)
  if (rest.length === 0 && value === null) return { ...table, entries: table.entries.filter((_, i) => i !== at) }
  const old = table.entries[at]?.[1]
  const entry = [key, rest.length === 0 ? (value as Value) : withValue(old ?? emptyAt(rest), rest, value)] as const
  return { ...table, entries: at === -1 ? [...table.entries, entry] : table.entries.with(at, entry) }
}

function emptyAt(path: Path): Value {
  return typeof path[0] === 'number' ? { kind: 'list', items: [] } : { kind: 'table', entries: [] }
}
