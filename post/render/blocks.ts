/** Tokens of Markdown -> blocks of HTML, each balanced and with the lines of the body that it came from. */
import type { Env, MarkdownIt, Token } from 'markdown-it'
import { type ContentsRange, type Heading, headingTree, tableOfContents } from '../markdown/table-of-contents.ts'
import { OpenElements } from './balance.ts'
import type { Block } from './site.ts'
import { contentsMark, dividerMark, type MarkdownSource, placeholders } from './source.ts'

/**
 * Renders the source in blocks. `before` is told the lines of the body of each
 * part of it that is about to be written.
 */
export function renderBlocks(
  md: MarkdownIt,
  source: MarkdownSource,
  env: Env,
  range: ContentsRange,
  before: (lines: { readonly from: number; readonly to: number }) => void,
): RenderedSource {
  const tokens = md.parse(source.text, env)
  let tree: readonly Heading[] | null = null
  const headings = () => {
    tree ??= headingTree(md, tokens, env)
    return tree
  }
  const contents = () => withOutputs(tableOfContents(headings(), range), source)
  const pieces: Piece[] = []
  for (const run of topLevelRuns(tokens)) {
    const map = run[0]?.map ?? null
    const lines = { from: bodyLine(source, map?.[0]), to: bodyLine(source, map?.[1]) }
    before(lines)
    pieces.push({ html: md.renderer.render(run, md.options, env), ...lines })
  }
  const finished = pieces.map((piece) => ({ ...piece, html: finish(piece.html, source, contents) }))
  const divider = source.divided ? pieces.findIndex(({ html }) => html.includes(dividerMark)) : -1
  const parted = pieces[divider]?.html.split(new RegExp(`(?:<p>)?${dividerMark}`))[0]
  const beforeDivider =
    parted === undefined
      ? null
      : [...finished.slice(0, divider).map(({ html }) => html), finish(parted, source, contents)].join('')
  return { blocks: withKeys(balanced(source.divided ? trimmed(finished) : finished)), headings, beforeDivider }
}

export interface RenderedSource {
  /** Their HTML, joined, is Hugo's `.Content`. */
  readonly blocks: readonly Block[]
  headings(): readonly Heading[]
  /** The HTML before the divider, where elements may be open; null where there is none. */
  readonly beforeDivider: string | null
}

interface Piece {
  readonly html: string
  readonly from: number
  readonly to: number
}

function* topLevelRuns(tokens: readonly Token[]): Generator<Token[]> {
  let depth = 0
  let start = 0
  for (const [index, token] of tokens.entries()) {
    depth += token.nesting
    if (depth > 0) continue
    yield tokens.slice(start, index + 1)
    start = index + 1
  }
}

/** Puts the shortcodes' output in place, and takes the divider out. */
function finish(html: string, source: MarkdownSource, contents: () => string): string {
  const divided = source.divided && html.includes(dividerMark) ? withoutMark(html) : html
  const filled = withOutputs(divided, source)
  return filled.includes(contentsMark) ? filled.replace(placesOfContents, contents) : filled
}

function withOutputs(html: string, source: MarkdownSource): string {
  if (source.outputs.length === 0) return html
  return html.replace(paragraphsOfPlaceholders, (_, lone?: string, other?: string) => {
    return source.outputs[Number(lone ?? other)]?.() ?? ''
  })
}

/** A paragraph that is nothing but one placeholder gives way to the output with its tags. */
const paragraphsOfPlaceholders = new RegExp(`<p>${placeholders.source}</p>|${placeholders.source}`, 'g')
const placesOfContents = new RegExp(`<p>${contentsMark}</p>|${contentsMark}`, 'g')

function withoutMark(html: string): string {
  return html.replace(new RegExp(`(?:<p>${dividerMark}</p>|${dividerMark})\\n?`), '')
}

/** Hugo trims the content of a divided post. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ html }) => html.trim() !== '')
  const last = pieces.findLastIndex(({ html }) => html.trim() !== '')
  return pieces.slice(first === -1 ? 0 : first, last + 1).map((piece, index, all) => {
    const start = index === 0 ? piece.html.trimStart() : piece.html
    return { ...piece, html: index === all.length - 1 ? start.trimEnd() : start }
  })
}

/** Joins pieces between which an element is open, for instance raw `<div>` and `</div>` around Markdown. */
function balanced(pieces: readonly Piece[]): Piece[] {
  const blocks: Piece[] = []
  let parts: Piece[] = []
  let open = new OpenElements()
  const close = () => {
    const html = parts.map((part) => part.html).join('')
    const previous = blocks.at(-1)
    // What shows nothing (a comment left out, white space) is no block of its own.
    if (html.trim() === '' && previous !== undefined)
      blocks[blocks.length - 1] = { ...previous, html: previous.html + html }
    else if (html !== '') {
      blocks.push({
        html,
        from: Math.min(...parts.map(({ from }) => from)),
        to: Math.max(...parts.map(({ to }) => to)),
      })
    }
    parts = []
    open = new OpenElements()
  }
  for (const piece of pieces) {
    parts.push(piece)
    open.read(piece.html)
    if (open.empty) close()
  }
  if (parts.length > 0) close()
  return blocks
}

function withKeys(pieces: readonly Piece[]): Block[] {
  const seen = new Map<string, number>()
  return pieces.map((piece) => {
    const hash = hashOf(piece.html)
    const nth = seen.get(hash) ?? 0
    seen.set(hash, nth + 1)
    return { key: `${hash}-${nth}`, ...piece }
  })
}

/** 64 bits of two multiplicative hashes, and the length: no cipher, but different blocks do not meet by chance. */
function hashOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length.toString(36)}`
}

function bodyLine(source: MarkdownSource, line: number | undefined): number {
  return source.lines[Math.min(line ?? source.lines.length - 1, source.lines.length - 1)] ?? 0
}
