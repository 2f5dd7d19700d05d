import { show, toText, want } from '../arguments.ts'
import type { Call } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Duration, Moment } from '../moment.ts'
import { typeName } from '../print.ts'
import { Regexp } from '../regexp/regexp.ts'
import { Dictionary, isList, Safe, Thing, type Value } from '../value.ts'
import { follow, pathOf } from './follow.ts'
import { holds, intersection } from './sets.ts'

type Operator = 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt' | 'in' | 'not in' | 'intersect' | 'like'

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['', 'eq'],
  ['=', 'eq'],
  ['==', 'eq'],
  ['eq', 'eq'],
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['ne', 'ne'],
  ['>=', 'ge'],
  ['ge', 'ge'],
  ['>', 'gt'],
  ['gt', 'gt'],
  ['<=', 'le'],
  ['le', 'le'],
  ['<', 'lt'],
  ['lt', 'lt'],
  ['in', 'in'],
  ['not in', 'not in'],
  ['intersect', 'intersect'],
  ['like', 'like'],
])

/** `where COLLECTION KEY [OPERATOR] VALUE`: https://gohugo.io/functions/collections/where/ */
export function where(args: readonly Value[], call: Call): Value {
  want('where', args, 3, 4)
  const [collection = null, key = null] = args
  const operator = args.length === 4 ? args[2] : ''
  if (typeof operator !== 'string') throw new TemplateFailure('where: the operator must be a string')
  const wanted = args.at(-1) ?? null
  const known = operators.get(operator.toLowerCase().trim())
  const fits = (item: Value): boolean => {
    call.budget.step()
    return test(found(item, key), known, wanted)
  }
  if (isList(collection)) return collection.filter(fits)
  // Of a map of lists those stay that hold an item which fits.
  if (collection instanceof Dictionary)
    return new Dictionary(
      [...collection.entries].filter(([, list]) => isList(list) && list.some(fits)),
      collection.folded,
    )
  throw new TemplateFailure(`where: can't iterate over ${show(collection)}`)
}

/** The value of an item that is compared; undefined where it has none. */
function found(item: Value, key: Value): Value | undefined {
  const text = key instanceof Safe ? key.text : key
  if (typeof text !== 'string') return undefined
  try {
    return item instanceof Dictionary && item.folded ? inParams(item, text) : follow(item, pathOf(text))
  } catch (failure) {
    if (failure instanceof TemplateFailure) return undefined
    throw failure
  }
}

function inParams(item: Dictionary, path: string): Value | undefined {
  let value: Value | undefined = item
  for (const name of pathOf(path)) value = value instanceof Dictionary ? value.entries.get(name) : undefined
  return value
}

function test(value: Value | undefined, operator: Operator | undefined, wanted: Value): boolean {
  if (value === undefined || value === null || wanted === null) {
    const both = (value ?? null) === null && wanted === null
    return operator === 'eq' ? both : operator === 'ne' ? !both : false
  }
  if (typeof value === 'boolean' && typeof wanted === 'boolean')
    return operator === 'eq' ? value === wanted : operator === 'ne' ? value !== wanted : false
  switch (operator) {
    case undefined:
      throw new TemplateFailure('where: no such operator')
    case 'in':
    case 'not in': {
      const inside = isOneOf(value, wanted)
      return inside === null ? false : (operator === 'in') === inside
    }
    case 'intersect':
      return isList(value) && isList(wanted) && intersection(value, wanted).length > 0
    case 'like':
      return typeof value === 'string' && typeof wanted === 'string' && new Regexp(wanted).test(value)
    default: {
      const [a, b] = [comparable(value), comparable(wanted)]
      return a === null || b === null || !alike(value, wanted) ? false : compared(operator, a, b)
    }
  }
}

/** What orders a value among its like. */
function comparable(value: Value): string | number | bigint | null {
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Safe) return value.text
  if (value instanceof Moment) return Math.floor(value.epoch / 1000)
  if (value instanceof Duration) return value.nanoseconds
  return value instanceof Thing ? value.number : null
}

/** Only values of one type are compared, and numbers of any. */
function alike(a: Value, b: Value): boolean {
  const isNumber = (value: Value) => typeof value === 'bigint' || typeof value === 'number'
  return (isNumber(a) && isNumber(b)) || typeName(a) === typeName(b)
}

function compared(operator: Operator, a: string | number | bigint, b: string | number | bigint): boolean {
  switch (operator) {
    case 'eq':
      // biome-ignore lint/suspicious/noDoubleEquals: 1n and 1 are the same number
      return a == b
    case 'ne':
      return !compared('eq', a, b)
    case 'ge':
      return a >= b
    case 'gt':
      return a > b
    case 'le':
      return a <= b
    default:
      return a < b
  }
}

/** Whether a list or text holds the value; null where it can hold none of the kind. */
function isOneOf(value: Value, among: Value): boolean | null {
  if (isList(among)) return among.length === 0 ? null : holds(among, value)
  if (typeof among === 'string' && typeof value === 'string') return among.includes(toText(value))
  return null
}
