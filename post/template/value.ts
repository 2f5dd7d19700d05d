/**
 * The values of a running template. Go tells an integer from a float, so here an `int` is a `bigint` and a `float64`
 * is a `number`: both print, compare and divide as in Go without a wrapper around each. Everything that a template can
 * look into is a class of this file with a table of its own, so no JavaScript prototype is ever within its reach.
 */
import type { Duration, Moment } from './moment.ts'

export type Value =
  | null
  | boolean
  | string
  | bigint
  | number
  | Safe
  | Dictionary
  | Thing
  | Moment
  | Duration
  | readonly Value[]

export type SafeKind = 'HTML' | 'HTMLAttr' | 'CSS' | 'JS' | 'JSStr' | 'URL' | 'Srcset'

/** A string that its maker vouches for in one context: `template.HTML` and its kin. */
export class Safe {
  readonly kind: SafeKind
  readonly text: string

  constructor(kind: SafeKind, text: string) {
    this.kind = kind
    this.text = text
  }
}

/** A Go map with string keys. Where `folded`, keys are kept in lower case and looked up so (Hugo's `maps.Params`). */
export class Dictionary {
  readonly entries: Map<string, Value>
  readonly folded: boolean

  constructor(entries: Iterable<readonly [string, Value]> = [], folded = false) {
    this.entries = new Map(entries)
    this.folded = folded
  }

  get(key: string): Value | undefined {
    return this.entries.get(this.folded ? key.toLowerCase() : key)
  }

  /** A method of a map that has some (a taxonomy's), else undefined. */
  method(_name: string): Method | undefined {
    return undefined
  }

  /** Keys in the order in which Go prints and ranges over a map. */
  sortedKeys(): string[] {
    return [...this.entries.keys()].sort(byCodePoint)
  }
}

export type Method = (args: readonly Value[]) => Value

/** An object with fields and methods (a page, a site, a scratch). A field is a method without arguments. */
export class Thing {
  readonly type: string
  readonly #methods: ReadonlyMap<string, Method>
  /** What `{{ . }}` prints, and what equality compares where it is not null. */
  readonly printed: string | null
  /** What it counts as among numbers (a month), or null. */
  readonly number: bigint | null

  constructor(
    type: string,
    methods: { readonly [name: string]: Method },
    printed: string | null = null,
    number: bigint | null = null,
  ) {
    this.type = type
    this.#methods = new Map(Object.entries(methods))
    this.printed = printed
    this.number = number
  }

  /** The method or field of this name, bound to the object; a field takes no arguments, which its `length` tells. */
  method(name: string): Method | undefined {
    return this.#methods.get(name)
  }

  /** The names of its methods and fields, for documents. */
  get names(): readonly string[] {
    return [...this.#methods.keys()]
  }
}

/** Lists whose items Go would keep as values of any type though they are all alike: numbers in front matter. */
export const mixedLists = new WeakSet<readonly Value[]>()

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** Orders strings as Go does: by code point. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x === y) continue
    // Surrogates stand for code points above every other UTF-16 unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff
    const yHigh = y >= 0xd800 && y <= 0xdfff
    return xHigh === yHigh ? x - y : xHigh ? 1 : -1
  }
  return a.length - b.length
}

/** The text of a string or a typed string; null for every other value. */
export function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : value instanceof Safe ? value.text : null
}
