/** Which panes stand where at which width, and what the pane buttons do. Pure. Lengths in pixels. */
import type { Panes } from '../../electron/api.ts'

export type Pane = 'posts' | 'fields' | 'body' | 'preview'

/** What the frame remembers until it is closed, beside the panes that the settings keep. */
export interface Arrangement {
  /** Whether the posts lie over the other panes, where there is no room beside them. */
  readonly drawer: boolean
  /** The pane in front where not all fit. */
  readonly front: Pane
  readonly bodyHidden: boolean
}

export interface Layout {
  /** Panes side by side, from the left. */
  readonly shown: readonly Pane[]
  /** Whether the posts have no place of their own but come over the others on demand. */
  readonly drawer: 'none' | 'closed' | 'open'
}

export const paneNames: { readonly [P in Pane]: string } = {
  posts: 'Posts',
  fields: 'Fields',
  body: 'Body',
  preview: 'Preview',
}

/** Below this the posts are a drawer; below `twoUp` body and preview share one place; below `narrow` one pane shows. */
const wide = 1360
const twoUp = 1040
const narrow = 720

export const limits = {
  posts: { least: 200, most: 420, usual: 264 },
  fields: { least: 240, most: 480, usual: 304 },
  /** In hundredths of the room that body and preview share. */
  body: { least: 25, most: 75, usual: 50 },
} as const

export const isNarrow = (width: number): boolean => width < narrow

export function layoutOf(width: number, panes: Panes, arrangement: Arrangement, open: boolean): Layout {
  if (!open) return { shown: ['posts'], drawer: 'none' }
  const hidden = new Set<Pane>(panes.hidden)
  if (width < narrow) return { shown: [arrangement.front], drawer: 'none' }
  const shown: Pane[] = []
  if (width >= wide && !hidden.has('posts')) shown.push('posts')
  if (!hidden.has('fields')) shown.push('fields')
  if (width < twoUp) shown.push(arrangement.front === 'preview' ? 'preview' : 'body')
  else {
    if (!arrangement.bodyHidden) shown.push('body')
    if (!hidden.has('preview') || arrangement.bodyHidden) shown.push('preview')
  }
  return { shown, drawer: width >= wide ? 'none' : arrangement.drawer ? 'open' : 'closed' }
}

/** The effect of a pane's button. One of body and preview always stays. */
export function togglePane(
  pane: Pane,
  width: number,
  panes: Panes,
  arrangement: Arrangement,
): { readonly hidden: Panes['hidden']; readonly arrangement: Arrangement } {
  const { hidden } = panes
  const { front } = arrangement
  if (width < narrow) {
    const next = front === pane && pane !== 'body' ? 'body' : pane
    return { hidden, arrangement: { ...arrangement, front: next, drawer: false } }
  }
  if (pane === 'posts' && width < wide) return { hidden, arrangement: { ...arrangement, drawer: !arrangement.drawer } }
  if (width < twoUp && (pane === 'body' || pane === 'preview')) {
    const previewInFront = front === 'preview'
    return { hidden, arrangement: { ...arrangement, front: previewInFront ? 'body' : 'preview' } }
  }
  if (pane === 'body') {
    const bodyHidden = !arrangement.bodyHidden
    return { hidden: bodyHidden ? without(hidden, 'preview') : hidden, arrangement: { ...arrangement, bodyHidden } }
  }
  if (hidden.includes(pane)) return { hidden: without(hidden, pane), arrangement }
  const bodyHidden = pane === 'preview' ? false : arrangement.bodyHidden
  return { hidden: [...hidden, pane], arrangement: { ...arrangement, bodyHidden } }
}

const without = (hidden: Panes['hidden'], pane: Pane): Panes['hidden'] => hidden.filter((name) => name !== pane)

/** Brings a pane into view wherever it is, and changes nothing where it is there already. */
export function revealPane(pane: Pane, width: number, panes: Panes, arrangement: Arrangement) {
  const layout = layoutOf(width, panes, arrangement, true)
  const there = layout.shown.includes(pane) || (pane === 'posts' && layout.drawer === 'open')
  return there ? { hidden: panes.hidden, arrangement } : togglePane(pane, width, panes, arrangement)
}
