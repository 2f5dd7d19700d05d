/** Keeps the preview's DOM like a list of blocks while touching only what changed. */
import type { Block } from '../../post/render/site.ts'

/** A block on the page. Its nodes are the page's own: nothing is wrapped around them, so that they look as exported. */
export interface ShownBlock {
  readonly key: string
  /** Lines of the body that it came from, counted from 0, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly nodes: readonly ChildNode[]
}

/**
 * Makes the children of `parent` those of `blocks`, given what it `shown` before; `make` turns a block's HTML into
 * nodes. Blocks with equal keys keep their nodes, so that a selection, a scroll position or an open `details` in them
 * outlives an edit elsewhere.
 */
export function patchBlocks(
  parent: Node,
  shown: readonly ShownBlock[],
  blocks: readonly Block[],
  make: (html: string) => readonly ChildNode[],
): readonly ShownBlock[] {
  const shorter = Math.min(shown.length, blocks.length)
  let start = 0
  while (start < shorter && shown[start]?.key === blocks[start]?.key) start++
  let end = 0
  while (end < shorter - start && shown.at(-1 - end)?.key === blocks.at(-1 - end)?.key) end++

  const left = new Map(shown.slice(start, shown.length - end).map((block) => [block.key, block.nodes]))
  const next: ShownBlock[] = blocks.map(({ key, from, to, html }, index) => {
    const same =
      index < start ? shown[index] : index >= blocks.length - end ? shown[shown.length - blocks.length + index] : null
    if (same) return { key, from, to, nodes: same.nodes }
    const moved = left.get(key)
    left.delete(key)
    return { key, from, to, nodes: moved ?? make(html) }
  })
  for (const nodes of left.values()) for (const node of nodes) node.remove()

  let before: ChildNode | null = next.slice(next.length - end).find(({ nodes }) => nodes.length > 0)?.nodes[0] ?? null
  for (const { nodes } of next.slice(start, next.length - end).reverse()) {
    for (const node of [...nodes].reverse()) {
      if (node.parentNode !== parent || node.nextSibling !== before) parent.insertBefore(node, before)
      before = node
    }
  }
  return next
}

/** The block that holds a node, or null. */
export function blockOf(parent: Node, shown: readonly ShownBlock[], node: Node): ShownBlock | null {
  let child: Node | null = node
  while (child && child.parentNode !== parent) child = child.parentNode
  return shown.find(({ nodes }) => nodes.some((own) => own === child)) ?? null
}
