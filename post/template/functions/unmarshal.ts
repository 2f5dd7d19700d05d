import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Moment, parseMoment, zeroEpoch } from '../moment.ts'
import { Dictionary, type Value } from '../value.ts'

/** `transform.Unmarshal` of a text of JSON, TOML or YAML, whichever its first mark tells. */
export const unmarshal: TemplateFunction = (args) => {
  want('transform.Unmarshal', args, 1, 2)
  const text = toText(args.at(-1))
  if (text.trim() === '') return null
  if (text.length > 1_000_000) throw new TemplateFailure('a text is too long to be read as data')
  return readData(text)
}

function readData(text: string): Value {
  const first = /[{[:=<]/.exec(text)?.[0]
  try {
    if (first === '{' || (first === '[' && !/^\s*\[+[\w".-]+\]+\s*$/m.test(text)))
      return fromParsed(JSON.parse(text), true)
    if (first === '=' || first === '[') return fromParsed(parseToml(text, { integersAsBigInt: true }), false)
    if (first === ':') return fromParsed(parseYaml(text, { intAsBigInt: true, maxAliasCount: 50 }), false)
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
  throw new TemplateFailure('unable to tell the format of the data')
}

/** What a reader gave as template values; JSON's numbers are all floats. */
function fromParsed(value: unknown, json: boolean, depth = 0): Value {
  if (depth > 64) throw new TemplateFailure('the data are nested too deeply')
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  if (typeof value === 'number') return value
  if (value instanceof TomlDate || value instanceof Date)
    return parseMoment(value.toISOString()) ?? new Moment(zeroEpoch)
  if (Array.isArray(value)) return value.map((item) => fromParsed(item, json, depth + 1))
  return new Dictionary(Object.entries(value).map(([key, item]) => [key, fromParsed(item, json, depth + 1)] as const))
}
