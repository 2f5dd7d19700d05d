/** How functions read their arguments: Hugo's casts, with failures that say what was expected. */
import { TemplateFailure } from './failure.ts'
import { Duration, Moment, parseMoment, printDuration, printMoment, zeroEpoch } from './moment.ts'
import { typeName, writeFloat } from './print.ts'
import { Dictionary, isList, Safe, Thing, type Value } from './value.ts'

/** Checks how many arguments a function got. */
export function want(name: string, args: readonly Value[], least: number, most = least): void {
  if (args.length >= least && args.length <= most) return
  const range = least === most ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`
  throw new TemplateFailure(`wrong number of args for ${name}: want ${range} got ${args.length}`)
}

/** As Hugo's `cast.ToString`: text, numbers, booleans; nil is empty. */
export function toText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (value instanceof Safe) return value.text
  if (typeof value === 'number') return writeFloat(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Moment) return printMoment(value)
  if (value instanceof Duration) return printDuration(value)
  if (value instanceof Thing && value.printed !== null) return value.printed
  throw new TemplateFailure(`unable to cast a value of type ${typeName(value)} to string`)
}

/** As `toText`; null for what is no text. */
export function castText(value: Value): string | null {
  try {
    return toText(value)
  } catch (failure) {
    if (failure instanceof TemplateFailure) return null
    throw failure
  }
}

/** As `cast.ToInt`: numbers (a fraction is cut off), numeric text, booleans; nil is 0. */
export function toInt(value: Value | undefined): bigint {
  if (value === undefined || value === null) return 0n
  if (typeof value === 'bigint') return value
  // A float that no int64 holds becomes the least one, as on most machines.
  if (typeof value === 'number') return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n)
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Duration) return value.nanoseconds
  if (value instanceof Thing && value.number !== null) return value.number
  const text = typeof value === 'string' ? value : value instanceof Safe ? value.text : null
  if (text !== null) {
    const parsed = parseInteger(text)
    if (parsed !== null) return parsed
  }
  throw new TemplateFailure(`unable to cast ${show(value)} to int`)
}

function parseInteger(text: string): bigint | null {
  if (text === '') return 0n
  // What follows the point is cut off.
  if (/^[-+]?\d*\.\d*$/.test(text)) return parseInteger(text.replace(/\.\d*$/, ''))
  if (/^[-+]?(?:0|[1-9]\d*)(?:\.0*)?$/.test(text)) return BigInt(text.replace(/\.0*$/, '').replace(/^\+/, ''))
  if (/^-?0[0-7]+$/.test(text)) return parseInteger(text.replace('0', '0o'))
  const match = /^(-?)(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.exec(text)
  if (match === null) return null
  const value = BigInt(match[2] ?? '0')
  return match[1] === '-' ? -value : value
}

/** A whole number that fits an index or a count. */
export function toCount(value: Value | undefined): number {
  const whole = toInt(value)
  if (whole > 2147483647n || whole < -2147483648n) throw new TemplateFailure(`the number ${whole} is too large here`)
  return Number(whole)
}

/** As `cast.ToFloat64`. */
export function toFloat(value: Value | undefined): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Duration) return Number(value.nanoseconds)
  if (value instanceof Thing && value.number !== null) return Number(value.number)
  const text = typeof value === 'string' ? value : value instanceof Safe ? value.text : null
  if (text === '') return 0
  if (text !== null && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text)
  throw new TemplateFailure(`unable to cast ${show(value)} to float64`)
}

/** As `cast.ToBool`. */
export function toBool(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value) !== 0
  const text = toText(value)
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false
  throw new TemplateFailure(`unable to cast ${show(value)} to bool`)
}

/** A list as it is; nil is empty; a string is refused. */
export function toList(value: Value | undefined, name: string): readonly Value[] {
  if (value === undefined || value === null) return []
  if (isList(value)) return value
  throw new TemplateFailure(`${name} needs a list, got ${show(value)}`)
}

export function toDictionary(value: Value | undefined, name: string): Dictionary {
  if (value instanceof Dictionary) return value
  throw new TemplateFailure(`${name} needs a map, got ${show(value ?? null)}`)
}

/** As `cast.ToTime`: a time, RFC 3339 and its shorter forms, or seconds since 1970. */
export function toMoment(value: Value | undefined): Moment {
  if (value === null || value === undefined) return new Moment(zeroEpoch)
  if (value instanceof Moment) return value
  if (typeof value === 'bigint') return new Moment(Number(value) * 1000)
  const parsed = typeof value === 'string' ? parseMoment(value) : null
  if (parsed === null) throw new TemplateFailure(`unable to parse ${show(value ?? null)} as a date`)
  return parsed
}

/** A value as a message shows it: its type, and of short text what it says. */
export function show(value: Value): string {
  if (typeof value !== 'string') return `a value of type ${typeName(value)}`
  return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
}
