import { describe, expect, test } from 'vitest'
import { everything, matching, rowsOf } from '../../../renderer/list/query.ts'
import { groupHeight, groupRows, rowHeight, rowsNear, topsOf } from '../../../renderer/list/window.ts'
import { post } from './posts.ts'

/** Twenty months of five hundred posts each. */
const posts = Array.from({ length: 10_000 }, (_, at) => {
  const month = Math.floor(at / 500)
  const date = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`
  return post(`blog/${String(at).padStart(5, '0')}.md`, { date })
})
const rows = rowsOf(matching(posts, { ...everything, sort: 'oldest' }), 'oldest')
const tops = topsOf(rows)

describe('a long list', () => {
  test('is as high as all its rows', () => {
    expect(tops.at(-1)).toBe(20 * groupHeight + 10_000 * rowHeight)
  })

  test('draws what is on screen and little more, at both ends and between', () => {
    for (const top of [0, 123_456, (tops.at(-1) ?? 0) - 1200]) {
      const { from, to } = rowsNear(tops, top, 1200)
      expect(tops[from]).toBeLessThanOrEqual(top)
      expect(tops[to]).toBeGreaterThanOrEqual(Math.min(top + 1200, tops.at(-1) ?? 0))
      expect(to - from).toBeLessThanOrEqual(100)
    }
  })

  test('names the month of rows whose heading is far above', () => {
    const groups = groupRows(rows, 300, 310, null)
    expect(groups.map(({ label, heading, posts: members }) => [label, heading, members.length])).toEqual([
      ['January 2000', null, 10],
    ])
  })

  test('divides rows at a heading and draws it', () => {
    const groups = groupRows(rows, 499, 504, null)
    expect(groups.map(({ label, heading, posts: members }) => [label, heading, members.length])).toEqual([
      ['January 2000', null, 2],
      ['February 2000', 501, 2],
    ])
  })

  test('keeps the row with the focus, wherever it is', () => {
    const before = groupRows(rows, 2000, 2003, 7)
    expect(before[0]?.posts.map(({ at }) => at)).toEqual([7])
    const after = groupRows(rows, 2000, 2003, 9000)
    expect(after.at(-1)?.posts.map(({ at }) => at)).toEqual([9000])
    const within = groupRows(rows, 2000, 2003, 2001)
    expect(within.flatMap((group) => group.posts.map(({ at }) => at))).toEqual([2000, 2001, 2002])
  })

  test('has one unnamed group where there are no headings', () => {
    const titles = rowsOf(posts.slice(0, 3), 'title')
    expect(groupRows(titles, 0, 3, null)).toMatchObject([{ label: 'All posts', heading: null }])
  })
})
