import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { type Bracketed, insertItem, removeItem } from './bracketed.ts'
import { lineStartAt, lineStopAt, nextLineAt } from './position.ts'
import type { DataEditor, Source, Splice, Ways } from './splice.ts'
import type { Path, Value } from './value.ts'
import { colonAfter, dashOf, isBlock, isBlockScalar, isTagged, layoutOf, rangeOf } from './yaml-node.ts'
import { afterIndicator, blockScalar, keyText, yamlEntry, yamlItem, yamlTexts } from './yaml-text.ts'
import { isEmpty, keyOf, type YamlDocument } from './yaml-tree.ts'

/** A value with the `:` or `-` before it. */
interface Place {
  readonly node: Node | null
  readonly parent: YAMLMap | YAMLSeq
  /** Just after the indicator; for a flow item, where the value begins. */
  readonly after: number
  /** Blanks before the key or dash. */
  readonly indent: string
}

/** Edits of a YAML document, by the places in its syntax tree. */
export function yamlEditor({ document }: YamlDocument, source: Source): DataEditor {
  const { text, lineEnd } = source
  const root = document.contents as Node | null
  const layout = layoutOf(root, text, lineEnd)

  function* replace(path: Path, value: Value): Ways {
    const place = placeAt(path)
    if (!place) return
    const { node, parent, after, indent } = place
    if (parent.flow) {
      const [from, to] = node?.range ?? [after, after]
      const start = isTagged(node) ? after : from
      const gap = /[:,[{]/.test(text[start - 1] ?? '') && from === to ? ' ' : ''
      for (const written of yamlTexts(value, text.slice(from, to), true))
        yield [{ from: start, to, insert: gap + written }]
      return
    }
    if (node === null || isEmpty(node)) {
      yield spread(after, after, afterIndicator(value, indent, layout, isSeq(parent)))
      return
    }
    const inside = `${indent}${isSeq(parent) ? '  ' : layout.step}`
    if (isBlockScalar(node)) {
      yield* replaceBlockScalar(node, value, inside)
      return
    }
    if (isBlock(node)) {
      const next = nextLineAt(text, after)
      const written = afterIndicator(value, indent, layout, isSeq(parent))
      if (contentStart(node) < next) yield spread(after, contentEnd(node), written)
      else {
        const end = written.indexOf(lineEnd)
        const below = end === -1 ? '' : written.slice(end + lineEnd.length) + lineEnd
        yield [
          insertion(after, end === -1 ? written : written.slice(0, end)),
          { from: next, to: endLine(node), insert: below },
        ]
      }
      return
    }
    const [from, to] = node.range as [number, number, number]
    const old = text.slice(from, to)
    const start = isTagged(node) || value.kind === 'raw' ? after + indentLength(text.slice(after)) : from
    if (
      value.kind === 'table' ||
      value.kind === 'list' ||
      (value.kind === 'string' && value.text.includes('\n') && !/^["']/.test(old))
    ) {
      yield spread(after, to, afterIndicator(value, indent, layout, isSeq(parent)))
    }
    for (const written of yamlTexts(value, isTagged(node) ? '' : old, false))
      yield [{ from: start, to, insert: written }]
  }

  function* replaceBlockScalar(node: Node, value: Value, inside: string): Ways {
    const [from, to] = node.range as [number, number, number]
    const end = /[\r\n]$/.test(text.slice(from, to)) ? lineEnd : ''
    if (value.kind === 'string') {
      const style = text[from] === '>' ? '>' : '|'
      const line = nextLineAt(text, from)
      const indent = /^[ ]+/.exec(text.slice(line, to))?.[0] ?? inside
      const block = blockScalar(value.text, style, indent, lineEnd)
      if (block) yield [{ from, to, insert: block.header + lineEnd + block.lines + end }]
    }
    for (const written of yamlTexts(value, '', false)) yield [{ from, to, insert: written + end }]
  }

  function* add(path: Path, key: string, value: Value): Ways {
    if (path.length === 0 && isEmpty(root)) {
      const used = text.trimEnd().length
      const entry = yamlEntry(key, value, '', layout)
      const at = used === 0 ? 0 : nextLineAt(text, used)
      yield [insertion(at, (used === 0 && !source.startsLine ? lineEnd : '') + entry + lineEnd)]
      return
    }
    const map = nodeAt(path)
    if (!isMap(map)) return
    if (map.flow) {
      const pair = `${keyText(key)}: ${yamlTexts(value, '', true)[0]}`
      yield insertItem(text, flowOf(map, ' '), map.items.length, pair, lineEnd)
      return
    }
    yield [lineInto(endLine(map), yamlEntry(key, value, columnOf(map), layout))]
  }

  function* insert(path: Path, index: number, value: Value): Ways {
    const list = nodeAt(path)
    if (!isSeq(list)) return
    const sibling = list.items.at(-1) as Node | undefined
    const old =
      isScalar(sibling) && !isBlockScalar(sibling) ? text.slice(rangeOf(sibling).from, rangeOf(sibling).to) : ''
    if (list.flow) {
      for (const item of yamlTexts(value, old, true)) yield insertItem(text, flowOf(list, ''), index, item, lineEnd)
      return
    }
    const indent = ' '.repeat(dashOf(list, 0) - lineStartAt(text, dashOf(list, 0)))
    const items =
      value.kind === 'string' && !value.text.includes('\n')
        ? yamlTexts(value, old, false).map((written) => `${indent}-${gapOf(list)}${written}`)
        : [yamlItem(value, indent, layout)]
    for (const item of items) {
      if (index >= list.items.length) yield [lineInto(endLine(list), item)]
      else {
        const dash = dashOf(list, index)
        const line = lineStartAt(text, dash)
        const alone = text.slice(line, dash).trim() === ''
        yield [alone ? insertion(line, item + lineEnd) : insertion(dash, item.slice(indent.length) + lineEnd + indent)]
      }
    }
  }

  function* remove(path: Path): Ways {
    const parent = nodeAt(path.slice(0, -1))
    const key = path.at(-1)
    if (key === undefined || !(isMap(parent) || isSeq(parent))) return
    const index = isSeq(parent) ? Number(key) : parent.items.findIndex((pair) => keyOf(pair) === key)
    if (index < 0 || index >= parent.items.length) return
    if (parent.flow) {
      yield removeItem(text, flowOf(parent, ''), index)
      return
    }
    if (parent.items.length === 1 && path.length > 1) {
      yield* replace(path.slice(0, -1), isSeq(parent) ? { kind: 'list', items: [] } : { kind: 'table', entries: [] })
      return
    }
    const start = startOf(parent, index)
    const line = lineStartAt(text, start)
    if (text.slice(line, start).trim() === '' && (line > 0 || source.startsLine)) {
      yield [{ from: line, to: endOfItem(parent, index), insert: '' }]
    } else {
      const to = index + 1 < parent.items.length ? startOf(parent, index + 1) : lineStopAt(text, start)
      yield [{ from: start, to, insert: '' }]
    }
  }

  function* move(key: string, beforeKey: string | null): Ways {
    if (!isMap(root)) return
    const index = root.items.findIndex((pair) => keyOf(pair) === key)
    const target = beforeKey === null ? root.items.length : root.items.findIndex((pair) => keyOf(pair) === beforeKey)
    if (index < 0 || target < 0) return
    if (root.flow) {
      const ranges = flowOf(root, '').items
      const rest = ranges.filter((_, i) => i !== index)
      const order = rest.toSpliced(
        target > index ? target - 1 : target,
        0,
        ranges[index] as { from: number; to: number },
      )
      yield ranges.map(({ from, to }, i) => ({ from, to, insert: text.slice(order[i]?.from, order[i]?.to) }))
      return
    }
    const from = attachedStart(startOf(root, index))
    const to = endOfItem(root, index)
    const chunk = text.slice(from, to)
    const at = beforeKey === null ? endLine(root) : attachedStart(startOf(root, target))
    yield [
      { from, to, insert: '' },
      { from: at, to: at, insert: /[\r\n]$/.test(chunk) ? chunk : chunk + lineEnd },
    ]
  }

  function placeAt(path: Path): Place | null {
    const parent = nodeAt(path.slice(0, -1))
    const key = path.at(-1)
    if (key === undefined) return null
    if (isSeq(parent)) {
      const node = (parent.items[Number(key)] ?? null) as Node | null
      if (parent.flow) return node?.range ? { node, parent, after: node.range[0], indent: '' } : null
      const dash = dashOf(parent, Number(key))
      return { node, parent, after: dash + 1, indent: ' '.repeat(dash - lineStartAt(text, dash)) }
    }
    if (!isMap(parent)) return null
    const pair = parent.items.find((item) => keyOf(item) === key) as Pair<Node, Node | null> | undefined
    const after = pair && colonAfter(pair)
    return pair && after ? { node: pair.value, parent, after, indent: parent.flow ? '' : columnOf(parent) } : null
  }

  function nodeAt(path: Path): Node | null {
    let node: Node | null = root
    for (const part of path) {
      if (isMap(node)) node = (node.items.find((pair) => keyOf(pair) === part)?.value ?? null) as Node | null
      else if (isSeq(node)) node = (node.items[Number(part)] ?? null) as Node | null
      else return null
    }
    return node
  }

  /** Where the item's own text begins: its key, or its dash. */
  function startOf(parent: YAMLMap | YAMLSeq, index: number): number {
    if (isSeq(parent)) return dashOf(parent, index)
    return ((parent.items[index] as Pair<Node>).key.range as [number, number, number])[0]
  }

  /** The start of the line after an item. */
  function endOfItem(parent: YAMLMap | YAMLSeq, index: number): number {
    const item = parent.items[index] as Node | Pair<Node, Node | null>
    if (isSeq(parent))
      return item && !isEmpty(item as Node) ? endLine(item as Node) : nextLineAt(text, dashOf(parent, index))
    const pair = item as Pair<Node, Node | null>
    return pair.value && !isEmpty(pair.value) ? endLine(pair.value) : nextLineAt(text, colonAfter(pair) ?? 0)
  }

  /** The start of the line after a node's last one. */
  function endLine(node: Node): number {
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      return endOfItem(node as YAMLMap | YAMLSeq, node.items.length - 1)
    }
    const end = (node.range as [number, number, number])[1]
    return isBlockScalar(node) && /[\r\n]/.test(text[end - 1] ?? '') ? end : nextLineAt(text, end)
  }

  function contentEnd(node: Node): number {
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      const last = node.items.at(-1) as Node | Pair<Node, Node | null> | null
      if (isSeq(node))
        return last && !isEmpty(last as Node) ? contentEnd(last as Node) : dashOf(node, node.items.length - 1) + 1
      const { value } = last as Pair<Node, Node | null>
      return value && !isEmpty(value)
        ? contentEnd(value)
        : (colonAfter(last as Pair<Node, Node | null>) ?? rangeOf((last as Pair<Node>).key).to)
    }
    const { from, to } = rangeOf(node)
    return isBlockScalar(node) ? from + text.slice(from, to).trimEnd().length : to
  }

  function contentStart(node: Node): number {
    return isCollection(node) ? startOf(node as YAMLMap | YAMLSeq, 0) : (node.range as [number, number, number])[0]
  }

  function columnOf(map: YAMLMap): string {
    const start = startOf(map, 0)
    return ' '.repeat(start - lineStartAt(text, start))
  }

  function gapOf(list: YAMLSeq): string {
    return /^ +(?=\S)/.exec(text.slice(dashOf(list, 0) + 1))?.[0] ?? ' '
  }

  /** Puts text in place; where it has several lines, those after the first go below what else is on the line. */
  function spread(from: number, to: number, written: string): Splice[] {
    const end = written.indexOf(lineEnd)
    if (end === -1) return [{ from, to, insert: written }]
    return [
      { from, to, insert: written.slice(0, end) },
      lineInto(nextLineAt(text, to), written.slice(end + lineEnd.length)),
    ]
  }

  function lineInto(at: number, line: string): Splice {
    return insertion(at, at > 0 && !/[\r\n]/.test(text[at - 1] ?? '') ? lineEnd + line : line + lineEnd)
  }

  function attachedStart(offset: number): number {
    let at = lineStartAt(text, offset)
    while (at > 0) {
      const above = lineStartAt(text, text.startsWith('\r\n', at - 2) ? at - 2 : at - 1)
      if (!/^[ \t]*#/.test(text.slice(above, at))) break
      at = above
    }
    return at
  }

  function flowOf(node: YAMLMap | YAMLSeq, padding: string): Bracketed {
    const [from, to] = node.range as [number, number, number]
    const items = node.items.map((item) => {
      if (isSeq(node)) return rangeOf(item as Node)
      const { key, value } = item as Pair<Node, Node | null>
      const start = rangeOf(key).from
      return { from: start, to: value ? Math.max(rangeOf(value).to, rangeOf(key).to) : rangeOf(key).to }
    })
    return { open: from + 1, close: to - 1, items, padding }
  }

  function rangeAt(path: Path): { from: number; to: number } | null {
    const place = placeAt(path)
    if (!place) return null
    const { node, parent, after } = place
    if (node === null || isEmpty(node)) return { from: after, to: after }
    const to = parent.flow ? rangeOf(node).to : contentEnd(node)
    const from = after + (/^[ \t]*/.exec(text.slice(after))?.[0].length ?? 0)
    return { from: isBlock(node) && lineStopAt(text, after) < contentStart(node) ? contentStart(node) : from, to }
  }

  return { rangeOf: rangeAt, replace, add, insert, remove, move }
}

function indentLength(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0
}

function insertion(at: number, insert: string): Splice {
  return { from: at, to: at, insert }
}
