import { TemplateFailure } from './failure.ts'
import { listMethod } from './list-methods.ts'
import { Duration, Moment } from './moment.ts'
import { durationMethods, momentMethods } from './moment-methods.ts'
import { pageListMethods } from './page-list.ts'
import { typeName } from './print.ts'
import { Dictionary, isList, Thing, type Value } from './value.ts'

/**
 * `.Name` of a value: a method or field of an object, a key of a map. Nil has every field, each of them nil; a missing
 * key is nil; a field that an object has not is a failure, as in Go.
 */
export function memberOf(value: Value, name: string, args: readonly Value[]): Value {
  if (value === null) return null
  if (value instanceof Dictionary) {
    const method = value.method(name)
    if (method !== undefined) return method(args)
    if (args.length > 0) throw new TemplateFailure(`${name} is not a method but has arguments`)
    return value.get(name) ?? null
  }
  if (value instanceof Thing) {
    const method = value.method(name)
    if (method === undefined) throw new TemplateFailure(`can't evaluate field ${name} in type ${value.type}`)
    // A field is a method that takes nothing.
    if (args.length > 0 && method.length === 0)
      throw new TemplateFailure(`${name} has arguments but cannot be invoked as function`)
    return method(args)
  }
  if (value instanceof Moment) return call(momentMethods.get(name), value, name, args)
  if (value instanceof Duration) return call(durationMethods.get(name), value, name, args)
  if (isList(value)) {
    const own = listMethod(value, name)
    if (own !== undefined) return own(args)
    const method = pageListMethods.get(name)
    if (method !== undefined) return method(value, args, memberOf)
  }
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
