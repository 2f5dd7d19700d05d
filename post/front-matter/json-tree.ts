import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Table, Value } from './value.ts'

type JsonReading =
  | { readonly ok: true; readonly root: Node; readonly table: Table }
  | { readonly ok: false; readonly message: string; readonly offset: number }

/** Front matter nested deeper than this is for no form, and no reader that recurses. */
const deepest = 100

/** Reads a JSON object as Hugo does: no comments, no trailing commas, every number a float; a key given twice is refused. */
export function readJson(source: string): JsonReading {
  try {
    const errors: ParseError[] = []
    const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false })
    const [error] = errors
    if (error) return { ok: false, message: messageOf(error), offset: error.offset }
    if (root?.type !== 'object') return { ok: false, message: 'JSON front matter is an object: “{ … }”.', offset: 0 }
    const twice = duplicateIn(root)
    if (twice) return { ok: false, message: 'This key is there twice. Keep one of them.', offset: twice.offset }
    return { ok: true, root, table: valueOfJson(root, source) as Table }
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: 'The values are nested too deeply.', offset: 0 }
    throw error
  }
}

/** What a node means. */
function valueOfJson(node: Node, source: string, depth = 0): Value {
  if (depth > deepest) throw new RangeError('nested too deeply')
  switch (node.type) {
    case 'object':
      return {
        kind: 'table',
        entries: (node.children ?? []).map((pair) => {
          const [key, value] = pair.children as [Node, Node]
          return [String(key.value), valueOfJson(value, source, depth + 1)] as const
        }),
      }
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => valueOfJson(item, source, depth + 1)) }
    case 'string':
      return { kind: 'string', text: String(node.value) }
    case 'boolean':
      return { kind: 'boolean', value: node.value === true }
    case 'number':
      return {
        kind: 'float',
        value: Number(node.value),
        source: source.slice(node.offset, node.offset + node.length),
      }
    default:
      return { kind: 'null' }
  }
}

function duplicateIn(node: Node): Node | null {
  const keys = new Set<unknown>()
  for (const child of node.children ?? []) {
    if (node.type === 'object') {
      const key = child.children?.[0]
      if (key && keys.has(key.value)) return key
      keys.add(key?.value)
    }
    const inside = duplicateIn(child)
    if (inside) return inside
  }
  return null
}

const messages: { readonly [code: string]: string } = {
  InvalidSymbol: 'This is not JSON. A text needs double quotes around it.',
  InvalidNumberFormat: 'This is not a number.',
  PropertyNameExpected: 'A key in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A “:” is expected here.',
  CommaExpected: 'A “,” is expected here.',
  CloseBraceExpected: 'A “}” is missing here.',
  CloseBracketExpected: 'A “]” is missing here.',
  EndOfFileExpected: 'The front matter has already ended here.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'The closing quote of this text is missing.',
  UnexpectedEndOfNumber: 'This is not a number.',
  InvalidUnicode: 'This is not a character code.',
  InvalidEscapeCharacter: 'This “\\” begins no escape that JSON knows.',
  InvalidCharacter: 'A line break or control character in a text is written as an escape in JSON.',
}

function messageOf(error: ParseError): string {
  return messages[printParseErrorCode(error.error)] ?? 'This is not JSON.'
}
