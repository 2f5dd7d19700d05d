/** Hugo's comparison of template values: https://gohugo.io/functions/compare/ */
import { TemplateFailure } from './failure.ts'
import { Duration, Moment } from './moment.ts'
import { printValue } from './print.ts'
import { isTrue } from './truth.ts'
import { byCodePoint, Dictionary, isList, Safe, Thing, type Value } from './value.ts'

/** Whether two values are the same to `eq`: numbers by value, text with or without a vouched type. */
export function equals(a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) return Number(a) === Number(b)
  if (a instanceof Thing && a.number !== null && !(b instanceof Thing)) return equals(a.number, b)
  if (b instanceof Thing && b.number !== null && !(a instanceof Thing)) return equals(a, b.number)
  if (a instanceof Thing && b instanceof Thing)
    return a === b || (a.type === b.type && a.number !== null && a.number === b.number)
  if (a instanceof Safe) return equals(a.text, b)
  if (b instanceof Safe) return equals(a, b.text)
  if (a instanceof Moment && b instanceof Moment) return a.epoch === b.epoch && a.nanoseconds === b.nanoseconds
  if (a instanceof Duration && b instanceof Duration) return a.nanoseconds === b.nanoseconds
  if ((isList(a) && isList(b)) || (a instanceof Dictionary && b instanceof Dictionary)) return sameInside(a, b)
  return a === b
}

/** Whether two values are alike inside, as `reflect.DeepEqual` sees it. */
export function sameInside(a: Value, b: Value, depth = 0): boolean {
  if (depth > 64) throw new TemplateFailure('values are nested too deeply to be compared')
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameInside(item, b[index] ?? null, depth + 1))
  if (a instanceof Dictionary && b instanceof Dictionary) {
    const keys = a.sortedKeys()
    const others = b.sortedKeys()
    return (
      keys.length === others.length &&
      keys.every((key, index) => key === others[index] && sameInside(a.get(key) ?? null, b.get(key) ?? null, depth + 1))
    )
  }
  return isList(a) || a instanceof Dictionary ? false : equals(a, b)
}

/** Negative, zero or positive, as `lt` and its kin order values: lists and maps by size, text by code point. */
export function order(a: Value, b: Value): number {
  if (a instanceof Moment || b instanceof Moment) return momentOf(a) - momentOf(b)
  // Text that is vouched for counts as a number if it can.
  if (a instanceof Safe || b instanceof Safe) return orderVouched(a, b)
  const x = rank(a)
  const y = rank(b)
  if (typeof x === 'string' && typeof y === 'string') return byCodePoint(x, y)
  if (typeof x === 'number' && typeof y === 'number') return x - y
  return (typeof x === 'number' ? x : numberIn(x)) - (typeof y === 'number' ? y : numberIn(y))
}

function orderVouched(a: Value, b: Value): number {
  const [x, y] = [rank(a), rank(b)]
  const isText = (side: number | string) => typeof side === 'string' && !isNumeric(side)
  if (isText(x) && isText(y)) return byCodePoint(String(x), String(y))
  const number = (side: number | string) => (typeof side === 'number' ? side : numberIn(side))
  return number(x) - number(y)
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number'
}

function momentOf(value: Value): number {
  return value instanceof Moment ? value.epoch : rankNumber(value)
}

function rankNumber(value: Value): number {
  const ranked = rank(value)
  return typeof ranked === 'number' ? ranked : numberIn(ranked)
}

function rank(value: Value): number | string {
  if (value === null) return 0
  if (isNumber(value)) return Number(value)
  if (typeof value === 'string') return value
  if (value instanceof Safe) return value.text
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Duration) return Number(value.nanoseconds)
  if (value instanceof Dictionary) return value.entries.size
  if (isList(value)) return value.length
  if (value instanceof Thing && value.number !== null) return Number(value.number)
  return value instanceof Thing ? printValue(value) : isTrue(value) ? 1 : 0
}

function numberIn(text: string): number {
  return isNumeric(text) ? Number(text) : 0
}

function isNumeric(text: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
}
