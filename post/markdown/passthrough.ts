/** Text between delimiters that Markdown leaves alone, for mathematics: Hugo's `passthrough` extension. */
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { hooksOf, nextOrdinal } from './hook.ts'
import type { Delimiters, MarkdownSettings } from './settings.ts'

export function passthrough(md: MarkdownIt, settings: MarkdownSettings): void {
  const { inline, block } = settings.passthrough
  const longestFirst = [...inline, ...block].sort(([a], [b]) => b.length - a.length)
  if (longestFirst.length === 0) return

  md.inline.ruler.before('escape', 'passthrough', (state: StateInline, silent: boolean) => {
    const end = endOf(longestFirst, state.src, state.pos, state.posMax)
    if (end === null) return false
    if (!silent) state.push('passthrough', '', 0).content = state.src.slice(state.pos, end)
    state.pos = end
    return true
  })

  md.block.ruler.before(
    'fence',
    'passthrough',
    (state: StateBlock, line: number, endLine: number, silent: boolean) => {
      const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
      const end = endOf(block, state.src, start, state.src.length)
      if (end === null) return false
      let last = line
      while (last < endLine && (state.eMarks[last] ?? 0) < end) last++
      if (last >= endLine || state.src.slice(end, state.eMarks[last]).trim() !== '') return false
      if (silent) return true
      const token = state.push('passthrough', '', 0)
      token.content = state.src.slice(start, end)
      token.map = [line, last + 1]
      state.line = last + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )

  md.renderer.rules.passthrough = (tokens, index, _options, env) => {
    const token = tokens[index]
    const source = token?.content ?? ''
    const hook = hooksOf(env).passthrough
    if (hook === undefined) return source
    const [open = '', close = ''] = longestFirst.find(([start]) => source.startsWith(start)) ?? []
    const isBlock = block.some(([start]) => start === open)
    const text = source.slice(open.length, source.length - close.length)
    const attributes = (token?.attrs ?? []).map(([name, value]) => [name, String(value)] as const)
    return hook({ text, isBlock, attributes, ordinal: nextOrdinal(env, 'passthrough') }) ?? source
  }
}

/** Where the passage that begins at `start` ends, its closing delimiter included; null where none begins or ends. */
function endOf(delimiters: readonly Delimiters[], src: string, start: number, max: number): number | null {
  for (const [open, close] of delimiters) {
    if (!src.startsWith(open, start)) continue
    const end = src.indexOf(close, start + open.length)
    if (end > start + open.length && end + close.length <= max) return end + close.length
  }
  return null
}
