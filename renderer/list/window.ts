/** Which rows of a long list are near the part that is on screen. Pure. Lengths in pixels. */
import type { Row } from './query.ts'

export const rowHeight = 52
export const groupHeight = 32

/** Where each row begins, and one more number at the end: the height of all. */
export function topsOf(rows: readonly Row[]): Float64Array {
  const tops = new Float64Array(rows.length + 1)
  rows.forEach((row, at) => {
    tops[at + 1] = (tops[at] ?? 0) + (row.kind === 'group' ? groupHeight : rowHeight)
  })
  return tops
}

/** Beyond each end of what is on screen this much is kept too, so that scrolling shows no gaps. */
const margin = 400

/** Rows from `from` to before `to` lie within a margin of the stretch from `top` on, `height` long. */
export function rowsNear(
  tops: Float64Array,
  top: number,
  height: number,
): { readonly from: number; readonly to: number } {
  const count = tops.length - 1
  const from = Math.max(0, firstAfter(tops, top - margin) - 1)
  const to = Math.min(count, firstAfter(tops, top + height + margin))
  return { from, to }
}

/** The first position whose top lies beyond `y`. */
function firstAfter(tops: Float64Array, y: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tops[middle] ?? 0) > y) high = middle
    else low = middle + 1
  }
  return low
}

export type PostRow = Extract<Row, { kind: 'post' }>

export interface RowGroup {
  readonly key: string
  readonly label: string
  /** The heading's row, where it is to be drawn. */
  readonly heading: number | null
  readonly posts: readonly { readonly at: number; readonly row: PostRow }[]
}

/**
 * Rows `from` to before `to` under their headings, each group named even where its heading is far above; and the row
 * `extra`, which the focus is on, wherever it is.
 */
export function groupRows(rows: readonly Row[], from: number, to: number, extra: number | null): readonly RowGroup[] {
  const near = Array.from({ length: to - from }, (_, at) => from + at)
  if (extra !== null && extra < from) near.unshift(extra)
  if (extra !== null && extra >= to) near.push(extra)
  const groups = new Map<number, { readonly heading: number; readonly members: number[] }>()
  let last = { at: -1, heading: -1 }
  for (const at of near) {
    // Rows follow each other, so that the search for a heading goes back no farther than the row before.
    const heading = headingOf(rows, at, last)
    last = { at, heading }
    const group = groups.get(heading) ?? { heading, members: [] }
    groups.set(heading, group)
    group.members.push(at)
  }
  return [...groups.values()].map(({ heading, members }) => {
    const row = rows[heading]
    return {
      key: `${heading}`,
      label: row?.kind === 'group' ? row.label : 'All posts',
      heading: members.includes(heading) ? heading : null,
      posts: members.flatMap((at) => {
        const member = rows[at]
        return member?.kind === 'post' ? [{ at, row: member }] : []
      }),
    }
  })
}

/** The heading above a row, itself where it is one, or -1. `known` tells the heading of an earlier row. */
function headingOf(rows: readonly Row[], at: number, known: { readonly at: number; readonly heading: number }): number {
  for (let row = at; row >= 0; row--) {
    if (rows[row]?.kind === 'group') return row
    if (row === known.at) return known.heading
  }
  return -1
}
