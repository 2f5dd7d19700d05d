import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLParseError,
} from 'yaml'
import type { Table, Value } from './value.ts'
import { plainScalar } from './yaml-scalar.ts'

export interface YamlDocument {
  readonly document: Document.Parsed
  readonly table: Table
  readonly warnings: readonly { readonly message: string; readonly offset: number }[]
}

type YamlReading =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly message: string; readonly offset: number }

/** Front matter nested deeper than this is for no form, and no reader that recurses. */
const deepest = 100

/**
 * Reads a YAML document as Hugo 0.169 does: a map at the top, duplicate keys refused. The library resolves no scalar
 * here (`failsafe`): `yaml-scalar.ts` does. Aliases are never followed, so that no document grows by being read.
 */
export function readYaml(source: string): YamlReading {
  try {
    const document = parseDocument(source, {
      schema: 'failsafe',
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const [error] = document.errors
    if (error) return { ok: false, ...placed(error, document) }
    const contents = document.contents as Node | null
    if (isEmpty(contents)) {
      return { ok: true, document: { document, table: { kind: 'table', entries: [] }, warnings: [] } }
    }
    if (!isMap(contents)) {
      const message = 'Front matter is a list of fields: each line reads “key: value”.'
      return { ok: false, message, offset: contents?.range?.[0] ?? 0 }
    }
    const reader: Reader = { source, anchors: new Map(), warnings: [] }
    const table = readNode(contents, reader)
    if (table.kind !== 'table') return { ok: false, message: 'A key here is not plain text.', offset: 0 }
    return { ok: true, document: { document, table, warnings: reader.warnings } }
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    if (error instanceof Error) return { ok: false, message: 'This is not YAML that Galley can read.', offset: 0 }
    throw error
  }
}

/**
 * The library notices a quote or bracket that never closes only where the text goes on without it; a writer looks
 * for it where it opens.
 */
function placed(error: YAMLParseError, document: Document): { readonly message: string; readonly offset: number } {
  const [at] = error.pos
  let opened: { readonly message: string; readonly offset: number } | null = null
  if (error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT') {
    visit(document, (_, node) => {
      if (!isNode(node) || !node.range || node.range[0] >= at || node.range[2] < at) return
      if (isScalar(node) && node.type?.startsWith('QUOTE')) {
        opened = { message: 'This text has no closing quote.', offset: node.range[0] }
      } else if (isCollection(node) && node.flow) {
        opened = { message: `The closing “${isMap(node) ? '}' : ']'}” is missing.`, offset: node.range[0] }
      }
    })
  }
  return opened ?? { message: messageOf(error.code, error.message), offset: at }
}

const tooDeep: YamlReading = { ok: false, message: 'The values are nested too deeply.', offset: 0 }

/** Whether the document says nothing: only blank lines and comments. */
export function isEmpty(contents: Node | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === '' && !contents.type?.startsWith('QUOTE'))
}

/** What is gathered while the nodes are read in the order of the text. */
interface Reader {
  readonly source: string
  readonly anchors: Map<string, Value>
  readonly warnings: { readonly message: string; readonly offset: number }[]
}

/** What a node means; a `raw` value for an alias, a tagged node or a map with keys that are not text. */
function readNode(node: unknown, reader: Reader, depth = 0): Value {
  if (depth > deepest) throw new RangeError('nested too deeply')
  if (node === null || node === undefined) return { kind: 'null' }
  if (isAlias(node)) return rawValue(node, reader, reader.anchors.get(node.source))
  const tagged = (isScalar(node) || isCollection(node)) && node.tag
  const plain = untagged(node, reader, depth)
  const value = tagged ? rawValue(node, reader, tagged === stringTag && isScalar(node) ? textOf(node) : plain) : plain
  if ((isScalar(node) || isCollection(node)) && node.anchor) reader.anchors.set(node.anchor, value)
  return value
}

const stringTag = 'tag:yaml.org,2002:str'

function untagged(node: unknown, reader: Reader, depth: number): Value {
  if (isScalar(node)) {
    if (node.type !== 'PLAIN') return textOf(node)
    const value = plainScalar(String(node.value))
    if (value.kind === 'string' && olderBoolean.test(value.text)) {
      const message = `Hugo reads “${value.text}” as text. Write “true” or “false” if that is meant.`
      reader.warnings.push({ message, offset: node.range?.[0] ?? 0 })
    }
    return value
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => readNode(item, reader, depth + 1)) }
  if (!isMap(node)) return rawValue(node as Node, reader, undefined)
  const entries: [string, Value][] = []
  for (const pair of node.items) {
    const key = keyOf(pair)
    if (key === null) return rawValue(node, reader, undefined)
    entries.push([key, readNode(pair.value, reader, depth + 1)])
  }
  return { kind: 'table', entries }
}

/** What YAML 1.1 takes for a boolean, and Hugo before 0.152 with it. */
const olderBoolean = /^(y|n|yes|no|on|off)$/i

function textOf(node: Scalar): Value {
  return { kind: 'string', text: String(node.value) }
}

/** The pair's key, or null where it is no plain or quoted text. */
export function keyOf(pair: unknown): string | null {
  if (!isPair(pair)) return null
  const { key } = pair as Pair
  return isScalar(key) && !key.tag && !key.anchor ? String((key as Scalar).value) : null
}

function rawValue(node: Node, reader: Reader, meaning: Value | undefined): Value {
  const [from, to] = node.range ?? [0, 0]
  const tag = 'tag' in node && node.tag ? `${node.tag.replace('tag:yaml.org,2002:', '!!')} ` : ''
  const source = tag + reader.source.slice(from, to)
  return meaning && weightOf(meaning) <= heaviest ? { kind: 'raw', source, meaning } : { kind: 'raw', source }
}

/** An alias that stands for more values than this has no known meaning: documents that explode stay small. */
const heaviest = 1000

/** How many values a value holds; counting stops above `heaviest`. */
function weightOf(value: Value): number {
  let weight = 0
  const count = (item: Value): void => {
    if (++weight > heaviest) return
    if (item.kind === 'list') for (const inner of item.items) count(inner)
    else if (item.kind === 'table') for (const [, inner] of item.entries) count(inner)
    else if (item.kind === 'raw' && item.meaning) count(item.meaning)
  }
  count(value)
  return weight
}

const messages: { readonly [code: string]: string } = {
  DUPLICATE_KEY: 'This key is there twice. Keep one of them.',
  TAB_AS_INDENT: 'YAML is indented with spaces; here is a tab.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that holds “: ” needs quotes around it.',
  MULTILINE_IMPLICIT_KEY: 'A key must be on one line.',
  MULTIPLE_DOCS: 'Front matter is one document; here a second one begins.',
  RESOURCE_EXHAUSTION: 'The values are nested too deeply.',
  MISSING_CHAR: 'Something is missing here: a closing quote, a bracket or a “:”.',
}

function messageOf(code: string, message: string): string {
  return messages[code] ?? `${message.replace(/[.!?]*$/, '')}.`
}
