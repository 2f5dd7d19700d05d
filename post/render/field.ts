/** Reading known fields of front matter, whose keys Hugo does not tell apart by case. */
import type { Table, Value } from '../front-matter/value.ts'

/** The value at a dotted key path, any case; undefined where there is none. */
export function field(table: Table | null, path: string): Value | undefined {
  let at: Value | undefined = table ?? undefined
  for (const key of path.toLowerCase().split('.')) {
    if (at?.kind !== 'table') return undefined
    at = at.entries.find(([name]) => name.toLowerCase() === key)?.[1]
  }
  return at
}

/** A scalar as the text that a reader sees; '' for anything else. */
export function textOf(value: Value | undefined): string {
  switch (value?.kind) {
    case 'string':
      return value.text
    case 'boolean':
      return String(value.value)
    case 'integer':
    case 'float':
      return value.kind === 'integer' ? String(value.value) : value.source
    case 'offset-date-time':
    case 'local-date-time':
    case 'local-date':
    case 'local-time':
      return value.text
    default:
      return ''
  }
}

/** A list's scalars as texts; a single scalar is a list of one. */
export function textsOf(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.map(textOf).filter((text) => text !== '')
  const text = textOf(value)
  return text === '' ? [] : [text]
}
