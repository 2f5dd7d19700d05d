/** Text between delimiters that Markdown leaves alone, for mathematics: Hugo's `passthrough` extension. */
import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import { hooksOf, nextOrdinal } from './hook.ts'
import type { Delimiters, MarkdownSettings } from './settings.ts'

export function passthrough(md: MarkdownIt, settings: MarkdownSettings): void {
  const { inline, block } = settings.passthrough
  const longestFirst = [...inline, ...block].sort(([a], [b]) => b.length - a.length)
  if (longestFirst.length === 0) return

  md.inline.ruler.before('escape', 'passthrough', (state: StateInline, silent: boolean) => {
    const end = endOf(longestFirst, state.src, state.pos, state.posMax)
    if (end === null) return false
    if (!silent) {
      const token = state.push('passthrough', '', 0)
      token.content = state.src.slice(state.pos, end)
      if (token.content.includes('\n')) token.meta = { line: state.src.slice(0, state.pos).split('\n').length - 1 }
    }
    state.pos = end
    return true
  })

  md.core.ruler.after('inline', 'passages_apart', (state) => {
    keepIndentation(state)
    state.tokens = apart(state, (token) => token.type === 'passthrough' && startsBlock(token))
  })
  const startsBlock = (token: Token) => block.some(([open]) => token.content.startsWith(open))

  md.renderer.rules.passages_end = () => ''
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

/** Further lines of a passage stand as in the source, with what the list or quote around them puts before them. */
function keepIndentation(state: StateCore): void {
  let lines: readonly string[] | null = null
  for (const { type, map, children } of state.tokens) {
    if (type !== 'inline' || !map) continue
    for (const token of children ?? []) {
      if (token.type !== 'passthrough' || token.meta === null) continue
      lines ??= state.src.split('\n')
      const first = map[0] + Number(token.meta.line)
      const written = token.content.split('\n').map((text, index) => {
        const line = index === 0 ? text : (lines?.[first + index] ?? text)
        return line.slice(0, line.indexOf(text) + text.length)
      })
      token.content = written.join('\n')
    }
  }
}

/** Takes the passages that are blocks out of their paragraphs, which end before them and begin anew behind them. */
function apart(state: StateCore, isBlock: (token: Token) => boolean): Token[] {
  const tokens: Token[] = []
  for (const [index, token] of state.tokens.entries()) {
    const [open, close] = [state.tokens[index - 1], state.tokens[index + 1]]
    const parts = token.type === 'inline' && open?.tag === 'p' && close !== undefined ? split(token, isBlock) : []
    if (open === undefined || close === undefined || parts.length < 2) {
      tokens.push(token)
      continue
    }
    tokens.pop()
    for (const part of parts) {
      if (!Array.isArray(part)) {
        part.map = open.map
        part.attrs = open.attrs
        tokens.push(part)
      } else if (part.length > 0) tokens.push(...paragraphLike(state, open, token, part, close))
    }
    // The paragraph's own end is still to come.
    const last = parts.at(-1)
    if (Array.isArray(last) && last.length > 0) tokens.pop()
    else {
      close.type = 'passages_end'
      close.tag = ''
      close.nesting = 0
    }
  }
  return tokens
}

/** The inline tokens between the blocks, and the blocks; what stands in emphasis or links stays there. */
function split(token: Token, isBlock: (token: Token) => boolean): (Token[] | Token)[] {
  const parts: (Token[] | Token)[] = []
  let run: Token[] = []
  let depth = 0
  for (const child of token.children ?? []) {
    if (depth === 0 && isBlock(child)) {
      parts.push(run, child)
      run = []
      continue
    }
    depth += child.nesting
    run.push(child)
  }
  return [...parts, run]
}

function paragraphLike(state: StateCore, open: Token, inline: Token, children: Token[], close: Token): Token[] {
  const start = Object.assign(new state.Token(open.type, open.tag, 1), { ...open })
  const text = Object.assign(new state.Token('inline', '', 0), { ...inline, children })
  const end = Object.assign(new state.Token(close.type, close.tag, -1), { ...close })
  return [start, text, end]
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
