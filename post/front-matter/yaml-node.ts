import { type CST, isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLSeq } from 'yaml'
import { indentAt } from './bracketed.ts'
import { lineStartAt } from './position.ts'
import type { YamlLayout } from './yaml-text.ts'

/** Where a node's own text is, without what follows it. */
export function rangeOf(node: Node): { from: number; to: number } {
  const [from, to] = node.range as [number, number, number]
  return { from, to }
}

/** How new lines are laid out in a document: as its lists and tables are. */
export function layoutOf(root: Node | null, text: string, lineEnd: string): YamlLayout {
  const lists: { list: YAMLSeq; keyStart: number }[] = []
  let step = '  '
  if (isMap(root)) {
    for (const { key, value } of root.items as Pair<Node, Node | null>[]) {
      const keyStart = key.range?.[0] ?? 0
      if (isSeq(value) && value.items.length > 0) lists.push({ list: value, keyStart })
      if (isMap(value) && !value.flow)
        step = indentAt(text, (value.items[0]?.key as Node | undefined)?.range?.[0] ?? 0) || step
    }
  }
  const block = lists.find(({ list }) => !list.flow)
  return {
    lineEnd,
    step,
    flowLists: lists.length > 0 && !block,
    indentedLists: block ? dashOf(block.list, 0) - lineStartAt(text, dashOf(block.list, 0)) > 0 : true,
  }
}

/** Just after the pair's colon; null where it has none. */
export function colonAfter(pair: Pair<Node, Node | null>): number | null {
  const item = pair.srcToken as CST.CollectionItem | undefined
  const colon = item?.sep?.find((token) => token.type === 'map-value-ind')
  return colon ? colon.offset + 1 : null
}

/** Where the dash of a block list's item is. */
export function dashOf(list: YAMLSeq, index: number): number {
  const token = list.srcToken as CST.BlockSequence | undefined
  const item = token?.items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'))[index]
  return item?.start.find(({ type }) => type === 'seq-item-ind')?.offset ?? 0
}

/** Whether it is a text written below `|` or `>`. */
export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** Whether it is a list or table written on lines of its own. */
export function isBlock(node: Node): boolean {
  return isCollection(node) && !node.flow
}

/** Whether a tag says what it is. */
export function isTagged(node: Node | null): boolean {
  return node !== null && !isAlias(node) && Boolean((node as { tag?: string }).tag)
}
