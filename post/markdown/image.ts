/** Images: `![description](destination "title")`, `![description][reference]`. */
import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import { linkTarget } from './link-target.ts'

/**
 * Replaces markdown-it's rule, which reads a description as a text of its own: to goldmark it is part of the paragraph,
 * so punctuation in it is judged by what stands around it.
 */
export function images(md: MarkdownIt): void {
  md.inline.ruler.at('image', (state: StateInline, silent: boolean) => {
    if (!state.src.startsWith('![', state.pos)) return false
    const start = state.pos + 2
    const end = md.helpers.parseLinkLabel(state, state.pos + 1, false)
    const target = end < 0 ? null : linkTarget(state, start, end)
    if (target === null) return false
    if (!silent) {
      const token = state.push('image', 'img', 0)
      token.attrs = [['src', target.destination]]
      if (target.title !== '') token.attrs.push(['title', target.title])
      token.meta = { source: target.source }
      token.children = description(state, start, end)
      token.content = state.src.slice(start, end)
    }
    state.pos = target.end
    return true
  })
}

/** States that read an image's description: no bare link is made there. */
const descriptions = new WeakSet<StateInline>()

export function isDescription(state: StateInline): boolean {
  return descriptions.has(state)
}

function description(state: StateInline, start: number, end: number): Token[] {
  const inner = new state.md.inline.State(state.src, state.md, state.env, [])
  descriptions.add(inner)
  inner.pos = start
  inner.posMax = end
  state.md.inline.tokenize(inner)
  for (const rule of state.md.inline.ruler2.getRules('')) rule(inner)
  return inner.tokens
}
