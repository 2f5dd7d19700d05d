import { TemplateFailure } from './failure.ts'
import { typeName } from './print.ts'
import { Dictionary, isList, type Value } from './value.ts'

/** Keys and values that `range` goes over: a list's, a map's in the order of its keys, the numbers below a number. */
export function* rangeOver(over: Value): Iterable<readonly [key: Value, value: Value]> {
  if (over === null) return
  if (typeof over === 'bigint') {
    for (let n = 0n; n < over; n++) yield [n, n]
    return
  }
  if (over instanceof Dictionary) {
    for (const key of over.sortedKeys()) yield [key, over.get(key) ?? null]
    return
  }
  if (!isList(over)) throw new TemplateFailure(`range can't iterate over ${typeName(over)}`)
  for (const [index, item] of over.entries()) yield [BigInt(index), item]
}
