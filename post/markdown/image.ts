/** Images: `![description](destination "title")`, `![description][reference]`. */
import type { MarkdownIt, StateInline, Token } from 'markdown-it'

/**
 * Replaces markdown-it's rule, which reads a description as a text of its own: to goldmark it is part of the paragraph,
 * so punctuation in it is judged by what stands around it.
 */
export function images(md: MarkdownIt): void {
  md.inline.ruler.at('image', (state: StateInline, silent: boolean) => {
    if (!state.src.startsWith('![', state.pos)) return false
    const start = state.pos + 2
    const end = md.helpers.parseLinkLabel(state, state.pos + 1, false)
    if (end < 0) return false
    const target = inlineTarget(state, end + 1) ?? referredTarget(state, start, end)
    if (target === null) return false
    if (!silent) {
      const token = state.push('image', 'img', 0)
      token.attrs = [
        ['src', target.destination],
        ['alt', ''],
      ]
      if (target.title !== '') token.attrs.push(['title', target.title])
      token.children = description(state, start, end)
      token.content = state.src.slice(start, end)
    }
    state.pos = target.end
    return true
  })
}

interface Target {
  readonly destination: string
  readonly title: string
  /** Position behind it. */
  readonly end: number
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

/** `(destination "title")` at a position; null where there is none. */
function inlineTarget(state: StateInline, open: number): Target | null {
  const { src, posMax, md } = state
  if (open >= posMax || src[open] !== '(') return null
  const start = afterSpace(src, open + 1, posMax)
  const found = md.helpers.parseLinkDestination(src, start, posMax)
  let at = found.ok ? found.pos : start
  const gap = afterSpace(src, at, posMax)
  const title = gap > at ? md.helpers.parseLinkTitle(src, gap, posMax) : null
  at = title?.ok === true ? afterSpace(src, title.pos, posMax) : gap
  if (at >= posMax || src[at] !== ')') return null
  return {
    destination: found.ok ? md.normalizeLink(found.str) : '',
    title: title?.ok === true ? title.str : '',
    end: at + 1,
  }
}

function referredTarget(state: StateInline, start: number, end: number): Target | null {
  const { src, md } = state
  const references = state.env.references
  if (references === undefined) return null
  const second = src[end + 1] === '[' ? md.helpers.parseLinkLabel(state, end + 1) : -1
  const label = second > end + 2 ? src.slice(end + 2, second) : src.slice(start, end)
  const target = references[md.utils.normalizeReference(label)]
  if (target === undefined) return null
  return { destination: target.href, title: target.title, end: (second === -1 ? end : second) + 1 }
}

function afterSpace(src: string, start: number, max: number): number {
  let at = start
  while (at < max && /[ \t\n]/.test(src[at] ?? '')) at++
  return at
}
