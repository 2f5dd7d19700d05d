import { show, toList, want } from '../arguments.ts'
import { TemplateFailure } from '../failure.ts'
import { Duration } from '../moment.ts'
import { bytesOf } from '../print.ts'
import { Dictionary, isList, Safe, Thing, textOf, type Value } from '../value.ts'

/** `index COLLECTION KEY…`, or with a list of keys: https://gohugo.io/functions/collections/indexfunction/ */
export function index(args: readonly Value[]): Value {
  want('index', args, 1, Infinity)
  let value = args[0] ?? null
  const keys = args.length === 2 && isList(args[1] ?? null) ? toList(args[1], 'index') : args.slice(1)
  for (const key of keys) {
    if (value === null) return null
    value = oneIndex(value, key)
  }
  return value
}

/** What counts as an integer: also a duration and a month. */
function wholeNumber(value: Value): bigint | null {
  if (typeof value === 'bigint') return value
  if (value instanceof Duration) return value.nanoseconds
  return value instanceof Thing ? value.number : null
}

function oneIndex(value: Value, key: Value): Value {
  if (value instanceof Dictionary) {
    if (typeof key !== 'string' && !(key instanceof Safe))
      throw new TemplateFailure(`index: ${show(key)} is no key of a map`)
    return value.get(key instanceof Safe ? key.text : key) ?? null
  }
  const text = textOf(value)
  if (!isList(value) && text === null) throw new TemplateFailure(`can't index item of ${show(value)}`)
  const at = wholeNumber(key)
  if (at === null) throw new TemplateFailure(`cannot index a list with ${show(key)}`)
  if (at < 0n) return null
  if (isList(value)) return value[Number(at)] ?? null
  const byte = bytesOf(text ?? '')[Number(at)]
  return byte === undefined ? null : BigInt(byte)
}
