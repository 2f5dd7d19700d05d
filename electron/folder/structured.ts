/** Reads configuration, data and translation files as plain data. */
import { parse as parseToml, TomlDate } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import type { Data } from '../../post/render/site.ts'

export type DataTable = { readonly [key: string]: Data }

const extensions = new Set(['toml', 'yaml', 'yml', 'json'])

/** The extension of a file that `readStructured` reads, or null. */
export function structuredExtension(name: string): string | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return extensions.has(extension) ? extension : null
}

/** Reads a whole file of the kind that `extension` names. Throws what its parser throws. */
export function readStructured(text: string, extension: string): Data {
  return toData(parsed(text, extension), false)
}

/** As `readStructured`, but integers are bigints and floats numbers, also whole ones: all numbers of JSON are floats. */
export function readExact(text: string, extension: string): Data {
  return toData(parsed(text, extension), true)
}

function parsed(text: string, extension: string): unknown {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (extension === 'toml') return parseToml(source, { integersAsBigInt: true })
  if (extension === 'json') return JSON.parse(source)
  return parseYaml(source, { maxAliasCount: 100, intAsBigInt: true, merge: true })
}

/** The same table with all its keys lower-cased, at every depth: how Hugo treats configuration and front matter. */
export function lowerKeys(data: Data): Data {
  if (Array.isArray(data)) return data.map(lowerKeys)
  if (!isTable(data)) return data
  return table(Object.entries(data).map(([key, value]) => [key.toLowerCase(), lowerKeys(value)]))
}

export function isTable(data: Data | undefined): data is DataTable {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !('$date' in data)
}

/** Puts `over` on top of `under`, table by table; lists are replaced whole. */
export function mergeTables(under: DataTable, over: DataTable): DataTable {
  const merged = new Map<string, Data>(Object.entries(under))
  for (const [key, value] of Object.entries(over)) {
    const old = merged.get(key)
    merged.set(key, isTable(old) && isTable(value) ? mergeTables(old, value) : value)
  }
  return table(merged)
}

/** A table of its entries. A key `__proto__` becomes an ordinary key. */
export function table(entries: Iterable<readonly [string, Data]>): DataTable {
  return Object.fromEntries(entries)
}

function toData(value: unknown, exact: boolean): Data {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // Where they need not be told from floats, whole numbers that fit a number are one.
  if (typeof value === 'bigint') return !exact && Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (value instanceof TomlDate) return tomlDate(value)
  if (value instanceof Date) return { $date: value.toISOString() }
  if (Array.isArray(value)) return value.map((item) => toData(item, exact))
  if (value instanceof Map) return table([...value].map(([key, item]) => [String(key), toData(item, exact)]))
  if (typeof value === 'object') return table(Object.entries(value).map(([key, item]) => [key, toData(item, exact)]))
  return String(value)
}

/** A TOML date as Hugo takes it: a time without a day is text. */
function tomlDate(date: TomlDate): Data {
  const text = date.toISOString()
  return date.isTime() ? text : { $date: text }
}
