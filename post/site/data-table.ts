import type { Data } from '../render/site.ts'

/** A table of configuration, data or front matter. */
export type DataTable = { readonly [key: string]: Data }

export function isDataTable(data: Data | undefined): data is DataTable {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !('$date' in data)
}

/** `over` on top of `under`, table by table; lists are replaced whole. */
export function mergedTables(under: DataTable, over: DataTable): DataTable {
  const merged = new Map<string, Data>(Object.entries(under))
  for (const [key, value] of Object.entries(over)) {
    const old = merged.get(key)
    merged.set(key, isDataTable(old) && isDataTable(value) ? mergedTables(old, value) : value)
  }
  // A key `__proto__` becomes an ordinary key.
  return Object.fromEntries(merged)
}

/** A text or a list of texts as a list; whatever else is there is left out. */
export function textList(data: Data | undefined): string[] {
  return [data ?? []].flat().flatMap((item) => (typeof item === 'string' ? [item] : []))
}
