import parseWithIarna from '@iarna/toml/parse-string.js'
import { parse as parseWithSmol } from 'smol-toml'
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import { lineStartAt } from './position.ts'
import type { Table, Value } from './value.ts'

/** A value of a TOML document and where it is. Offsets are UTF-16 units of the document. */
export type TomlNode = TomlLeaf | TomlList | TomlTables | TomlTable

interface TomlLeaf {
  readonly type: 'leaf'
  readonly value: Value
  readonly from: number
  readonly to: number
  /** The statement `key = value`, where the leaf is all of its value. */
  readonly statement: AST.TOMLKeyValue | null
}

/** `[1, 2]`. */
interface TomlList {
  readonly type: 'list'
  readonly items: readonly TomlNode[]
  readonly from: number
  readonly to: number
  readonly statement: AST.TOMLKeyValue | null
}

/** All of `[[key]]`. */
interface TomlTables {
  readonly type: 'tables'
  readonly items: TomlTable[]
}

export interface TomlTable {
  readonly type: 'table'
  readonly entries: Map<string, TomlNode>
  /**
   * How it is written: the document itself, below a `[header]`, only by headers of tables in it, by dotted keys, or
   * in braces.
   */
  form: 'root' | 'header' | 'implicit' | 'dotted' | 'inline'
  /** The header's node, or the pair of an inline table. */
  header: AST.TOMLTable | null
  statement: AST.TOMLKeyValue | null
  /** Of an inline table, braces included. */
  readonly range: readonly [number, number] | null
  /** Statements `key = value` right in it: of a header's body, of a document before its first header, of braces. */
  pairs: readonly AST.TOMLKeyValue[]
  /** For dotted keys: the keys before, for instance `a` in `a.b = 1`, and whose body they stand in. */
  readonly dotted: { readonly prefix: readonly string[]; readonly inside: TomlTable } | null
}

export interface TomlDocument {
  readonly root: TomlTable
  readonly ast: AST.TOMLTopLevelTable
  readonly table: Table
}

type TomlReading =
  | { readonly ok: true; readonly document: TomlDocument }
  | { readonly ok: false; readonly message: string; readonly offset: number }

/**
 * Reads a TOML document as Hugo 0.169 does (TOML 1.1, integers of 64 bits): `@iarna/toml` checks it, `smol-toml`
 * where that refuses what TOML 1.1 allows; the values come from the located syntax tree, with their source text.
 */
export function readToml(source: string): TomlReading {
  try {
    const program = parseTOML(source, { tomlVersion: '1.1' })
    const refusal = refusalOfReaders(source)
    if (refusal) return refusal
    const ast = program.body[0]
    const root = treeOf(ast, source)
    return { ok: true, document: { root, ast, table: tableOf(root) } }
  } catch (error) {
    return failure(error, source)
  }
}

const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n }

class OutOfRange extends Error {
  readonly offset: number
  constructor(offset: number) {
    super('This integer is too large: TOML integers have 64 bits.')
    this.offset = offset
  }
}

function refusalOfReaders(source: string): TomlReading | null {
  try {
    parseWithIarna(source)
    return null
  } catch {
    try {
      parseWithSmol(source, { integersAsBigInt: true })
      return null
    } catch (error) {
      return failure(error, source)
    }
  }
}

function failure(error: unknown, source: string): TomlReading & { ok: false } {
  if (error instanceof OutOfRange) return { ok: false, message: error.message, offset: error.offset }
  if (error instanceof ParseError) return { ok: false, ...placed(error, source) }
  if (error instanceof RangeError) return { ok: false, message: 'The values are nested too deeply.', offset: 0 }
  if (error instanceof Error && 'line' in error && 'column' in error) {
    const [first = ''] = error.message.split('\n')
    const offset = offsetOf(source, Number(error.line), Number(error.column))
    return { ok: false, message: sentence(first.replace('Invalid TOML document: ', '')), offset }
  }
  return { ok: false, message: 'This is not TOML.', offset: 0 }
}

/**
 * The parser notices an unfinished line only where the next one begins; a writer looks for it where it was left.
 */
function placed(error: ParseError, source: string): { readonly message: string; readonly offset: number } {
  const before = source.slice(0, error.index).trimEnd()
  if (before.length < lineStartAt(source, error.index)) {
    if (before.endsWith('=')) return { message: 'A value is missing after “=”.', offset: before.length }
    if (error.message.includes('must be on the same line')) {
      const header = before.slice(lineStartAt(source, before.length)).trimStart().startsWith('[')
      const message = header ? 'The closing “]” is missing.' : 'This line is no field: “=” and a value are missing.'
      return { message, offset: before.length }
    }
  }
  return { message: plainly[error.message] ?? sentence(error.message), offset: error.index }
}

