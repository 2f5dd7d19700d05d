import { type TreeElement, type TreeNode, treeOf } from './tree.ts'

/** Where two fragments first differ. */
export interface Difference {
  /** What kind of difference it is, the same words for the same kind: `attribute id of h2`. */
  readonly cause: string
  /** What each has there, cut to a line. */
  readonly hugo: string
  readonly galley: string
}

/** The first difference between what Hugo and Galley made of one post, in the order of the page; null where they agree. */
export function firstDifference(hugo: string, galley: string): Difference | null {
  if (hugo === galley) return null
  return inList(treeOf(hugo), treeOf(galley), null)
}

function inList(hugo: readonly TreeNode[], galley: readonly TreeNode[], parent: TreeElement | null): Difference | null {
  for (let index = 0; index < Math.max(hugo.length, galley.length); index++) {
    const found = between(hugo, galley, index, parent)
    if (found !== null) return found
  }
  return null
}

function between(
  hugo: readonly TreeNode[],
  galley: readonly TreeNode[],
  index: number,
  parent: TreeElement | null,
): Difference | null {
  const [a, b] = [hugo[index], galley[index]]
  const place = parent === null ? 'at the top' : `in ${parent.name}`
  if (a?.kind === 'element' && b?.kind === 'element' && a.name === b.name) {
    return attributes(a, b) ?? inList(a.children, b.children, a)
  }
  if (a !== undefined && b !== undefined && a.kind === b.kind && a.kind !== 'element' && b.kind !== 'element') {
    if (a.text === b.text) return null
    const at = firstApart(a.text, b.text)
    const kind = folded(a.text) === folded(b.text) ? 'white space of ' : ''
    return { cause: `${kind}${a.kind} ${place}`, hugo: around(a.text, at), galley: around(b.text, at) }
  }
  const names = `${nameOf(a)} where Galley has ${nameOf(b)}`
  return { cause: `${names} ${place}`, hugo: sourceOf(hugo.slice(index)), galley: sourceOf(galley.slice(index)) }
}

function attributes(a: TreeElement, b: TreeElement): Difference | null {
  const [hugo, galley] = [new Map(a.attributes), new Map(b.attributes)]
  for (const name of [...new Set([...hugo.keys(), ...galley.keys()])].sort()) {
    const [one, other] = [hugo.get(name), galley.get(name)]
    if (one === other) continue
    const at = firstApart(one ?? '', other ?? '')
    const show = (value: string | undefined) => (value === undefined ? '(none)' : `${name}="${around(value, at)}"`)
    return { cause: `attribute ${name} of ${a.name}`, hugo: show(one), galley: show(other) }
  }
  return null
}

function nameOf(node: TreeNode | undefined): string {
  if (node === undefined) return 'the end'
  return node.kind === 'element' ? `<${node.name}>` : node.kind
}

function firstApart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const before = 40
const most = 160

function around(text: string, at: number): string {
  const from = Math.max(0, at - before)
  return `${from > 0 ? '…' : ''}${text.slice(from, from + most)}${text.length > from + most ? '…' : ''}`
}

/** The markup of nodes, as far as it fits on a line. */
function sourceOf(nodes: readonly TreeNode[]): string {
  let source = ''
  for (const node of nodes) {
    source += node.kind === 'text' ? node.text : node.kind === 'comment' ? `<!--${node.text}-->` : elementSource(node)
    if (source.length > most) return `${source.slice(0, most)}…`
  }
  return source
}

function elementSource({ name, attributes, children }: TreeElement): string {
  return `<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${sourceOf(children)}</${name}>`
}
