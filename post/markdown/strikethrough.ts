/** Delimiter pairs beyond emphasis: `~struck~` and `~~struck~~`, and Hugo's extras `++inserted++`, `==marked==`, `~sub~`, `^sup^`. */
import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

interface Pair {
  readonly tag: string
  readonly lengths: readonly number[]
}

/** Adds the pairs that the settings switch on. A run longer than any pair's is text. */
export function delimiterPairs(md: MarkdownIt, settings: MarkdownSettings): void {
  md.inline.ruler.disable('strikethrough')
  md.inline.ruler2.disable('strikethrough')
  if (settings.strikethrough || settings.subscript) {
    pair(md, '~', [
      ...(settings.subscript ? [{ tag: 'sub', lengths: [1] }] : []),
      ...(settings.strikethrough ? [{ tag: 'del', lengths: settings.subscript ? [2] : [1, 2] }] : []),
    ])
  }
  if (settings.inserted) pair(md, '+', [{ tag: 'ins', lengths: [2] }])
  if (settings.marked) pair(md, '=', [{ tag: 'mark', lengths: [2] }])
  if (settings.superscript) pair(md, '^', [{ tag: 'sup', lengths: [1] }])
}

function pair(md: MarkdownIt, character: string, pairs: readonly Pair[]): void {
  const marker = character.charCodeAt(0)
  const tagOf = (length: number) => pairs.find(({ lengths }) => lengths.includes(length))?.tag

  md.inline.ruler.before('emphasis', `pair_${character}`, (state: StateInline, silent: boolean) => {
    if (silent || state.src.charCodeAt(state.pos) !== marker) return false
    const scanned = state.scanDelims(state.pos, true)
    const text = character.repeat(scanned.length)
    state.push('text', '', 0).content = text
    if (tagOf(scanned.length) !== undefined) {
      state.delimiters.push({
        marker,
        // Runs pair only with runs of their own length: markdown-it's "multiple of three" rule must not see them.
        length: 0,
        token: state.tokens.length - 1,
        end: -1,
        open: scanned.can_open,
        close: scanned.can_close,
      })
    }
    state.pos += scanned.length
    return true
  })

  md.inline.ruler2.before('emphasis', `pair_${character}`, (state: StateInline) => {
    write(state, state.delimiters, marker, tagOf)
    for (const meta of state.tokens_meta) if (meta?.delimiters) write(state, meta.delimiters, marker, tagOf)
  })
}

function write(
  state: StateInline,
  delimiters: readonly Delimiter[],
  marker: number,
  tagOf: (length: number) => string | undefined,
): void {
  for (const delimiter of delimiters) {
    if (delimiter.marker !== marker || delimiter.end === -1) continue
    const open = state.tokens[delimiter.token]
    const close = state.tokens[delimiters[delimiter.end]?.token ?? -1]
    if (open === undefined || close === undefined || open.content.length !== close.content.length) continue
    const tag = tagOf(open.content.length)
    if (tag === undefined) continue
    Object.assign(open, { type: `${tag}_open`, tag, nesting: 1, markup: open.content, content: '' })
    Object.assign(close, { type: `${tag}_close`, tag, nesting: -1, markup: close.content, content: '' })
  }
}
