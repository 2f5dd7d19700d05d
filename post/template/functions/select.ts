import { toCount, toList, toText, want } from '../arguments.ts'
import { equals, order, sameInside } from '../compare.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { memberOf } from '../member.ts'
import { Regexp } from '../regexp/regexp.ts'
import { Dictionary, isList, Thing, textOf, type Value } from '../value.ts'

/** A value below another: `Params.tags` of a page, `a.b` of a map. Missing is nil. */
function follow(value: Value, path: string): Value {
  for (const name of path.replace(/^\./, '').split('.')) {
    if (value instanceof Thing && value.method(name) === undefined) return null
    value = value instanceof Thing || value instanceof Dictionary ? memberOf(value, name, []) : null
  }
  return value
}

type Test = (found: Value, wanted: Value) => boolean

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['=', equals],
  ['==', equals],
  ['eq', equals],
  ['!=', (a, b) => !equals(a, b)],
  ['<>', (a, b) => !equals(a, b)],
  ['ne', (a, b) => !equals(a, b)],
  ['<', (a, b) => order(a, b) < 0],
  ['lt', (a, b) => order(a, b) < 0],
  ['<=', (a, b) => order(a, b) <= 0],
  ['le', (a, b) => order(a, b) <= 0],
  ['>', (a, b) => order(a, b) > 0],
  ['gt', (a, b) => order(a, b) > 0],
  ['>=', (a, b) => order(a, b) >= 0],
  ['ge', (a, b) => order(a, b) >= 0],
  ['in', (a, b) => isOneOf(a, b)],
  ['not in', (a, b) => !isOneOf(a, b)],
  [
    'intersect',
    (a, b) => toList(a, 'where').some((item) => toList(b, 'where').some((other) => sameInside(item, other))),
  ],
  ['like', (a, b) => new Regexp(toText(b)).test(toText(a))],
])

function isOneOf(value: Value, among: Value): boolean {
  if (isList(among)) return among.some((item) => equals(item, value))
  const text = textOf(among)
  return text?.includes(toText(value)) ?? false
}

function where(args: readonly Value[], call: Call): Value {
  want('where', args, 3, 4)
  const list = itemsOf(args[0] ?? null, 'where')
  const path = toText(args[1])
  const operator = args.length === 4 ? toText(args[2]).toLowerCase() : 'eq'
  const wanted = args.at(-1) ?? null
  const test = tests.get(operator)
  if (test === undefined) throw new TemplateFailure(`where: no such operator: ${operator}`)
  return list.filter((item) => {
    call.budget.step()
    const found = follow(item, path)
    if (found === null && wanted !== null && operator !== 'ne' && operator !== '!=' && operator !== 'not in')
      return false
    return test(found, wanted)
  })
}

function itemsOf(value: Value, name: string): readonly Value[] {
  if (value instanceof Dictionary) return value.sortedKeys().map((key) => value.get(key) ?? null)
  return toList(value, name)
}

function sort(args: readonly Value[]): Value {
  want('sort', args, 1, 3)
  const source = args[0] ?? null
  // A map without further word is in the order of its keys.
  if (source instanceof Dictionary && args[1] === undefined) return itemsOf(source, 'sort')
  const path = args[1] === undefined ? 'value' : toText(args[1])
  const direction = toText(args[2]).toLowerCase() === 'desc' ? -1 : 1
  const items = itemsOf(source, 'sort')
  const keyed = items.map((item) => ({ item, key: path === 'value' ? item : follow(item, path) }))
  return keyed.sort((a, b) => direction * collated(a.key, b.key)).map(({ item }) => item)
}

const collator = new Intl.Collator('en')

/** Words are sorted as a dictionary sorts them, without regard to case at first. */
function collated(a: Value, b: Value): number {
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : order(a, b)
}

function part(name: string, take: (list: readonly Value[], count: number) => readonly Value[]): TemplateFunction {
  return (args) => {
    want(name, args, 2)
    const count = toCount(args[0])
    if (count < 0) throw new TemplateFailure(`${name}: the limit must not be negative`)
    const from = args[1] ?? null
    const text = textOf(from)
    if (text !== null)
      return take([...text], count)
        .map((character) => toText(character))
        .join('')
    if (from === null) throw new TemplateFailure(`${name} needs a list, got nil`)
    return take(toList(from, name), count)
  }
}

function apply(args: readonly Value[], call: Call): Value {
  want('apply', args, 2, Infinity)
  const name = toText(args[1])
  const callee = call.environment.functions.get(name)
  if (callee === undefined) throw new TemplateFailure(`apply: function "${name}" is not in the preview yet`)
  const rest = args.slice(2)
  return toList(args[0], 'apply').map((item) => {
    call.budget.step()
    return callee(
      rest.map((value) => (value === '.' ? item : value)),
      call,
    )
  })
}

export const selectFunctions: { readonly [name: string]: TemplateFunction } = {
  After: part('after', (list, count) => list.slice(count)),
  Apply: apply,
  First: part('first', (list, count) => list.slice(0, count)),
  Last: part('last', (list, count) => (count === 0 ? [] : list.slice(-count))),
  // An order that changes with every keystroke would be no help: the preview keeps it.
  Shuffle: (args) => toList(args[0], 'shuffle'),
  Sort: sort,
  Where: where,
}
