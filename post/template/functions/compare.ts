import { want } from '../arguments.ts'
import { equals, order } from '../compare.ts'
import type { TemplateFunction } from '../environment.ts'
import { isTrue } from '../truth.ts'
import type { Value } from '../value.ts'
import type { Namespace } from './table.ts'

/** The first value compared with each of the others: all must hold. */
function all(name: string, holds: (a: Value, b: Value) => boolean): TemplateFunction {
  return (args) => {
    want(name, args, 2, Infinity)
    const [first = null, ...rest] = args
    return rest.every((other) => holds(first, other))
  }
}

/** Whether `default` takes a value: a boolean is always set, and so is a number that is not 0. */
function isSet(value: Value): boolean {
  return typeof value === 'boolean' || isTrue(value)
}

export const compareFunctions: Namespace = {
  name: 'compare',
  functions: {
    Eq: (args) => {
      want('eq', args, 2, Infinity)
      const [first = null, ...rest] = args
      return rest.some((other) => equals(first, other))
    },
    Ne: all('ne', (a, b) => !equals(a, b)),
    Lt: all('lt', (a, b) => order(a, b) < 0),
    Le: all('le', (a, b) => order(a, b) <= 0),
    Gt: all('gt', (a, b) => order(a, b) > 0),
    Ge: all('ge', (a, b) => order(a, b) >= 0),
    Conditional: (args) => {
      want('cond', args, 3)
      return (isTrue(args[0] ?? null) ? args[1] : args[2]) ?? null
    },
    Default: (args) => {
      want('default', args, 1, 2)
      const given = args[1] ?? null
      return isSet(given) ? given : (args[0] ?? null)
    },
  },
  aliases: { eq: 'Eq', ne: 'Ne', lt: 'Lt', le: 'Le', gt: 'Gt', ge: 'Ge', cond: 'Conditional', default: 'Default' },
}
