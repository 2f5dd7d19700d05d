import type { BodyProblem } from '../render/site.ts'
import type { BodyNode, Shortcode } from './node.ts'
import { type ScanItem, scanShortcodes, type Tag } from './scan.ts'

export interface BodyTree {
  readonly nodes: BodyNode[]
  readonly problems: BodyProblem[]
}

/** Shortcodes within shortcodes deeper than this are text. */
const deepest = 32

/**
 * The tree of a body's shortcodes. As in Hugo, a shortcode's template decides whether it takes what follows: `takesInner`
 * says so, or null where there is no such template; then it does if a closing tag of its name follows. Never throws: what
 * Hugo would refuse is a problem, and the rest is read on.
 */
export function parseBody(body: string, takesInner: (name: string) => boolean | null): BodyTree {
  const { items, problems } = scanShortcodes(body)
  const builder = new Builder(items, body, takesInner, problems)
  const nodes = builder.list(null, 0)
  problems.sort((a, b) => a.from - b.from)
  return { nodes, problems }
}

class Builder {
  private readonly items: readonly ScanItem[]
  private readonly body: string
  private readonly takesInner: (name: string) => boolean | null
  private readonly problems: BodyProblem[]
  private readonly pairs: ReadonlyMap<number, number>
  /** Whether every tag is closed and every closing tag has one to close, whatever their names. */
  private readonly balanced: boolean
  private at = 0
  /** The closing tag that ended the list just read. */
  private closer: Tag | null = null

  constructor(
    items: readonly ScanItem[],
    body: string,
    takesInner: (name: string) => boolean | null,
    problems: BodyProblem[],
  ) {
    this.items = items
    this.body = body
    this.takesInner = takesInner
    this.problems = problems
    this.pairs = pairsOf(items)
    this.balanced = this.isBalanced()
  }

  private isBalanced(): boolean {
    let open = 0
    for (const [index, item] of this.items.entries()) {
      if (item.kind !== 'tag' || item.selfClosing) continue
      if (item.closing) open--
      else if (this.takes(item, index)) open++
      if (open < 0) return false
    }
    return open === 0
  }

  private takes(tag: Tag, index: number): boolean {
    return tag.inline || (this.takesInner(tag.name) ?? (tag.selfClosing || this.pairs.has(index)))
  }

  list(parent: Tag | null, depth: number): BodyNode[] {
    const nodes: BodyNode[] = []
    let ordinal = 0
    this.closer = null
    for (let item = this.items[this.at]; item !== undefined; item = this.items[this.at]) {
      if (item.kind !== 'tag') {
        this.at++
        nodes.push({ kind: 'text', text: item.text, from: item.from, to: item.to })
      } else if (item.closing) {
        if (parent !== null) {
          this.at++
          // Any closing tag closes the innermost open shortcode, as in Hugo; the scanner has seen that its name was opened.
          this.closer = item
          return nodes
        }
        this.at++
        this.problem(`"${item.name}" takes no inner content or is closed already, yet a closing tag is here.`, item)
        nodes.push(this.asText(item))
      } else if (depth >= deepest) {
        this.at++
        this.problem('Shortcodes are nested too deeply here.', item)
        nodes.push(this.asText(item))
      } else nodes.push(this.shortcode(item, ordinal++, depth))
    }
    return nodes
  }

  private shortcode(tag: Tag, ordinal: number, depth: number): Shortcode {
    const index = this.at++
    const unknown = !tag.inline && this.takesInner(tag.name) === null
    if (unknown) this.problem(`There is no template for the shortcode "${tag.name}".`, tag)
    const takes = this.takes(tag, index)
    if (tag.selfClosing && !takes) this.problem(`"${tag.name}" takes no inner content, yet it closes itself.`, tag)
    if (tag.selfClosing || !takes) return this.node(tag, ordinal, tag.selfClosing && takes ? [] : null, tag.to)
    if (!this.balanced && !this.pairs.has(index)) {
      // Hugo refuses the post; taking no inner content keeps the rest of it in view.
      this.problem(
        `"${tag.name}" must be closed: {{< /${tag.name} >}}, or closed by itself: {{< ${tag.name} />}}.`,
        tag,
      )
      return this.node(tag, ordinal, null, tag.to)
    }
    const inner = this.list(tag, depth + 1)
    const closer: Tag | null = this.closer
    return this.node(tag, ordinal, inner, closer?.to ?? inner.at(-1)?.to ?? tag.to)
  }

  private node(tag: Tag, ordinal: number, inner: readonly BodyNode[] | null, to: number): Shortcode {
    return {
      kind: 'shortcode',
      name: tag.name,
      notation: tag.notation,
      arguments: tag.arguments.map(({ name, value, from, to }) => ({ name, value, from, to })),
      inner,
      inline: tag.inline,
      ordinal,
      indentation: tag.indentation,
      from: tag.from,
      to,
      tag: { from: tag.from, to: tag.to },
    }
  }

  private asText(tag: Tag): BodyNode {
    return { kind: 'text', text: this.body.slice(tag.from, tag.to), from: tag.from, to: tag.to }
  }

  private problem(message: string, tag: Tag): void {
    this.problems.push({ message, from: tag.from, to: tag.to, severity: 'error' })
  }
}

/** For each opening tag's index that of the tag that closes it, by names alone. */
function pairsOf(items: readonly ScanItem[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'tag' || item.selfClosing) continue
    const { name } = item
    const stack = open.get(name) ?? []
    open.set(name, stack)
    if (!item.closing) stack.push(index)
    else {
      const opener = stack.pop()
      if (opener !== undefined) pairs.set(opener, index)
    }
  }
  return pairs
}
