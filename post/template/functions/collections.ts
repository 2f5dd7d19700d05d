import { castText, show, toCount, toList, toText, want } from '../arguments.ts'
import { limits } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf, elementType, printValue, typeName } from '../print.ts'
import { queryPart } from '../query.ts'
import { createScratch } from '../scratch.ts'
import { isTrue } from '../truth.ts'
import { byCodePoint, Dictionary, isList, Thing, textOf, type Value } from '../value.ts'
import { index } from './index-of.ts'
import { selectFunctions } from './select.ts'
import { complement, holds, intersection, symmetricDifference, union, unique } from './sets.ts'
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
  if (typeof key !== 'string') throw new TemplateFailure(`dict: ${show(key)} is no key`)
  return key
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
  if (isList(collection)) return holds(collection, value)
  const text = textOf(collection)
  const part = textOf(value)
  return text !== null && part !== null && typeName(collection) === typeName(value) && text.includes(part)
}

/** One list is appended item by item if its items are of the type of the others', or could not be among them. */
function append(args: readonly Value[]): Value {
  want('append', args, 2, Infinity)
  const items = args.slice(0, -1)
  const onto = toList(args.at(-1), 'append')
  const [only = null] = items
  const type = elementType(onto)
  const joins = items.length === 1 && isList(only) && (type !== 'interface {}' || elementType(only) === type)
  return guarded([...onto, ...(joins && !type.startsWith('[]') ? only : items)])
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

/** Items that are no text, nor can become it, are left out with what would follow them. */
function delimit(args: readonly Value[]): Value {
  want('delimit', args, 2, 3)
  const source = args[0] ?? null
  const text = textOf(source)
  // Of text these are its bytes, as numbers.
  const items =
    source instanceof Dictionary
      ? source.sortedKeys().map((key) => source.get(key) ?? null)
      : text === null
        ? source
        : bytesOf(text).map(BigInt)
  if (!isList(items)) throw new TemplateFailure(`can't iterate over ${show(items)}`)
  const separator = toText(args[1])
  const last = args[2] === undefined ? separator : (castText(args[2]) ?? '')
  return items
    .map((item, at) => {
      const text = castText(item)
      if (text === null) return ''
      return text + (at === items.length - 1 ? '' : at === items.length - 2 ? last : separator)
    })
    .join('')
}

function merge(args: readonly Value[]): Value {
  want('merge', args, 2, Infinity)
  return args.reduceRight((into, from) => {
    if (!(into instanceof Dictionary)) throw new TemplateFailure(`destination must be a map, got ${show(into)}`)
    if (!isTrue(from)) return into
    if (!(from instanceof Dictionary)) throw new TemplateFailure(`source must be a map, got ${show(from)}`)
    return mergeTwo(into, from)
  })
}

/** Keys are the same whatever their case; those of parameters are in lower case. */
function mergeTwo(into: Dictionary, from: Dictionary): Dictionary {
  const merged = new Dictionary(into.entries, into.folded)
  const spelled = new Map([...into.entries.keys()].map((name) => [name.toLowerCase(), name]))
  for (const [name, value] of from.entries) {
    const known = spelled.get(name.toLowerCase())
    if (known === undefined) {
      merged.entries.set(into.folded ? name.toLowerCase() : name, value)
      continue
    }
    const before = into.entries.get(known)
    if (before instanceof Dictionary && value instanceof Dictionary) merged.entries.set(name, mergeTwo(before, value))
  }
  return merged
}

function isSet(args: readonly Value[]): boolean {
  want('isset', args, 2)
  const [collection = null, key = null] = args
  if (collection instanceof Dictionary) {
    if (key === null) throw new TemplateFailure('isset: nil is no key')
    return typeof key === 'string' && collection.get(key) !== undefined
  }
  if (!isList(collection)) return false
  if (typeof key !== 'bigint') throw new TemplateFailure(`isset: ${show(key)} is no index of a list`)
  return key < collection.length
}

/** `querify`: pairs, a list of them, or a map, as the query of a URL, by key. */
function querify(args: readonly Value[]): Value {
  const [only = null] = args
  const flat =
    args.length === 1 && only instanceof Dictionary
      ? only.sortedKeys().flatMap((key) => [key, only.get(key) ?? null])
      : args.length === 1 && isList(only)
        ? only
        : args
  if (flat.length % 2 !== 0) throw new TemplateFailure('querify: invalid number of parameters')
  const pairs: [string, string][] = []
  for (let at = 0; at < flat.length; at += 2) {
    const key = flat[at] ?? null
    const name = textOf(key)
    if (name === null) throw new TemplateFailure('querify: keys must be strings')
    pairs.push([name, toText(flat[at + 1])])
  }
  return pairs
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([key, value]) => `${queryPart(key)}=${queryPart(value)}`)
    .join('&')
}

function keyValues(args: readonly Value[]): Value {
  want('keyVals', args, 1, Infinity)
  const key = args[0] ?? null
  const values = args.slice(1)
  return new Thing(
    'types.KeyValues',
    { Key: () => key, Values: () => values },
    printValue(key) === '' ? '' : `${printValue(key)}: ${printValue(values)}`,
  )
}

export const collectionFunctions: Namespace = {
  name: 'collections',
  functions: {
    ...selectFunctions,
    Append: append,
    Complement: (args) => {
      want('complement', args, 2, Infinity)
      return complement(args)
    },
    Delimit: delimit,
    Dictionary: dict,
    In: isIn,
    Index: index,
    Intersect: (args) => {
      want('intersect', args, 2)
      return intersection(args[0] ?? null, args[1] ?? null)
    },
    IsSet: isSet,
    Length: length,
    Merge: merge,
    NewScratch: () => createScratch(new Map()),
    Not: (args) => {
      want('not', args, 1)
      return !isTrue(args[0] ?? null)
    },
    KeyVals: keyValues,
    Querify: querify,
    Reverse: (args) => [...toList(args[0], 'collections.Reverse')].reverse(),
    Seq: seq,
    Slice: (args) => args,
    SymDiff: (args) => {
      want('symdiff', args, 2)
      return symmetricDifference(args[0] ?? null, args[1] ?? null)
    },
    Union: (args) => {
      want('union', args, 2)
      return union(args[0] ?? null, args[1] ?? null)
    },
    Uniq: (args) => {
      want('uniq', args, 1)
      return unique(toList(args[0], 'uniq'))
    },
  },
  aliases: {
    after: 'After',
    append: 'Append',
    apply: 'Apply',
    complement: 'Complement',
    delimit: 'Delimit',
    dict: 'Dictionary',
    first: 'First',
    group: 'Group',
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
