/** Methods of lists of pages: https://gohugo.io/methods/pages/ */
import { toCount, toText, want } from './arguments.ts'
import { order } from './compare.ts'
import { formatMoment, Moment } from './moment.ts'
import { stableSorted } from './stable-sort.ts'
import { Thing, type Value } from './value.ts'

/** Reads a member of a page, as templates do. */
type Read = (item: Value, name: string, args: readonly Value[]) => Value
type ListMethod = (list: readonly Value[], args: readonly Value[], read: Read) => Value

export const pageListMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ['Len', (list) => BigInt(list.length)],
  ['Reverse', (list) => [...list].reverse()],
  ['Limit', (list, args) => list.slice(0, toCount(args[0]))],
  ['ByTitle', (list, _, read) => sorted(list, (item) => read(item, 'Title', []))],
  ['ByLinkTitle', (list, _, read) => sorted(list, (item) => read(item, 'LinkTitle', []))],
  ['ByDate', (list, _, read) => sorted(list, (item) => read(item, 'Date', []))],
  ['ByPublishDate', (list, _, read) => sorted(list, (item) => read(item, 'PublishDate', []))],
  ['ByLastmod', (list, _, read) => sorted(list, (item) => read(item, 'Lastmod', []))],
  ['ByExpiryDate', (list, _, read) => sorted(list, (item) => read(item, 'ExpiryDate', []))],
  ['ByLength', (list, _, read) => sorted(list, (item) => read(item, 'Len', []))],
  ['ByLanguage', (list, _, read) => sorted(list, (item) => read(read(item, 'Language', []), 'Weight', []))],
  ['ByWeight', byWeight],
  ['ByParam', byParam],
  ['GroupBy', groupBy],
  ['GroupByParam', (list, args, read) => groups(list, args[1], (item) => param(item, args, read))],
  ['GroupByDate', (list, args, read) => byDate(list, args, (item) => read(item, 'Date', []))],
  ['GroupByPublishDate', (list, args, read) => byDate(list, args, (item) => read(item, 'PublishDate', []))],
  ['GroupByExpiryDate', (list, args, read) => byDate(list, args, (item) => read(item, 'ExpiryDate', []))],
  ['GroupByLastmod', (list, args, read) => byDate(list, args, (item) => read(item, 'Lastmod', []))],
  ['GroupByParamDate', (list, args, read) => byDate(list, args.slice(1), (item) => param(item, args, read))],
  ['Next', (list, args) => beside(list, args, -1)],
  ['Prev', (list, args) => beside(list, args, 1)],
])

function sorted(list: readonly Value[], keyOf: (item: Value) => Value): readonly Value[] {
  const keyed = list.map((item) => ({ item, key: keyOf(item) }))
  return keyed.sort((a, b) => ordered(a.key, b.key)).map(({ item }) => item)
}

/** Pages with a weight first, lightest first; those without keep their order after them. */
function byWeight(list: readonly Value[], _: readonly Value[], read: Read): readonly Value[] {
  const weight = (item: Value) => Number(read(item, 'Weight', [])) || Number.POSITIVE_INFINITY
  const keyed = list.map((item) => ({ item, key: weight(item) }))
  return keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

const collator = new Intl.Collator('en')

/** Nothing comes last, texts as a dictionary has them. */
function ordered(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
  return order(a, b)
}

function param(item: Value, args: readonly Value[], read: Read): Value {
  return read(item, 'Param', [toText(args[0])])
}

/** Pages without the parameter come last. Of equal texts Hugo takes each for less than the other. */
function byParam(list: readonly Value[], args: readonly Value[], read: Read): readonly Value[] {
  want('ByParam', args, 1)
  const keyed = list.map((item) => ({ item, key: param(item, args, read) }))
  const less = (a: Value, b: Value) => {
    if (a === null || b === null) return a !== null
    if (isNumber(a) && isNumber(b)) return Number(a) < Number(b)
    return collator.compare(toText(a), toText(b)) <= 0
  }
  return stableSorted(keyed, (a, b) => less(a.key, b.key)).map(({ item }) => item)
}

function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || typeof value === 'number'
}

function groupBy(list: readonly Value[], args: readonly Value[], read: Read): Value {
  want('GroupBy', args, 1, 2)
  const names = toText(args[0]).split('.')
  const keyOf = (item: Value) =>
    names.reduce<Value>((value, name) => (value === null ? null : read(value, name, [])), item)
  return groups(list, args[1], keyOf)
}

function groups(list: readonly Value[], direction: Value | undefined, keyOf: (item: Value) => Value): Value {
  const found: { key: Value; pages: Value[] }[] = []
  for (const item of list) {
    const key = keyOf(item)
    if (key === null) continue
    const group = found.find((one) => sameKey(one.key, key))
    if (group === undefined) found.push({ key, pages: [item] })
    else group.pages.push(item)
  }
  const sign = toText(direction).toLowerCase() === 'desc' ? -1 : 1
  found.sort(
    (a, b) =>
      sign *
      (typeof a.key === 'string' && typeof b.key === 'string' ? collator.compare(a.key, b.key) : order(a.key, b.key)),
  )
  return found.map(({ key, pages }) => group(key, pages))
}

function sameKey(a: Value, b: Value): boolean {
  if (a instanceof Moment && b instanceof Moment) return a.epoch === b.epoch
  return a === b
}

function byDate(list: readonly Value[], args: readonly Value[], dateOf: (item: Value) => Value): Value {
  want('GroupByDate', args, 1, 2)
  const layout = toText(args[0])
  const descending = toText(args[1] ?? 'desc').toLowerCase() !== 'asc'
  const dated = list.flatMap((item) => {
    const date = dateOf(item)
    return date instanceof Moment ? [{ item, date }] : []
  })
  dated.sort((a, b) => a.date.epoch - b.date.epoch)
  if (descending) dated.reverse()
  // Only neighbours are put together: January of one year is not that of another.
  const found: { readonly key: string; readonly pages: Value[] }[] = []
  for (const { item, date } of dated) {
    const key = formatMoment(date, layout)
    const last = found.at(-1)
    if (last?.key === key) last.pages.push(item)
    else found.push({ key, pages: [item] })
  }
  return found.map(({ key, pages }) => group(key, pages))
}

function group(key: Value, pages: readonly Value[]): Thing {
  return new Thing('page.PageGroup', { Key: () => key, Pages: () => pages }, null)
}

function beside(list: readonly Value[], args: readonly Value[], step: 1 | -1): Value {
  want(step === 1 ? 'Prev' : 'Next', args, 1)
  const at = list.indexOf(args[0] ?? null)
  return at === -1 ? null : (list[at + step] ?? null)
}
