import { castText, show, want } from '../arguments.ts'
import { order } from '../compare.ts'
import { TemplateFailure } from '../failure.ts'
import { Dictionary, isList, Safe, type Value } from '../value.ts'
import { follow, pathOf } from './follow.ts'

interface Keyed {
  readonly item: Value
  readonly key: Value | undefined
}

/** `sort COLLECTION [PATH] [ORDER]`: https://gohugo.io/functions/collections/sort/ */
export function sort(args: readonly Value[]): Value {
  want('sort', args, 1, Infinity)
  const source = args[0] ?? null
  const path = castText(args[1] ?? null) ?? ''
  const descending = castText(args[2] ?? null) === 'desc'
  return sorted(keyed(source, path), descending)
}

function keyed(source: Value, path: string): Keyed[] {
  if (isList(source))
    return source.map((item) => ({ item, key: path === '' || path === 'value' ? item : follow(item, pathOf(path)) }))
  // A map without further word is in the order of its keys.
  if (source instanceof Dictionary)
    return [...source.entries].map(([name, item]) => {
      if (path === '') return { item, key: name }
      return { item, key: path === 'value' ? item : follow(item, pathOf(path)) }
    })
  throw new TemplateFailure(`can't sort ${show(source)}`)
}

const collator = new Intl.Collator('en')

function less(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined && b === undefined) return false
  const [x, y] = [a ?? zeroOf(b), b ?? zeroOf(a)]
  const [left, right] = [x instanceof Safe ? x.text : x, y instanceof Safe ? y.text : y]
  if (typeof left === 'string' && typeof right === 'string' && !(isNumeric(left) || isNumeric(right)))
    return collator.compare(left, right) < 0
  return order(left, right) < 0
}

function isNumeric(text: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
}

/** The zero of another value's type, for one that is missing. */
function zeroOf(value: Value | undefined): Value {
  if (typeof value === 'string') return ''
  return typeof value === 'bigint' || typeof value === 'number' ? 0 : null
}

/** Stable, by insertion into blocks of twenty that are merged then: values that no order holds for end as in Go. */
function sorted(items: Keyed[], descending: boolean): Value[] {
  const before = (a: Keyed, b: Keyed) => (descending ? less(b.key, a.key) : less(a.key, b.key))
  const block = 20
  let runs: Keyed[][] = []
  for (let from = 0; from < items.length; from += block) {
    const run = items.slice(from, from + block)
    for (let i = 1; i < run.length; i++)
      for (let j = i; j > 0; j--) {
        const [one, other] = [run[j - 1], run[j]]
        if (one === undefined || other === undefined || !before(other, one)) break
        run[j - 1] = other
        run[j] = one
      }
    runs.push(run)
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = []
    for (let at = 0; at < runs.length; at += 2) merged.push(mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], before))
    runs = merged
  }
  return (runs[0] ?? []).map(({ item }) => item)
}

function mergedRuns(a: readonly Keyed[], b: readonly Keyed[], before: (a: Keyed, b: Keyed) => boolean): Keyed[] {
  const merged: Keyed[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one === undefined || (other !== undefined && before(other, one))) {
      if (other !== undefined) merged.push(other)
      j++
    } else {
      merged.push(one)
      i++
    }
  }
  return merged
}
