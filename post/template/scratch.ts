import { toText, want } from './arguments.ts'
import { TemplateFailure } from './failure.ts'
import { Dictionary, isList, Thing, type Value } from './value.ts'

/** A `Scratch` or `Store` over a map, which those who hold the map share. */
export function createScratch(values: Map<string, Value>): Thing {
  const method = (name: string, count: number, run: (args: readonly Value[]) => Value) => (args: readonly Value[]) => {
    want(name, args, count)
    return run(args)
  }
  const table = (key: string): Dictionary => {
    const known = values.get(key)
    if (known instanceof Dictionary) return known
    const made = new Dictionary()
    values.set(key, made)
    return made
  }
  return new Thing('*hstore.Scratch', {
    Get: method('Get', 1, ([key]) => values.get(toText(key)) ?? null),
    Set: method('Set', 2, ([key, value = null]) => {
      values.set(toText(key), value)
      return ''
    }),
    Add: method('Add', 2, ([key, value = null]) => {
      const name = toText(key)
      const before = values.get(name)
      values.set(name, before === undefined ? value : sum(before, value))
      return ''
    }),
    Delete: method('Delete', 1, ([key]) => {
      values.delete(toText(key))
      return ''
    }),
    Values: method('Values', 0, () => new Dictionary(values)),
    SetInMap: method('SetInMap', 3, ([key, name, value = null]) => {
      table(toText(key)).entries.set(toText(name), value)
      return ''
    }),
    DeleteInMap: method('DeleteInMap', 2, ([key, name]) => {
      table(toText(key)).entries.delete(toText(name))
      return ''
    }),
    GetSortedMapValues: method('GetSortedMapValues', 1, ([key]) => {
      const known = values.get(toText(key))
      return known instanceof Dictionary ? known.sortedKeys().map((name) => known.get(name) ?? null) : null
    }),
  })
}

/** What `Add` makes of two values: a sum, a longer text, or a longer list. */
function sum(a: Value, b: Value): Value {
  if (isList(a)) return isList(b) ? [...a, ...b] : [...a, b]
  if (typeof a === 'bigint' && typeof b === 'bigint') return BigInt.asIntN(64, a + b)
  if ((typeof a === 'bigint' || typeof a === 'number') && (typeof b === 'bigint' || typeof b === 'number'))
    return Number(a) + Number(b)
  if (typeof a === 'string' && typeof b === 'string') return a + b
  throw new TemplateFailure('cannot add these values')
}
