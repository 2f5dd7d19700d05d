/** Lists as sets: what they hold, share and lack. */
import { show } from '../arguments.ts'
import { sameInside } from '../compare.ts'
import { TemplateFailure } from '../failure.ts'
import { elementType, typeName } from '../print.ts'
import { isList, Safe, Thing, type Value } from '../value.ts'

/** Whether a list holds a value, as `in` tells: text and text of one type, numbers by value, pages and times. */
export function holds(list: readonly Value[], value: Value): boolean {
  return list.some((item) => sameElement(item, value))
}

function sameElement(a: Value, b: Value): boolean {
  if (a === null || b === null) return false
  if (typeof a === 'string' || typeof b === 'string') return a === b
  if (a instanceof Safe || b instanceof Safe)
    return a instanceof Safe && b instanceof Safe && a.kind === b.kind && a.text === b.text
  return sameInside(a, b)
}

function listOf(value: Value): readonly Value[] {
  if (isList(value)) return value
  throw new TemplateFailure(`can't iterate over ${show(value)}`)
}

/** Without repeats, each where it first stands; nil is left out. */
export function unique(list: readonly Value[]): Value[] {
  const kept: Value[] = []
  for (const item of list) if (!kept.some((other) => sameInside(other, item))) kept.push(item)
  return kept
}

export function intersection(a: Value, b: Value): readonly Value[] {
  if (a === null || b === null) return []
  const [one, other] = [listOf(a), listOf(b)]
  return unique(one.filter((item) => other.some((wanted) => sameShared(item, wanted))))
}

/** Text is the same whatever vouches for it; maps and lists are never shared. */
function sameShared(a: Value, b: Value): boolean {
  const plain = (value: Value) => (value instanceof Safe ? value.text : value)
  if (isList(a) || (typeof a === 'object' && a !== null && !(a instanceof Safe) && !(a instanceof Thing)))
    return a === b
  return sameInside(plain(a), plain(b))
}

/**
 * The items of both. The second list gives only what is of the kind of the first one's last item: text to text, numbers
 * to numbers, objects to objects.
 */
export function union(a: Value, b: Value): Value {
  if (a === null && b === null) return []
  if (a === null || b === null) return a ?? b
  const [one, other] = [listOf(a), listOf(b)]
  const types = [elementType(one), elementType(other)]
  const isForeign = types[0] !== types[1] && !types.every((type) => type === 'int' || type === 'float64')
  if (isForeign && !types.includes('interface {}')) return []
  const first = unique(one.filter((item) => item !== null))
  const example = one.findLast((item) => item !== null) ?? other[0] ?? null
  const fitting = other.filter((item) => fitsBeside(example, item))
  return unique([...first, ...fitting.map((item) => asKind(example, item))])
}

/** A number as an integer or float like the example. */
function asKind(example: Value, item: Value): Value {
  if (typeof example === 'bigint' && typeof item === 'number') return BigInt(Math.trunc(item))
  return typeof example === 'number' && typeof item === 'bigint' ? Number(item) : item
}

function fitsBeside(example: Value, item: Value): boolean {
  const isNumber = (value: Value) => typeof value === 'bigint' || typeof value === 'number'
  if (typeof example === 'string' || example instanceof Safe) return typeof item === 'string' || item instanceof Safe
  if (isNumber(example)) return isNumber(item)
  return true
}

/** What the last list holds that none of the others does. */
export function complement(lists: readonly Value[]): readonly Value[] {
  const last = lists.at(-1) ?? null
  const out = lists.slice(0, -1).flatMap((list) => listOf(list))
  return listOf(last).filter((item) => !out.some((other) => sameInside(other, item)))
}

function fitsType(type: string, item: Value): boolean {
  if (type === 'interface {}') return true
  return /^(?:int|float64)$/.test(type) ? typeof item === 'bigint' || typeof item === 'number' : typeName(item) === type
}

/** What only one of two lists holds: the second's first. */
export function symmetricDifference(a: Value, b: Value): Value[] {
  const [one, other] = [listOf(b), listOf(a)]
  const type = elementType(one)
  const foreign = [...one, ...other].some((item) => !fitsType(type, item))
  if (foreign) throw new TemplateFailure('symdiff: the lists hold values of different types')
  const only = (list: readonly Value[], without: readonly Value[]) =>
    list.filter((item) => !without.some((value) => sameInside(value, item)))
  return unique([...only(one, other), ...only(other, one)])
}
