/** Front matter that a page has from those above it: https://gohugo.io/configuration/cascade/ */
import { valueFromJson } from '../front-matter/convert.ts'
import { lookup } from '../front-matter/path.ts'
import type { Table, Value } from '../front-matter/value.ts'
import type { Data } from '../render/site.ts'
import { TemplateFailure } from '../template/failure.ts'
import { type Glob, readGlob } from './glob.ts'

/** What a page is told by when a cascade chooses. */
export interface Target {
  readonly path: string
  readonly kind: string
  readonly language: string
}

export interface Cascade {
  readonly fields: Table
  reaches(page: Target): boolean
}

/** The cascades of a section's front matter, in their order. */
export function cascadesOf(table: Table): readonly Cascade[] {
  const value = lookup(table, 'cascade')
  return value === undefined ? [] : cascadesIn(value)
}

/** The cascades of the configuration. */
export function configuredCascades(data: Data | undefined): readonly Cascade[] {
  return data === undefined ? [] : cascadesIn(valueFromJson(data))
}

/** `own` with what cascades say and it does not: nearest first, `params` key by key. The same table where nothing is added. */
export function withCascades(own: Table, cascades: readonly Cascade[], page: Target): Table {
  let table = own
  for (const cascade of cascades) if (cascade.reaches(page)) table = filled(table, cascade.fields)
  return table
}

function filled(own: Table, more: Table): Table {
  const keys = keysOf(own)
  const added = more.entries.flatMap(([key, value]): (readonly [string, Value])[] => {
    if (keys.has(key.toLowerCase())) return []
    // A parameter that the page has beside its title counts as one of `params`.
    return [[key, isParams(key) && value.kind === 'table' ? without(value, keys) : value]]
  })
  const params = lookup(more, 'params')
  const entries = own.entries.map((entry): readonly [string, Value] => {
    const [key, value] = entry
    if (!isParams(key) || value.kind !== 'table' || params?.kind !== 'table') return entry
    return [
      key,
      { kind: 'table', entries: [...value.entries, ...without(params, [...keys, ...keysOf(value)]).entries] },
    ]
  })
  return { kind: 'table', entries: [...entries, ...added] }
}

function isParams(key: string): boolean {
  return key.toLowerCase() === 'params'
}

function keysOf(table: Table): ReadonlySet<string> {
  return new Set(table.entries.map(([key]) => key.toLowerCase()))
}

function without(table: Table, keys: Iterable<string>): Table {
  const taken = new Set(keys)
  return { kind: 'table', entries: table.entries.filter(([key]) => !taken.has(key.toLowerCase())) }
}

function cascadesIn(value: Value): readonly Cascade[] {
  const meant = value.kind === 'raw' ? value.meaning : value
  if (meant?.kind === 'list') return meant.items.flatMap(cascadesIn)
  if (meant?.kind !== 'table') return []
  const targets = meant.entries.filter(([key]) => /^_?target$/i.test(key)).map(([, target]) => target)
  const fields: Table = { kind: 'table', entries: meant.entries.filter(([key]) => !/^_?target$/i.test(key)) }
  const tests = targets.flatMap(testsOf)
  return [{ fields, reaches: (page) => tests.every((test) => test(page)) }]
}

/** A target is a table, or a list of tables of which one must fit. */
function testsOf(target: Value): readonly ((page: Target) => boolean)[] {
  if (target.kind === 'list') {
    const either = target.items.map(testsOf)
    return [(page) => either.some((tests) => tests.every((test) => test(page)))]
  }
  if (target.kind !== 'table') return []
  const text = (key: string) => {
    const value = lookup(target, key)
    return value?.kind === 'string' ? value.text : null
  }
  const matches = (key: string, of: (page: Target) => string) => {
    const pattern = text(key)
    if (pattern === null) return []
    const glob = globOrNothing(pattern)
    return [(page: Target) => glob?.test(of(page)) ?? false]
  }
  return [
    ...matches('path', ({ path }) => path),
    ...matches('kind', ({ kind }) => kind),
    ...matches('lang', ({ language }) => language),
    ...matches('environment', () => 'production'),
  ]
}

/** A pattern that is not well formed matches nothing. */
function globOrNothing(pattern: string): Glob | null {
  try {
    return readGlob(pattern)
  } catch (failure) {
    if (failure instanceof TemplateFailure) return null
    throw failure
  }
}
