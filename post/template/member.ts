import { TemplateFailure } from './failure.ts'
import { Duration, Moment } from './moment.ts'
import { durationMethods, momentMethods } from './moment-methods.ts'
import { typeName } from './print.ts'
import { Dictionary, isList, Thing, type Value } from './value.ts'

/**
 * `.Name` of a value: a method or field of an object, a key of a map. Nil has every field, each of them nil; a missing
 * key is nil; a field that an object has not is a failure, as in Go.
 */
export function memberOf(value: Value, name: string, args: readonly Value[]): Value {
  if (value === null) return null
  if (value instanceof Dictionary) {
    if (args.length > 0) throw new TemplateFailure(`${name} is not a method but has arguments`)
    return value.get(name) ?? null
  }
  if (value instanceof Thing) {
    const method = value.methods.get(name)
    if (method === undefined) throw new TemplateFailure(`can't evaluate field ${name} in type ${value.type}`)
    // A field is a method that takes nothing.
    if (args.length > 0 && method.length === 0)
      throw new TemplateFailure(`${name} has arguments but cannot be invoked as function`)
    return method(args)
  }
  if (value instanceof Moment) return call(momentMethods.get(name), value, name, args)
  if (value instanceof Duration) return call(durationMethods.get(name), value, name, args)
  if (isList(value)) return call(listMethods.get(name), value, name, args)
  throw new TemplateFailure(`can't evaluate field ${name} in type ${typeName(value)}`)
}

function call<T extends Value>(
  method: ((value: T, args: readonly Value[]) => Value) | undefined,
  value: T,
  name: string,
  args: readonly Value[],
): Value {
  if (method === undefined) throw new TemplateFailure(`can't evaluate field ${name} in type ${typeName(value)}`)
  return method(value, args)
}

type ListMethod = (list: readonly Value[], args: readonly Value[]) => Value

/** Methods of page lists that need nothing but the pages. */
const listMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ['Len', (list) => BigInt(list.length)],
  ['Reverse', (list) => [...list].reverse()],
  ['Limit', (list, args) => list.slice(0, Number(args[0] ?? 0))],
  ['ByTitle', (list) => sortedBy(list, 'Title')],
  ['ByDate', (list) => sortedBy(list, 'Date')],
  ['ByWeight', (list) => sortedBy(list, 'Weight')],
])

function sortedBy(list: readonly Value[], name: string): readonly Value[] {
  const keyed = list.map((item) => ({ item, key: sortKey(memberOf(item, name, [])) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item)
}

function sortKey(value: Value): string | number {
  if (value instanceof Moment) return value.epoch
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : typeof value === 'string' ? value : ''
}
