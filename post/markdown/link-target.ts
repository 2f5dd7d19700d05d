/** What a link or image points at: `(destination "title")` behind its text, or a reference. */
import type { StateInline } from 'markdown-it'

export interface LinkTarget {
  readonly destination: string
  readonly title: string
  /** Destination and title as they are written, which is what render hooks get. */
  readonly source: LinkSource
  /** Position behind it. */
  readonly end: number
}

export interface LinkSource {
  readonly destination: string
  readonly title: string
}

/** The target of a text from `start` to `end`, its brackets not included; null where it is no link. */
export function linkTarget(state: StateInline, start: number, end: number): LinkTarget | null {
  return inlineTarget(state, end + 1) ?? referredTarget(state, start, end)
}

function inlineTarget(state: StateInline, open: number): LinkTarget | null {
  const { src, posMax, md } = state
  if (open >= posMax || src[open] !== '(') return null
  const start = afterSpace(src, open + 1, posMax)
  const found = md.helpers.parseLinkDestination(src, start, posMax)
  const destinationEnd = found.ok ? found.pos : start
  const gap = afterSpace(src, destinationEnd, posMax)
  const parsed = gap > destinationEnd ? md.helpers.parseLinkTitle(src, gap, posMax) : null
  const title = parsed?.ok === true ? parsed : null
  const at = title === null ? gap : afterSpace(src, title.pos, posMax)
  if (at >= posMax || src[at] !== ')') return null
  return {
    destination: found.ok ? found.str : '',
    title: title?.str ?? '',
    source: {
      destination: src.slice(start, destinationEnd).replace(/^<(.*)>$/, '$1'),
      title: title === null ? '' : src.slice(gap + 1, title.pos - 1),
    },
    end: at + 1,
  }
}

function referredTarget(state: StateInline, start: number, end: number): LinkTarget | null {
  const { src, posMax, md } = state
  const references = state.env.references
  if (references === undefined) return null
  const second = end + 1 < posMax && src[end + 1] === '[' ? md.helpers.parseLinkLabel(state, end + 1) : -1
  const label = second > end + 2 ? src.slice(end + 2, second) : src.slice(start, end)
  const target = references[md.utils.normalizeReference(label)]
  if (target === undefined) return null
  const { href: destination, title } = target
  return { destination, title, source: { destination, title }, end: (second === -1 ? end : second) + 1 }
}

function afterSpace(src: string, start: number, max: number): number {
  let at = start
  while (at < max && /[ \t\n]/.test(src[at] ?? '')) at++
  return at
}
