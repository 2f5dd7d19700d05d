/** Delimiter pairs beyond emphasis: `~struck~` and `~~struck~~`, and Hugo's extras `++inserted++`, `==marked==`, `~sub~`, `^sup^`. */
import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

/** Elements by the number of characters that their delimiters have; a run of another length is text. */
interface Pair {
  readonly 1?: string
  readonly 2?: string
}

/** Adds the pairs that the settings switch on, in place of markdown-it's own rule for `~~`. */
export function delimiterPairs(md: MarkdownIt, settings: MarkdownSettings): void {
  md.inline.ruler.disable('strikethrough')
  md.inline.ruler2.disable('strikethrough')
  if (settings.strikethrough) pair(md, '~', { 1: 'del', 2: 'del' })
  else if (settings.subscript || settings.deleted) {
    pair(md, '~', { ...(settings.subscript ? { 1: 'sub' } : {}), ...(settings.deleted ? { 2: 'del' } : {}) })
  }
  if (settings.inserted) pair(md, '+', { 2: 'ins' })
  if (settings.marked) pair(md, '=', { 2: 'mark' })
  if (settings.superscript) pair(md, '^', { 1: 'sup', 2: 'sup' })
}

function pair(md: MarkdownIt, character: string, tags: Pair): void {
  const marker = character.charCodeAt(0)

  md.inline.ruler.before('emphasis', `pair_${marker}`, (state: StateInline, silent: boolean) => {
    if (silent || state.src.charCodeAt(state.pos) !== marker) return false
    const scanned = state.scanDelims(state.pos, true)
    const known = tags[scanned.length as keyof Pair] !== undefined
    for (let i = 0; i < scanned.length; i++) {
      state.push('text', '', 0).content = character
      if (!known) continue
      state.delimiters.push({
        marker,
        length: scanned.length,
        token: state.tokens.length - 1,
        end: -1,
        open: scanned.can_open,
        close: scanned.can_close,
      })
    }
    state.pos += scanned.length
    return true
  })

  md.inline.ruler2.before('emphasis', `pair_${marker}`, (state: StateInline) => {
    write(state, state.delimiters, marker, tags)
    for (const meta of state.tokens_meta) if (meta?.delimiters) write(state, meta.delimiters, marker, tags)
  })
}

/** Turns matched delimiters into tags; two pairs right beside each other are one with two characters a side. */
function write(state: StateInline, delimiters: readonly Delimiter[], marker: number, tags: Pair): void {
  for (let i = delimiters.length - 1; i >= 0; i--) {
    const start = delimiters[i]
    const end = delimiters[start?.end ?? -1]
    if (start === undefined || end === undefined || start.marker !== marker) continue
    const outer = delimiters[i - 1]
    const outerEnd = delimiters[start.end + 1]
    const two =
      outer?.marker === marker &&
      outer.end === start.end + 1 &&
      outer.token === start.token - 1 &&
      outerEnd?.token === end.token + 1
    const tag = two ? tags[2] : tags[1]
    if (tag === undefined) continue
    turn(state, start.token, tag, 1)
    turn(state, end.token, tag, -1)
    if (!two) continue
    for (const index of [outer.token, outerEnd.token]) {
      const token = state.tokens[index]
      if (token) token.content = ''
    }
    i--
  }
}

function turn(state: StateInline, index: number, tag: string, nesting: 1 | -1): void {
  const token = state.tokens[index]
  if (token === undefined) return
  token.type = nesting === 1 ? `${tag}_open` : `${tag}_close`
  token.tag = tag
  token.nesting = nesting
  token.content = ''
}
