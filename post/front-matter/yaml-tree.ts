import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml'
import type { Table, Value } from './value.ts'
import { plainScalar } from './yaml-scalar.ts'

export interface YamlDocument {
  readonly document: Document.Parsed
  readonly table: Table
  readonly warnings: readonly { readonly message: string; readonly offset: number }[]
}

export type YamlReading =
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
    if (error) return { ok: false, message: messageOf(error.code, error.message), offset: error.pos[0] }
    const contents = document.contents as Node | null
    if (isEmpty(contents)) {
      return { ok: true, document: { document, table: { kind: 'table', entries: [] }, warnings: [] } }
    }
    if (!isMap(contents)) {
      const message = 'Front matter is a list of fields: each line reads “key: value”.'
      return { ok: false, message, offset: contents?.range?.[0] ?? 0 }
    }
    const table = valueOfYaml(contents, source) as Table
    if (table.kind !== 'table') return { ok: false, message: 'A key here is not plain text.', offset: 0 }
    return { ok: true, document: { document, table, warnings: [] } }
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    if (error instanceof Error) return { ok: false, message: 'This is not YAML that Galley can read.', offset: 0 }
    throw error
  }
}

const tooDeep: YamlReading = { ok: false, message: 'The values are nested too deeply.', offset: 0 }

/** Whether the document says nothing: only blank lines and comments. */
export function isEmpty(contents: Node | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === '' && !contents.type?.startsWith('QUOTE'))
}

/** What a node means; a `raw` value for an alias, a tagged node or a map with keys that are not text. */
export function valueOfYaml(node: unknown, source: string, depth = 0): Value {
  if (depth > deepest) throw new RangeError('nested too deeply')
  if (node === null || node === undefined) return { kind: 'null' }
  if (isAlias(node)) return rawValue(node, source)
  if (isScalar(node)) {
    if (node.tag) return rawValue(node, source)
    return node.type === 'PLAIN' ? plainScalar(node.value as string) : { kind: 'string', text: String(node.value) }
  }
  if (!isCollection(node) || node.tag) return rawValue(node as Node, source)
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => valueOfYaml(item, source, depth + 1)) }
  if (!isMap(node)) return rawValue(node, source)
  const entries: [string, Value][] = []
  for (const pair of node.items) {
    const key = keyOf(pair)
    if (key === null) return rawValue(node, source)
    entries.push([key, valueOfYaml(pair.value, source, depth + 1)])
  }
  return { kind: 'table', entries }
}

/** The pair's key, or null where it is no plain or quoted text. */
export function keyOf(pair: unknown): string | null {
  if (!isPair(pair)) return null
  const { key } = pair as Pair
  return isScalar(key) && !key.tag && !key.anchor ? String((key as Scalar).value) : null
}

function rawValue(node: Node, source: string): Value {
  const [from, to] = node.range ?? [0, 0]
  const tag = 'tag' in node && node.tag ? `${node.tag.replace('tag:yaml.org,2002:', '!!')} ` : ''
  return { kind: 'raw', source: tag + source.slice(from, to) }
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
