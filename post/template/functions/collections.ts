import { show, toCount, toDictionary, toList, toText, want } from '../arguments.ts'
import { equals, sameInside } from '../compare.ts'
import { limits } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf } from '../print.ts'
import { queryPart } from '../query.ts'
import { createScratch } from '../scratch.ts'
import { isTrue } from '../truth.ts'
import { Dictionary, isList, textOf, type Value } from '../value.ts'
import { selectFunctions } from './select.ts'
import { byteLength } from './strings.ts'
import type { Namespace } from './table.ts'

/** `dict`: keys are texts, or lists of texts that lead into nested maps. */
function dict(args: readonly Value[]): Value {
  if (args.length % 2 !== 0) throw new TemplateFailure('dict: invalid dictionary call')
  const root = new Dictionary()
  for (let at = 0; at < args.length; at += 2) {
    const key = args[at] ?? null
    const path = (isList(key) ? key : [key]).map(keyOf)
    let table = root
    for (const part of path.slice(0, -1)) {
      const known = table.entries.get(part)
      const inner = known instanceof Dictionary ? known : new Dictionary()
      table.entries.set(part, inner)
      table = inner
    }
    table.entries.set(path.at(-1) ?? '', args[at + 1] ?? null)
  }
  return root
}

function keyOf(key: Value): string {
  const text = textOf(key)
  if (text === null) throw new TemplateFailure(`dict: ${show(key)} is no key`)
  return text
}

function index(args: readonly Value[]): Value {
  want('index', args, 1, Infinity)
  let value = args[0] ?? null
  const keys = args.length === 2 && isList(args[1] ?? null) ? toList(args[1], 'index') : args.slice(1)
  for (const key of keys) value = oneIndex(value, key)
  return value
}

function oneIndex(value: Value, key: Value): Value {
  if (value === null) return null
  if (value instanceof Dictionary) return value.get(toText(key)) ?? null
  const text = textOf(value)
  if (!isList(value) && text === null) throw new TemplateFailure(`can't index item of ${show(value)}`)
  if (typeof key !== 'bigint') throw new TemplateFailure(`cannot index a list with ${show(key)}`)
  const at = Number(key)
  if (text !== null) {
    const byte = bytesOf(text)[at]
    if (byte === undefined) throw new TemplateFailure(`index out of range: ${at}`)
    return BigInt(byte)
  }
  return isList(value) ? (value[at] ?? null) : null
}

/** `len`: bytes of text, items of a list or map. */
function length(args: readonly Value[]): Value {
  want('len', args, 1)
  const value = args[0] ?? null
  if (value instanceof Dictionary) return BigInt(value.entries.size)
  if (isList(value)) return BigInt(value.length)
  const text = textOf(value)
  if (text === null) throw new TemplateFailure(`len of ${show(value)}`)
  return BigInt(byteLength(text))
}

/** Whether a list holds a value, or a text another. */
function isIn(args: readonly Value[]): boolean {
  want('in', args, 2)
  const [collection = null, value = null] = args
  if (isList(collection)) return collection.some((item) => equals(item, value))
  const text = textOf(collection)
  if (text !== null) return text.includes(toText(value))
  if (collection instanceof Dictionary) return false
  return false
}

function append(args: readonly Value[]): Value {
  want('append', args, 2, Infinity)
  const items = args.slice(0, -1)
  const onto = toList(args.at(-1), 'append')
  const [only = null] = items
  // One list is appended item by item, unless it is to become an item of a list of lists.
  const added = items.length === 1 && isList(only) && !onto.some((item) => isList(item)) ? only : items
  return guarded([...onto, ...added])
}

function guarded(list: Value[]): Value[] {
  if (list.length > limits.list) throw new TemplateFailure('a list has too many items')
  return list
}

/** `seq LAST`, `seq FIRST LAST`, `seq FIRST STEP LAST`. */
function seq(args: readonly Value[]): Value {
  want('seq', args, 1, 3)
  const numbers = args.map((value) => toCount(value))
  const [a = 0, b = 0, c = 0] = numbers
  if (numbers.length === 1 && a === 0) return []
  const first = numbers.length === 1 ? (a < 0 ? -1 : 1) : a
  const last = numbers.length === 1 ? a : numbers.length === 2 ? b : c
  const step = numbers.length === 3 ? b : last < first ? -1 : 1
  if (step === 0) throw new TemplateFailure("seq: 'increment' must not be 0")
  if ((last - first) * step < 0) throw new TemplateFailure("seq: 'increment' must take FIRST to LAST")
  if (Math.abs((last - first) / step) > limits.list) throw new TemplateFailure('size of result exceeds limit')
  const list: Value[] = []
  for (let n = first; step > 0 ? n <= last : n >= last; n += step) list.push(BigInt(n))
  return list
}

