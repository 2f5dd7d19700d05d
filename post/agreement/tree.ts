/** HTML as agreement is measured on: a tree in which only what a reader could tell apart is left. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export interface TreeText {
  readonly kind: 'text'
  readonly text: string
}

export interface TreeComment {
  readonly kind: 'comment'
  readonly text: string
}

export interface TreeElement {
  readonly kind: 'element'
  readonly name: string
  /** By name, in alphabetical order. */
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly TreeNode[]
}

export type TreeNode = TreeText | TreeComment | TreeElement

type Child = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/**
 * Parses a fragment as a browser does. Entities are decoded, white space beside a block is taken away, and the spans
 * that colour code are replaced by what is in them. Nothing else is forgiven.
 */
export function treeOf(html: string): readonly TreeNode[] {
  return nodesOf(parseFragment(html).childNodes, { kept: false, code: false, edge: true })
}

interface Place {
  /** White space counts as it stands. */
  readonly kept: boolean
  /** Spans do nothing but colour. */
  readonly code: boolean
  /** The fragment's own beginning and end are beside a block. */
  readonly edge: boolean
}

function nodesOf(children: readonly Child[], place: Place): TreeNode[] {
  const flat = place.code ? children.flatMap(unwrapped) : children
  const nodes: TreeNode[] = []
  for (const [index, child] of flat.entries()) {
    if (child.nodeName === '#text') {
      let text = (child as DefaultTreeAdapterTypes.TextNode).value
      if (!place.kept) {
        const [before, after] = [flat[index - 1], flat[index + 1]]
        if (before === undefined ? place.edge : isBlock(before)) text = text.replace(/^[ \t\n\r]+/, '')
        if (after === undefined ? place.edge : isBlock(after)) text = text.replace(/[ \t\n\r]+$/, '')
      }
      addText(nodes, text)
    } else if (child.nodeName === '#comment') {
      nodes.push({ kind: 'comment', text: (child as DefaultTreeAdapterTypes.CommentNode).data })
    } else if ('tagName' in child) nodes.push(elementOf(child, place))
  }
  return nodes
}

function elementOf(node: Element, { kept, code }: Place): TreeElement {
  const attributes = node.attrs.map(({ name, value }) => [name, value] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  // What a `<template>` holds is not among its children.
  const children = 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes
  const name = node.tagName
  const place = {
    kept: kept || /^(?:pre|textarea|script|style)$/.test(name),
    code: code || name === 'pre' || attributes.some(([key, value]) => key === 'class' && /\bhighlight\b/.test(value)),
    edge: false,
  }
  return { kind: 'element', name, attributes, children: nodesOf(children, place) }
}

function unwrapped(child: Child): readonly Child[] {
  return child.nodeName === 'span' && 'childNodes' in child ? child.childNodes.flatMap(unwrapped) : [child]
}

function addText(nodes: TreeNode[], text: string): void {
  if (text === '') return
  const last = nodes.at(-1)
  if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + text }
  else nodes.push({ kind: 'text', text })
}

const blocks = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main ' +
    'menu menuitem nav noframes ol optgroup option p param pre script search section style summary table tbody td ' +
    'template tfoot th thead title tr track ul'
  ).split(' '),
)

function isBlock(node: Child): boolean {
  return blocks.has(node.nodeName) || node.nodeName === '#comment'
}
