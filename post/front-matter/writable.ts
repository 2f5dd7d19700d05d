import type { Format, Value } from './value.ts'

const names = { toml: 'TOML', yaml: 'YAML', json: 'JSON', org: 'Org', none: 'Front matter' }

/** Why a format cannot hold a value, as a sentence for the writer, or null where it can. */
export function whyUnwritable(value: Value, format: Format): string | null {
  switch (value.kind) {
    case 'null':
      return format === 'toml' ? 'TOML has no empty value. Remove the field instead.' : null
    case 'float':
      return format === 'json' && !Number.isFinite(value.value) ? 'JSON has only finite numbers.' : null
    case 'integer':
      return value.value < least || value.value > most
        ? `${names[format]} integers have 64 bits; this one is too large.`
        : null
    case 'list':
      return firstReason(value.items, format)
    case 'table':
      for (const [key] of value.entries) if (loneSurrogate.test(key)) return broken
      return firstReason(
        value.entries.map(([, item]) => item),
        format,
      )
    case 'boolean':
      return null
    case 'raw':
      return loneSurrogate.test(value.source) ? broken : null
    default:
      return loneSurrogate.test(value.text) ? broken : null
  }
}

const least = -(2n ** 63n)
const most = 2n ** 63n - 1n
const loneSurrogate = /\p{Surrogate}/u
const broken = 'This text holds half of a character, which no file can keep.'

function firstReason(values: readonly Value[], format: Format): string | null {
  for (const value of values) {
    const why = whyUnwritable(value, format)
    if (why) return why
  }
  return null
}