/** The parser's commonest messages, said as a writer would. */
const plainly: Readonly<Record<string, string>> = {
  'Unterminated string constant': 'This text has no closing quote.',
  'Defining a key multiple times is invalid': 'This key is there twice. Keep one of them.',
  'Unexpected character': 'This is no value of TOML. A text needs quotes around it.',
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.')
}

function offsetOf(source: string, line: number, column: number): number {
  let at = 0
  for (let i = 1; i < line; i++) at = source.indexOf('\n', at) + 1
  return at + Math.max(0, column - 1)
}

function treeOf(ast: AST.TOMLTopLevelTable, source: string): TomlTable {
  const pairs = ast.body.filter((node) => node.type === 'TOMLKeyValue')
  const root = newTable('root', { pairs })
  for (const pair of pairs) addPair(root, pair, source)
  for (const node of ast.body) if (node.type === 'TOMLTable') addHeader(root, node, source)
  return root
}

function newTable(form: TomlTable['form'], parts: Partial<TomlTable>): TomlTable {
  return {
    type: 'table',
    entries: new Map(),
    form,
    header: null,
    statement: null,
    range: null,
    pairs: [],
    dotted: null,
    ...parts,
  }
}

function addHeader(root: TomlTable, header: AST.TOMLTable, source: string): void {
  let table = root
  const keys = header.resolvedKey
  for (let i = 0; i < keys.length; i++) {
    const key = String(keys[i])
    const last = typeof keys[i + 1] === 'number' ? i + 2 === keys.length : i + 1 === keys.length
    let child = table.entries.get(key)
    if (typeof keys[i + 1] === 'number') {
      if (child?.type !== 'tables') {
        child = { type: 'tables', items: [] }
        table.entries.set(key, child)
      }
      const index = Number(keys[++i])
      table = child.items[index] ?? (child.items[child.items.push(newTable('implicit', {})) - 1] as TomlTable)
    } else {
      if (child?.type !== 'table') {
        child = newTable('implicit', {})
        table.entries.set(key, child)
      }
      table = child
    }
    if (last) {
      table.form = 'header'
      table.header = header
      table.pairs = header.body
    }
  }
  for (const pair of header.body) addPair(table, pair, source)
}

function addPair(body: TomlTable, pair: AST.TOMLKeyValue, source: string): void {
  const keys = keysOf(pair.key)
  let table = body
  for (let i = 0; i < keys.length - 1; i++) {
    const key = keys[i] as string
    let child = table.entries.get(key)
    if (child?.type !== 'table') {
      child = newTable('dotted', { dotted: { prefix: keys.slice(0, i + 1), inside: body } })
      table.entries.set(key, child)
    }
    table = child
  }
  table.entries.set(keys.at(-1) as string, nodeOf(pair.value, pair, source))
}

/** The parts of a key, unquoted. */
export function keysOf(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}

function nodeOf(content: AST.TOMLContentNode, statement: AST.TOMLKeyValue | null, source: string): TomlNode {
  const [from, to] = content.range
  if (content.type === 'TOMLArray') {
    return { type: 'list', items: content.elements.map((item) => nodeOf(item, null, source)), from, to, statement }
  }
  if (content.type === 'TOMLInlineTable') {
    const table = newTable('inline', { statement, range: content.range, pairs: content.body })
    for (const pair of content.body) addPair(table, pair, source)
    return table
  }
  return { type: 'leaf', value: scalarOf(content, source), from, to, statement }
}

function scalarOf(node: AST.TOMLValue, source: string): Value {
  switch (node.kind) {
    case 'string':
      return { kind: 'string', text: node.value }
    case 'boolean':
      return { kind: 'boolean', value: node.value }
    case 'integer':
      if (node.bigint < int64.least || node.bigint > int64.most) throw new OutOfRange(node.range[0])
      return { kind: 'integer', value: node.bigint, source: source.slice(...node.range) }
    case 'float':
      return { kind: 'float', value: node.value, source: source.slice(...node.range) }
    default:
      return { kind: node.kind, text: source.slice(...node.range) }
  }
}

/** What a node means. */
function valueOfToml(node: TomlNode): Value {
  switch (node.type) {
    case 'leaf':
      return node.value
    case 'list':
    case 'tables':
      return { kind: 'list', items: node.items.map(valueOfToml) }
    case 'table':
      return tableOf(node)
  }
}

function tableOf(node: TomlTable): Table {
  return { kind: 'table', entries: [...node.entries].map(([key, child]) => [key, valueOfToml(child)] as const) }
}
