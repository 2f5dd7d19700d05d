/** Footnotes: `[^label]` in text, `[^label]: note` anywhere, the notes at the end. */
import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'
import { readBlocks, spaceAt } from './block-line.ts'
import { escapeText } from './escape.ts'

interface Note {
  /** 0 until it is first referred to. */
  number: number
  references: number
}

/** The notes of one rendering, kept in its `env`. */
interface Notes {
  readonly byLabel: Map<string, Note>
  /** How many have a number. */
  numbered: number
}

const definition = /\[\^((?:\\[!-/:-@[-`{-~]|[^[\]\n])+)\]:/y
const reference = /\[\^((?:\\[!-/:-@[-`{-~]|[^[\]\n])+)\]/y

/** Adds the rules. Notes are numbered by first use; a note that nothing refers to is left out. */
export function footnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote', define, { alt: ['paragraph', 'reference', 'blockquote'] })
  md.inline.ruler.before('link', 'footnote_reference', refer)
  md.helpers.parseLinkLabel = linkLabelEnd
  md.core.ruler.after('block', 'footnotes_together', gather)
  md.core.ruler.after('inline', 'footnotes_last', finish)

  const rules = md.renderer.rules
  rules.footnote_reference = (tokens, index) => {
    const { id, number } = place(tokens[index])
    return `<sup id="${id}"><a href="#fn:${number}" class="footnote-ref" role="doc-noteref">${number}</a></sup>`
  }
  rules.footnotes_open = (_tokens, _index, options) =>
    `<div class="footnotes" role="doc-endnotes">\n<hr${options.xhtmlOut ? ' /' : ''}>\n<ol>\n`
  rules.footnotes_close = () => '</ol>\n</div>\n'
  rules.footnote_open = (tokens, index) => `<li id="fn:${escapeText(String(tokens[index]?.meta?.number))}">\n`
  rules.footnote_close = () => '</li>\n'
  rules.footnote_back = (tokens, index) => {
    return `&#160;<a href="#${place(tokens[index]).id}" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`
  }
}

/** A reference's number and the id of its place: a note may be referred to more than once. */
function place(token: Token | undefined): { id: string; number: number } {
  const number = Number(token?.meta?.number)
  const nth = Number(token?.meta?.nth)
  return { id: `fnref${nth === 0 ? '' : nth}:${number}`, number }
}

function define(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  definition.lastIndex = start
  const found = definition.exec(state.src)
  const label = found?.[1]
  if (label === undefined || label.trim() === '' || definition.lastIndex > (state.eMarks[line] ?? 0)) return false
  if (silent) return true

  const { byLabel } = notesOf(state.env)
  if (!byLabel.has(label)) byLabel.set(label, { number: 0, references: 0 })
  const pos = definition.lastIndex
  const open = state.push('footnote_open', 'li', 1)
  open.meta = { label }
  readBlocks(state, 'footnote', { line, endLine, pos, width: spaceAt(state, line, pos).width, indent: 4 })
  open.map = [line, state.line]
  state.push('footnote_close', 'li', -1)
  return true
}

function refer(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos + 1] !== '^' || state.src[state.pos] !== '[') return false
  reference.lastIndex = state.pos
  const label = reference.exec(state.src)?.[1]
  const end = reference.lastIndex
  const notes = notesOf(state.env)
  const note = label === undefined ? undefined : notes.byLabel.get(label)
  if (note === undefined || end > state.posMax) return false
  if (!silent) {
    if (note.number === 0) note.number = ++notes.numbered
    state.push('footnote_reference', '', 0).meta = { number: note.number, nth: note.references++ }
  }
  state.pos = end
  return true
}

/** markdown-it's `parseLinkLabel`, for which a footnote in a link's text is no link in a link. */
function linkLabelEnd(state: StateInline, start: number, disableNested?: boolean): number {
  const before = state.pos
  let depth = 1
  state.pos = start + 1
  while (state.pos < state.posMax) {
    const at = state.pos
    const character = state.src[at]
    if (character === ']' && --depth === 0) break
    state.md.inline.skipToken(state)
    if (character !== '[') continue
    if (state.pos === at + 1) depth++
    else if (disableNested && state.src[at + 1] !== '^') {
      depth = -1
      break
    }
  }
  const end = depth === 0 ? state.pos : -1
  state.pos = before
  return end
}

/** Moves every note to the place of the first: goldmark reads their text there, which decides the numbers of notes in notes. */
function gather(state: StateCore): void {
  const first = state.tokens.findIndex(({ type }) => type === 'footnote_open')
  if (first === -1) return
  const { notes, others } = separate(state.tokens.slice(first))
  state.tokens = [...state.tokens.slice(0, first), ...notes.flat(), ...others]
}

function finish(state: StateCore): void {
  // Of two notes with one label the first counts.
  const { byLabel } = notesOf(state.env)
  const { notes, others } = separate(state.tokens)
  const tokensOf = new Map<Note, Token[]>()
  for (const tokens of notes) {
    const note = byLabel.get(String(tokens[0]?.meta?.label))
    if (note !== undefined && note.number > 0 && !tokensOf.has(note)) tokensOf.set(note, tokens)
  }
  const used = [...tokensOf].sort(([a], [b]) => a.number - b.number)
  state.tokens = others
  if (used.length === 0) return
  const open = new state.Token('footnotes_open', 'div', 1)
  const lines = used.flatMap(([, tokens]) => tokens[0]?.map ?? []).sort((a, b) => a - b)
  open.map = [lines[0] ?? 0, lines.at(-1) ?? 0]
  state.tokens.push(open)
  for (const [note, tokens] of used) {
    if (tokens[0]) tokens[0].meta = { number: note.number }
    state.tokens.push(...withBackLinks(state, tokens, note))
  }
  state.tokens.push(new state.Token('footnotes_close', 'div', -1))
}

/** One link back for each reference, in the last paragraph or behind the last block. */
function withBackLinks(state: StateCore, tokens: Token[], note: Note): Token[] {
  const back = Array.from({ length: note.references }, (_, nth) => {
    const token = new state.Token('footnote_back', '', 0)
    token.meta = { number: note.number, nth }
    return token
  })
  const text = tokens.at(-2)?.type === 'paragraph_close' ? tokens.at(-3) : undefined
  if (text?.type === 'inline') {
    text.children = [...(text.children ?? []), ...back]
    return tokens
  }
  return [...tokens.slice(0, -1), ...back, ...tokens.slice(-1)]
}

function separate(tokens: readonly Token[]): { notes: Token[][]; others: Token[] } {
  const notes: Token[][] = []
  const others: Token[] = []
  const open: Token[][] = []
  for (const token of tokens) {
    if (token.type === 'footnote_open') open.push([])
    ;(open.at(-1) ?? others).push(token)
    if (token.type === 'footnote_close') notes.push(open.pop() ?? [])
  }
  return { notes, others }
}

function notesOf(env: { [key: string]: unknown }): Notes {
  env.footnotes ??= { byLabel: new Map(), numbered: 0 } satisfies Notes
  return env.footnotes as Notes
}
