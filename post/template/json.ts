import { TemplateFailure } from './failure.ts'
import { Duration, formatMoment, Moment } from './moment.ts'
import { Dictionary, isList, Safe, Thing, type Value } from './value.ts'

/**
 * Go's `encoding/json`: keys sorted, `<`, `>` and `&` as escapes where `escapeHtml`. `indent` is the text of one level
 * of indentation, or null for one line.
 */
export function toJson(value: Value, indent: string | null, prefix = '', escapeHtml = true): string {
  return write(value, indent, prefix, escapeHtml, 0)
}

function write(value: Value, indent: string | null, prefix: string, escapeHtml: boolean, depth: number): string {
  if (depth > 64) throw new TemplateFailure('a value is nested too deeply for JSON')
  const inner = (item: Value) => write(item, indent, prefix, escapeHtml, depth + 1)
  if (value === null) return 'null'
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return text(value, escapeHtml)
  if (value instanceof Safe) return text(value.text, escapeHtml)
  if (value instanceof Moment) return text(formatMoment(value, '2006-01-02T15:04:05.999999999Z07:00'), escapeHtml)
  if (value instanceof Duration) return String(value.nanoseconds)
  if (value instanceof Thing)
    throw new TemplateFailure(`a value of type ${value.type} cannot be written as JSON in the preview`)
  if (isList(value)) return block('[', value.map(inner), ']', indent, prefix, depth)
  if (!(value instanceof Dictionary)) throw new TemplateFailure('a value cannot be written as JSON')
  const colon = indent === null ? ':' : ': '
  const members = value.sortedKeys().map((key) => text(key, escapeHtml) + colon + inner(value.get(key) ?? null))
  return block('{', members, '}', indent, prefix, depth)
}

function block(
  open: string,
  items: readonly string[],
  close: string,
  indent: string | null,
  prefix: string,
  depth: number,
): string {
  if (items.length === 0) return open + close
  if (indent === null) return open + items.join(',') + close
  const line = (level: number) => `\n${prefix}${indent.repeat(level)}`
  return open + items.map((item) => line(depth + 1) + item).join(',') + line(depth) + close
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TemplateFailure(`json: unsupported value: ${value}`)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) {
    const [digits = '0', power = '0'] = value.toExponential().split('e')
    return `${digits}e${power}`
  }
  return String(value)
}

function text(value: string, escapeHtml: boolean): string {
  const quoted = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  if (!escapeHtml) return quoted
  return quoted.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}