function delimit(args: readonly Value[]): Value {
  want('delimit', args, 2, 3)
  const source = args[0] ?? null
  if (source === null) throw new TemplateFailure('delimit needs a list, got nil')
  const items =
    source instanceof Dictionary ? source.sortedKeys().map((key) => source.get(key) ?? null) : toList(source, 'delimit')
  const texts = items.map((item) => toText(item))
  const separator = toText(args[1])
  if (args[2] === undefined || texts.length < 2) return texts.join(separator)
  return texts.slice(0, -1).join(separator) + toText(args[2]) + texts.at(-1)
}

function merge(args: readonly Value[]): Value {
  want('merge', args, 2, Infinity)
  return args.map((value) => toDictionary(value ?? null, 'merge')).reduce(mergeTwo)
}

function mergeTwo(under: Dictionary, over: Dictionary): Dictionary {
  const merged = new Dictionary(under.entries, under.folded)
  const spelled = new Map([...under.entries.keys()].map((name) => [name.toLowerCase(), name]))
  for (const [name, value] of over.entries) {
    // A key that differs in case alone is the same key, written as the later map writes it.
    const known = spelled.get(name.toLowerCase())
    const before = known === undefined ? undefined : merged.entries.get(known)
    if (known !== undefined && known !== name && !under.folded) merged.entries.delete(known)
    const both = before instanceof Dictionary && value instanceof Dictionary
    merged.entries.set(under.folded ? name.toLowerCase() : name, both ? mergeTwo(before, value) : value)
  }
  return merged
}

function isSet(args: readonly Value[]): boolean {
  want('isset', args, 2)
  const [collection = null, key = null] = args
  if (collection instanceof Dictionary) return collection.get(toText(key)) !== undefined
  if (isList(collection)) return toCount(key) >= 0 && toCount(key) < collection.length
  return false
}

function uniq(list: readonly Value[]): Value[] {
  const kept: Value[] = []
  for (const item of list) if (!kept.some((other) => sameInside(other, item))) kept.push(item)
  return kept
}

export const collectionFunctions: Namespace = {
  name: 'collections',
  functions: {
    ...selectFunctions,
    Append: append,
    Complement: (args) => {
      want('complement', args, 2, Infinity)
      const out = args.slice(0, -1).flatMap((list) => toList(list, 'complement'))
      return toList(args.at(-1), 'complement').filter((item) => !out.some((other) => sameInside(other, item)))
    },
    Delimit: delimit,
    Dictionary: dict,
    In: isIn,
    Index: index,
    Intersect: (args) => {
      want('intersect', args, 2)
      const other = toList(args[1], 'intersect')
      return uniq(toList(args[0], 'intersect').filter((item) => other.some((one) => sameInside(one, item))))
    },
    IsSet: isSet,
    Length: length,
    Merge: merge,
    NewScratch: () => createScratch(new Map()),
    Not: (args) => {
      want('not', args, 1)
      return !isTrue(args[0] ?? null)
    },
    Querify: (args) => {
      const flat =
        args.length === 1 && args[0] instanceof Dictionary
          ? args[0].sortedKeys().flatMap((key) => [key, toDictionary(args[0], 'querify').get(key) ?? null])
          : args.length === 1
            ? toList(args[0], 'querify')
            : args
      if (flat.length % 2 !== 0) throw new TemplateFailure('querify: arguments must come in pairs')
      const pairs: [string, string][] = []
      for (let at = 0; at < flat.length; at += 2) pairs.push([toText(flat[at]), toText(flat[at + 1])])
      return pairs
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, value]) => `${queryPart(key)}=${queryPart(value)}`)
        .join('&')
    },
    Reverse: (args) => [...toList(args[0], 'collections.Reverse')].reverse(),
    Seq: seq,
    Slice: (args) => args,
    SymDiff: (args) => {
      want('symdiff', args, 2)
      const [a, b] = [toList(args[1], 'symdiff'), toList(args[0], 'symdiff')]
      const only = (list: readonly Value[], other: readonly Value[]) =>
        list.filter((item) => !other.some((one) => sameInside(one, item)))
      return [...only(a, b), ...only(b, a)]
    },
    Union: (args) => {
      want('union', args, 2)
      return uniq([...toList(args[0], 'union'), ...toList(args[1], 'union')])
    },
    Uniq: (args) => uniq(toList(args[0], 'uniq')),
  },
  aliases: {
    after: 'After',
    append: 'Append',
    apply: 'Apply',
    complement: 'Complement',
    delimit: 'Delimit',
    dict: 'Dictionary',
    first: 'First',
    in: 'In',
    index: 'Index',
    intersect: 'Intersect',
    isset: 'IsSet',
    last: 'Last',
    len: 'Length',
    merge: 'Merge',
    newScratch: 'NewScratch',
    not: 'Not',
    querify: 'Querify',
    seq: 'Seq',
    shuffle: 'Shuffle',
    slice: 'Slice',
    sort: 'Sort',
    symdiff: 'SymDiff',
    union: 'Union',
    uniq: 'Uniq',
    where: 'Where',
  },
}
