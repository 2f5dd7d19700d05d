import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { toList, toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Moment, parseMoment, zeroEpoch } from '../moment.ts'
import { Dictionary, isList, mixedLists, Thing, type Value } from '../value.ts'
import { readCsv } from './csv.ts'
import { readXml } from './xml.ts'

/** `transform.Unmarshal [OPTIONS] TEXT` of CSV, JSON, TOML, XML or YAML, whichever its first mark tells. */
export const unmarshal: TemplateFunction = (args) => {
  want('transform.Unmarshal', args, 1, 2)
  const options = args.length === 2 ? args[0] : null
  if (options !== null && !(options instanceof Dictionary))
    throw new TemplateFailure('transform.Unmarshal: the first argument must be a map')
  const option = (name: string): Value => {
    const key = options?.sortedKeys().find((one) => one.toLowerCase() === name)
    return key === undefined ? null : (options?.get(key) ?? null)
  }
  const source = args.at(-1) ?? null
  const text = source instanceof Thing ? toText(source.method('Content')?.([])) : toText(source)
  if (text.trim() === '') return null
  if (text.length > 1_000_000) throw new TemplateFailure('a text is too long to be read as data')
  const delimiter = toText(option('delimiter')) || ','
  const format = toText(option('format')) || typeOf(source) || formatOf(text, delimiter)
  const rows = readData(text, delimiter, format, toText(option('comment')))
  return toText(option('targettype')) === 'map' ? asMaps(rows) : rows
}

/** The format that a resource's media type names, or nothing. */
function typeOf(source: Value): string {
  const type = source instanceof Thing ? source.method('MediaType')?.([]) : undefined
  const name = type instanceof Thing ? (type.printed ?? '').replace(/^.*[/+]/, '') : ''
  return ['csv', 'json', 'toml', 'xml', 'yaml'].includes(name) ? name : ''
}

/** Rows of CSV by the names in the first. */
function asMaps(rows: Value): Value {
  if (!isList(rows) || rows.length < 2) throw new TemplateFailure('the CSV data have no row below their head')
  const [head, ...rest] = rows
  const names = isList(head ?? null) ? toList(head, 'transform.Unmarshal') : []
  return rest.map((row) => {
    const cells = toList(row, 'transform.Unmarshal')
    return new Dictionary(names.map((name, index) => [toText(name), cells[index] ?? ''] as const))
  })
}

/** Reads data of a format, or of that whose mark comes first in the text; throws `TemplateFailure` for what is none. */
export function readData(
  text: string,
  delimiter: string,
  format: string | null = formatOf(text, delimiter),
  comment = '',
): Value {
  try {
    switch (format) {
      case 'csv':
        return readCsv(text, delimiter, comment)
      case 'json':
        return fromParsed(JSON.parse(text))
      case 'yaml':
        return fromParsed(parseYaml(text, { intAsBigInt: true, maxAliasCount: 50 }))
      case 'toml':
        return fromParsed(parseToml(text, { integersAsBigInt: true }))
      case 'xml':
        return readXml(text)
      default:
        throw new TemplateFailure('unable to tell the format of the data')
    }
  } catch (failure) {
    if (
      failure instanceof SyntaxError ||
      failure instanceof TomlError ||
      failure instanceof YAMLParseError ||
      failure instanceof ReferenceError
    )
      throw new TemplateFailure(`unmarshal failed: ${failure.message}`)
    throw failure
  }
}

function formatOf(text: string, delimiter: string): string | null {
  const marks: readonly (readonly [format: string, mark: string])[] = [
    ['csv', delimiter],
    ['json', '{'],
    ['yaml', ':'],
    ['xml', '<'],
    ['toml', '='],
  ]
  const found = marks
    .map(([format, mark]) => ({ format, at: text.indexOf(mark) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.format ?? null
}

/** What a reader gave as template values. */
function fromParsed(value: unknown, depth = 0): Value {
  if (depth > 64) throw new TemplateFailure('the data are nested too deeply')
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  if (typeof value === 'number') return value
  if (value instanceof TomlDate || value instanceof Date)
    return parseMoment(value.toISOString()) ?? new Moment(zeroEpoch)
  if (Array.isArray(value)) {
    const list = value.map((item) => fromParsed(item, depth + 1))
    mixedLists.add(list)
    return list
  }
  return new Dictionary(Object.entries(value).map(([key, item]) => [key, fromParsed(item, depth + 1)] as const))
}
