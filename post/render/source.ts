/** The Markdown of a body once its shortcodes have run, with the way back to the body's lines. */
import type { BodyNode, Shortcode } from '../shortcode/node.ts'

/**
 * What a shortcode gave: Markdown to be rendered with the text around it, or HTML for the finished page, which is asked
 * for when its turn comes.
 */
export type ShortcodeOutput =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'html'; readonly text: () => string }

/** What Hugo writes in place of the divider while Markdown runs. */
export const dividerMark = 'HUGOMORE42'
const divider = '<!--more-->'

export interface MarkdownSource {
  readonly text: string
  /** The HTML that shortcodes gave, by their ordinals: `outputs[n]` belongs in place of `placeholder(n)`. */
  readonly outputs: readonly ((() => string) | undefined)[]
  /** For each line of `text` the line of the body, from 0, in which it begins; at the end the body's line count. */
  readonly lines: readonly number[]
  /** Whether the body is divided into a summary and the rest. */
  readonly divided: boolean
}

/** Hugo's stand-in for a shortcode's HTML; the number before the `s` counts pages, of which a rendering has one. */
function placeholder(ordinal: number): string {
  return `HAHAHUGOSHORTCODE1s${ordinal}HBHB`
}

/** Stands for the page's table of contents where a shortcode writes it: it is known once Markdown has been read. */
export const contentsMark = 'HAHAHUGOSHORTCODE1TOC0HBHB'

/** The number in each placeholder of a text. */
export const placeholders = /HAHAHUGOSHORTCODE1s(\d+)HBHB/g

/**
 * Joins the pieces of a body: text as it is, shortcodes that give Markdown by what they give, others by a placeholder.
 * Only the first divider counts; inside a shortcode it goes without a trace. `run` gives the output of a
 * top-level shortcode.
 */
export function markdownSource(
  body: string,
  nodes: readonly BodyNode[],
  run: (shortcode: Shortcode) => ShortcodeOutput,
): MarkdownSource {
  const source = new Source(body)
  const outputs: ((() => string) | undefined)[] = []
  let dividers = 0
  let divided = false
  for (const node of nodes) {
    if (node.kind === 'shortcode') {
      const whole = dividers === 0 ? withoutDivider(node) : node
      if (whole !== node) dividers++
      const output = run(whole)
      if (output.kind === 'markdown') source.addOutput(output.text, node)
      else {
        source.addOutput(placeholder(node.ordinal), node)
        outputs[node.ordinal] = once(output.text)
      }
      continue
    }
    const at = dividers === 0 ? node.text.indexOf(divider) : -1
    if (at === -1) {
      source.addText(node.text, node)
      continue
    }
    dividers++
    divided = true
    const rest = node.text.slice(at + divider.length).trimStart()
    source.addText(node.text.slice(0, at), { from: node.from, to: node.from + at })
    source.addOutput(`\n\n${dividerMark}\n\n`, { from: node.from + at, to: node.to - rest.length })
    source.addText(rest, { from: node.to - rest.length, to: node.to })
  }
  return { text: source.text, outputs, lines: source.lineMap(), divided }
}

/** A shortcode runs once, also where its place is in a heading and so in the table of contents too. */
function once(run: () => string): () => string {
  let text: string | null = null
  return () => {
    text ??= run()
    return text
  }
}

/** The shortcode itself where no divider is in it. */
function withoutDivider(shortcode: Shortcode): Shortcode {
  if (shortcode.inner === null) return shortcode
  for (const [index, node] of shortcode.inner.entries()) {
    const cleared = node.kind === 'shortcode' ? withoutDivider(node) : withoutDividerText(node)
    if (cleared !== node) return { ...shortcode, inner: shortcode.inner.with(index, cleared) }
  }
  return shortcode
}

function withoutDividerText(node: BodyNode & { kind: 'text' }): BodyNode {
  const at = node.text.indexOf(divider)
  if (at === -1) return node
  return { ...node, text: node.text.slice(0, at) + node.text.slice(at + divider.length).trimStart() }
}

interface Range {
  readonly from: number
  readonly to: number
}

class Source {
  text = ''
  readonly #body: string
  readonly #lines: number[] = [0]
  /** Offsets at which the body's lines begin. */
  readonly #starts: readonly number[]

  constructor(body: string) {
    this.#body = body
    this.#starts = [0, ...Array.from(body.matchAll(lineEnd), (end) => end.index + end[0].length)]
  }

  /** Text of the body: its lines are the body's. */
  addText(text: string, { from, to }: Range): void {
    // An escaped shortcode is shorter than its source.
    const exact = text.length === to - from
    if (!exact) {
      this.addOutput(text, { from, to })
      return
    }
    for (const end of text.matchAll(lineEnd)) this.#lines.push(this.#lineAt(from + end.index + end[0].length))
    this.text += text
  }

  /** What stands for a range of the body: its lines are the range's, as far as they go. */
  addOutput(text: string, { from, to }: Range): void {
    const last = this.#lineAt(to)
    let line = this.#lineAt(from)
    for (const _ of text.matchAll(lineEnd)) this.#lines.push(Math.min(++line, last))
    this.text += text
  }

  lineMap(): number[] {
    return [...this.#lines, this.#starts.length - (this.#starts.at(-1) === this.#body.length ? 1 : 0)]
  }

  #lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

const lineEnd = /\r\n?|\n/g
