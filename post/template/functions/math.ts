import { toFloat, toInt, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Duration } from '../moment.ts'
import { isList, Thing, textOf, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

interface Arithmetic {
  ints(a: bigint, b: bigint): bigint
  floats(a: number, b: number): number
}

/** Two numbers or more, from left to right: integers give an integer, which wraps around at 64 bits as Go's does. */
function chained(name: string, { ints, floats }: Arithmetic): TemplateFunction {
  return (args) => {
    want(name, args, 2, Infinity)
    if (name === 'add' && args.every((value) => textOf(value) !== null))
      return args.map((value) => textOf(value)).join('')
    return args
      .map((value) => strictNumber(value, name))
      .reduce((a, b) =>
        typeof a === 'bigint' && typeof b === 'bigint' ? BigInt.asIntN(64, ints(a, b)) : floats(Number(a), Number(b)),
      )
  }
}

function strictNumber(value: Value, name: string): bigint | number {
  if (typeof value === 'bigint' || typeof value === 'number') return value
  if (value instanceof Thing && value.number !== null) return value.number
  if (value instanceof Duration) return value.nanoseconds
  throw new TemplateFailure(`can't apply the operator of ${name} to these values`)
}

function nonZero(divisor: bigint): bigint {
  if (divisor === 0n) throw new TemplateFailure("can't divide the value by 0")
  return divisor
}

function ofFloat(name: string, run: (x: number) => number): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return run(toFloat(args[0]))
  }
}

function folded(name: string, run: (a: number, b: number) => number): TemplateFunction {
  return (args) => {
    want(name, args, 1, Infinity)
    const numbers = args.flatMap((value) => (isList(value) ? value : [value])).map((value) => toFloat(value))
    return numbers.length === 0 ? 0 : numbers.reduce((a, b) => run(a, b))
  }
}

/** Rounds half away from zero. */
function round(x: number): number {
  return x < 0 ? -Math.round(-x) : Math.round(x)
}

/** No name of a cached partial. */
const counterKey = '\0math.Counter'

export const mathFunctions: Namespace = {
  name: 'math',
  functions: {
    Abs: ofFloat('math.Abs', Math.abs),
    Acos: ofFloat('math.Acos', Math.acos),
    Add: chained('add', { ints: (a, b) => a + b, floats: (a, b) => a + b }),
    Asin: ofFloat('math.Asin', Math.asin),
    Atan: ofFloat('math.Atan', Math.atan),
    Atan2: (args) => {
      want('math.Atan2', args, 2)
      return Math.atan2(toFloat(args[0]), toFloat(args[1]))
    },
    Ceil: ofFloat('math.Ceil', Math.ceil),
    Counter: (_, call) => {
      const before = call.budget.cache.get(counterKey)
      const count = typeof before === 'bigint' ? before + 1n : 1n
      call.budget.cache.set(counterKey, count)
      return count
    },
    Cos: ofFloat('math.Cos', Math.cos),
    Div: chained('div', { ints: (a, b) => a / nonZero(b), floats: (a, b) => a / b }),
    Floor: ofFloat('math.Floor', Math.floor),
    Log: ofFloat('math.Log', Math.log),
    Max: folded('math.Max', Math.max),
    MaxInt64: () => 9223372036854775807n,
    Min: folded('math.Min', Math.min),
    Mod: (args) => {
      want('mod', args, 2)
      return toInt(args[0]) % nonZero(toInt(args[1]))
    },
    ModBool: (args) => {
      want('modBool', args, 2)
      return toInt(args[0]) % nonZero(toInt(args[1])) === 0n
    },
    Mul: chained('mul', { ints: (a, b) => a * b, floats: (a, b) => a * b }),
    Pi: () => Math.PI,
    Pow: (args) => {
      want('pow', args, 2)
      return toFloat(args[0]) ** toFloat(args[1])
    },
    Product: folded('math.Product', (a, b) => a * b),
    // A number that changed with every keystroke would be no help.
    Rand: () => 0.5,
    Round: ofFloat('math.Round', round),
    Sin: ofFloat('math.Sin', Math.sin),
    Sqrt: ofFloat('math.Sqrt', Math.sqrt),
    Sub: chained('sub', { ints: (a, b) => a - b, floats: (a, b) => a - b }),
    Sum: folded('math.Sum', (a, b) => a + b),
    Tan: ofFloat('math.Tan', Math.tan),
    ToDegrees: ofFloat('math.ToDegrees', (x) => (x * 180) / Math.PI),
    ToRadians: ofFloat('math.ToRadians', (x) => (x * Math.PI) / 180),
  },
  aliases: { add: 'Add', div: 'Div', mod: 'Mod', modBool: 'ModBool', mul: 'Mul', pow: 'Pow', sub: 'Sub' },
}
