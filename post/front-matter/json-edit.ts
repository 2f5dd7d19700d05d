import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { type Bracketed, indentAt, insertItem, removeItem } from './bracketed.ts'
import { lineStartAt } from './position.ts'
import type { DataEditor, Source, Ways } from './splice.ts'
import type { Path, Value } from './value.ts'

/** Edits of a JSON object, by the places in its syntax tree. */
export function jsonEditor(root: Node, source: Source): DataEditor {
  const { text, lineEnd } = source
  const step = /\n([ \t]+)"/.exec(text)?.[1] ?? '  '
  const oneLine = !/[\r\n]/.test(text.trim())

  function* replace(path: Path, value: Value): Ways {
    const node = findNodeAtLocation(root, [...path])
    if (!node) return
    const { offset, length } = node
    yield [{ from: offset, to: offset + length, insert: jsonText(value, layoutAt(offset)) }]
  }

  function* add(path: Path, key: string, value: Value): Ways {
    const node = findNodeAtLocation(root, [...path])
    if (node?.type !== 'object') return
    const pairs = node.children ?? []
    const pair = (layout: Layout) => `${quoted(key)}${colonIn(node)}${jsonText(value, layout)}`
    if (pairs.length === 0 && !oneLine) yield [emptyFilled(node, pair)]
    else yield insertItem(text, listOf(node, ' '), pairs.length, pair(layoutOf(node)), lineEnd)
  }

  function* insert(path: Path, index: number, value: Value): Ways {
    const node = findNodeAtLocation(root, [...path])
    if (node?.type === 'array') {
      yield insertItem(text, listOf(node, ''), index, jsonText(value, layoutOf(node)), lineEnd)
    }
  }

  function* remove(path: Path): Ways {
    const parent = findNodeAtLocation(root, path.slice(0, -1))
    const key = path.at(-1)
    if (!parent || key === undefined) return
    const index =
      parent.type === 'array'
        ? Number(key)
        : (parent.children ?? []).findIndex((pair) => pair.children?.[0]?.value === key)
    if (index >= 0) yield removeItem(text, listOf(parent, ''), index)
  }

  function* move(key: string, beforeKey: string | null): Ways {
    const pairs = root.children ?? []
    const moved = pairs.find((pair) => pair.children?.[0]?.value === key)
    if (!moved) return
    const rest = pairs.filter((pair) => pair !== moved)
    const target = beforeKey === null ? rest.length : rest.findIndex((pair) => pair.children?.[0]?.value === beforeKey)
    const order = rest.toSpliced(target, 0, moved)
    // The pairs change places; what stands between them stays.
    yield pairs.map((place, i) => ({
      from: place.offset,
      to: place.offset + place.length,
      insert: textOf(order[i] as Node),
    }))
  }

  function emptyFilled(node: Node, pair: (layout: Layout) => string) {
    const indent = indentAt(text, lineStopOf(node))
    const inside = indent + step
    const insert = `{${lineEnd}${inside}${pair({ indent: inside, multiLine: true })}${lineEnd}${indent}}`
    return { from: node.offset, to: node.offset + node.length, insert }
  }

  function lineStopOf(node: Node): number {
    const start = lineStartAt(text, node.offset)
    return Math.max(node.offset, start)
  }

  function textOf(node: Node): string {
    return text.slice(node.offset, node.offset + node.length)
  }

  function listOf(node: Node, padding: string): Bracketed {
    const items = (node.children ?? []).map(({ offset, length }) => ({ from: offset, to: offset + length }))
    return { open: node.offset + 1, close: node.offset + node.length - 1, items, padding }
  }

  interface Layout {
    readonly indent: string
    readonly multiLine: boolean
  }

  /** How a value that begins at `offset` is laid out where it has parts. */
  function layoutAt(offset: number): Layout {
    return { indent: indentAt(text, offset), multiLine: !oneLine }
  }

  /** How a new item of a collection is laid out: over lines where the items have lines of their own. */
  function layoutOf(node: Node): Layout {
    const first = node.children?.[0]
    const multiLine = first !== undefined && /[\r\n]/.test(text.slice(node.offset, first.offset))
    return { indent: indentAt(text, first?.offset ?? node.offset), multiLine }
  }

  function colonIn(node: Node): string {
    const [pair] = node.children?.length ? node.children : (root.children ?? [])
    const [key, value] = pair?.children ?? []
    return key && value ? text.slice(key.offset + key.length, value.offset) : ': '
  }

  function jsonText(value: Value, layout: Layout): string {
    return jsonTextOf(value, { ...layout, step, lineEnd })
  }

  function rangeAt(path: Path): { from: number; to: number } | null {
    const node = findNodeAtLocation(root, [...path])
    return node ? { from: node.offset, to: node.offset + node.length } : null
  }

  return { rangeOf: rangeAt, replace, add, insert, remove, move }
}

/** How JSON is laid out: from `indent` on, each level one `step` further, or all on one line. */
interface JsonLayout {
  readonly indent: string
  readonly step: string
  readonly lineEnd: string
  readonly multiLine: boolean
}

/** A value as JSON. Lists of single values stay on one line. */
export function jsonTextOf(value: Value, layout: JsonLayout): string {
  const inside = { ...layout, indent: layout.indent + layout.step }
  switch (value.kind) {
    case 'boolean':
      return String(value.value)
    case 'integer':
      return String(value.value)
    case 'float':
      return floatText(value.value, value.source)
    case 'null':
      return 'null'
    case 'raw':
      return value.source
    case 'list': {
      const items = value.items.map((item) => jsonTextOf(item, inside))
      if (!value.items.some((item) => item.kind === 'table' || item.kind === 'list')) return `[${items.join(', ')}]`
      return enclosed('[', items, ']', layout)
    }
    case 'table':
      if (value.entries.length === 0) return '{}'
      return enclosed(
        '{',
        value.entries.map(([key, item]) => `${quoted(key)}: ${jsonTextOf(item, inside)}`),
        '}',
        layout,
      )
    default:
      return quoted(value.text)
  }
}

function enclosed(open: string, parts: readonly string[], close: string, layout: JsonLayout): string {
  const { indent, step, lineEnd, multiLine } = layout
  if (!multiLine) return open + (open === '{' ? ' ' : '') + parts.join(', ') + (close === '}' ? ' ' : '') + close
  return `${open}${lineEnd}${parts.map((part) => indent + step + part).join(`,${lineEnd}`)}${lineEnd}${indent}${close}`
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/

function floatText(value: number, source: string): string {
  if (jsonNumber.test(source) && Object.is(Number(source), value)) return source
  return Object.is(value, -0) ? '-0' : String(value)
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
