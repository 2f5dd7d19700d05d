import type { Data } from '../render/site.ts'
import { floatText } from './toml-text.ts'
import type { Kind, Table, Value } from './value.ts'

/**
 * The value that a text says where one of a kind is wanted, or null where it does not fit: `true` and `false` only for
 * a boolean, an integer stays one, `2` is a float where floats are. A list takes JSON; a text that is none is its one
 * item. A table takes a JSON object, null only the empty text.
 */
export function valueFromText(text: string, like: Value | Kind): Value | null {
  const kind = typeof like === 'string' ? like : like.kind
  const trimmed = text.trim()
  switch (kind) {
    case 'string':
      return { kind, text }
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' ? { kind, value: trimmed === 'true' } : null
    case 'integer':
      return integerFrom(trimmed)
    case 'float':
      return floatFrom(trimmed)
    case 'list':
      return listFrom(text, like)
    case 'table': {
      const value = fromJsonText(trimmed)
      return value?.kind === 'table' ? value : null
    }
    case 'null':
      return trimmed === '' ? { kind } : { kind: 'string', text }
    case 'raw':
      return trimmed === '' ? null : { kind, source: trimmed }
    default:
      return isDateText(kind, trimmed) ? { kind, text: trimmed } : null
  }
}

/** JSON as a value: a whole number is an integer, any other a float; what JSON cannot say (`undefined`) is null. */
export function valueFromJson(json: unknown): Value {
  if (typeof json === 'string') return { kind: 'string', text: json }
  if (typeof json === 'boolean') return { kind: 'boolean', value: json }
  if (typeof json === 'bigint') return { kind: 'integer', value: json, source: String(json) }
  if (typeof json === 'number') {
    if (Number.isSafeInteger(json) && !Object.is(json, -0)) {
      return { kind: 'integer', value: BigInt(json), source: String(json) }
    }
    return { kind: 'float', value: json, source: floatText(json, '') }
  }
  if (Array.isArray(json)) return { kind: 'list', items: json.map(valueFromJson) }
  if (typeof json === 'object' && json !== null) {
    return { kind: 'table', entries: Object.entries(json).map(([key, item]) => [key, valueFromJson(item)] as const) }
  }
  return { kind: 'null' }
}

/** A value as JSON: dates and raw values as their text, integers beyond 2^53 and numbers that JSON lacks as strings. */
export function valueToJson(value: Value): unknown {
  switch (value.kind) {
    case 'boolean':
      return value.value
    case 'integer':
      return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : String(value.value)
    case 'float':
      return Number.isFinite(value.value) ? value.value : value.source
    case 'null':
      return null
    case 'list':
      return value.items.map(valueToJson)
    case 'table':
      return Object.fromEntries(value.entries.map(([key, item]) => [key, valueToJson(item)]))
    case 'raw':
      return value.meaning ? valueToJson(value.meaning) : value.source
    default:
      return value.text
  }
}

/**
 * Front matter as `.Params` holds it: the keys of its own `params` table stand among the others and win over them, whole
 * tables included. See https://gohugo.io/content-management/front-matter/#parameters.
 */
export function toParams(table: Table): { [key: string]: Data } {
  const { params, ...others } = toData(table)
  if (params === undefined || params === null) return others
  return isDataTable(params) ? { ...others, ...params } : { ...others, params }
}

function isDataTable(data: Data): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !('$date' in data)
}

/** Front matter as templates see it: keys in lower case at every depth, TOML dates as dates. */
export function toData(table: Table): { [key: string]: Data } {
  const merged = table.entries.filter(([key, value]) => key === '<<' && value.kind === 'raw' && value.meaning)
  const own = table.entries.filter((entry) => !merged.includes(entry))
  const below = merged.flatMap(([, value]) => tablesIn((value as Value & { kind: 'raw' }).meaning as Value))
  return Object.fromEntries([
    ...below.flatMap((inner) => Object.entries(toData(inner))),
    ...own.map(([key, value]) => [key.toLowerCase(), dataOf(value)] as const),
  ])
}

/** What a YAML merge key brings in: one table, or several of which the first says most. */
function tablesIn(value: Value): Table[] {
  if (value.kind === 'table') return [value]
  if (value.kind === 'raw') return value.meaning ? tablesIn(value.meaning) : []
  return value.kind === 'list' ? value.items.flatMap(tablesIn).reverse() : []
}

function dataOf(value: Value): Data {
  switch (value.kind) {
    case 'string':
      return value.text
    case 'local-time':
      return /^\d\d:\d\d$/.test(value.text) ? `${value.text}:00` : value.text
    case 'boolean':
    case 'float':
      return value.value
    case 'integer':
      return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : value.value
    case 'null':
      return null
    case 'list':
      return value.items.map(dataOf)
    case 'table':
      return toData(value)
    case 'raw':
      return value.meaning ? dataOf(value.meaning) : value.source
    default:
      return { $date: dateText(value.text) }
  }
}

/** RFC 3339, or what of it a TOML date without an offset or a time has. */
function dateText(text: string): string {
  return text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/(T\d\d:\d\d)(?!:)/, '$1:00')
}

function integerFrom(text: string): Value | null {
  const match = /^([-+]?)(\d[\d_]*|0x[\da-f_]+|0o[0-7_]+|0b[01_]+)$/i.exec(text)
  if (!match) return null
  const [, sign, digits = ''] = match
  if (/^_|__|_$/.test(digits)) return null
  const size = BigInt(digits.replaceAll('_', ''))
  const value = sign === '-' ? -size : size
  return value < -(2n ** 63n) || value > 2n ** 63n - 1n ? null : { kind: 'integer', value, source: text }
}

function floatFrom(text: string): Value | null {
  if (/^[-+]?\.?inf$/i.test(text))
    return { kind: 'float', value: text.startsWith('-') ? -Infinity : Infinity, source: text }
  if (/^[-+]?\.?nan$/i.test(text)) return { kind: 'float', value: Number.NaN, source: text }
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? { kind: 'float', value, source: text } : null
}

function listFrom(text: string, like: Value | Kind): Value | null {
  const value = text.trim().startsWith('[') ? fromJsonText(text.trim()) : null
  const items = value?.kind === 'list' ? value.items : [{ kind: 'string', text } as const]
  const [first] = typeof like !== 'string' && like.kind === 'list' ? like.items : []
  const alike = first !== undefined && first.kind !== 'raw' ? first : null
  if (!alike || value?.kind !== 'list') {
    if (value?.kind === 'list' || !alike || alike.kind === 'string') return { kind: 'list', items }
    const item = valueFromText(text, alike)
    return item && { kind: 'list', items: [item] }
  }
  return { kind: 'list', items }
}

function fromJsonText(text: string): Value | null {
  try {
    return valueFromJson(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const clock = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?'
const dateLayouts: { readonly [kind: string]: RegExp } = {
  'local-date': /^\d{4}-\d\d-\d\d$/,
  'local-time': new RegExp(`^${clock}$`),
  'local-date-time': new RegExp(`^\\d{4}-\\d\\d-\\d\\d[Tt ]${clock}$`),
  'offset-date-time': new RegExp(`^\\d{4}-\\d\\d-\\d\\d[Tt ]${clock}([Zz]|[-+]([01]\\d|2[0-3]):[0-5]\\d)$`),
}

function isDateText(kind: Kind, text: string): boolean {
  if (!dateLayouts[kind]?.test(text)) return false
  if (kind === 'local-time') return true
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCDate() === day
}
