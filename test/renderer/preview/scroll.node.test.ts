import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceOffset } from '../../../renderer/preview/place.ts'
import { type Anchor, follow, lineOfY, yOfLine } from '../../../renderer/preview/scroll.ts'

const anchors: readonly Anchor[] = [
  { line: 0, y: 300 },
  { line: 4, y: 380 },
  { line: 4, y: 500 },
  { line: 10, y: 800 },
]
const at = (index: number) => anchors[index] as Anchor

describe('a line and its height', () => {
  it('lies between its neighbours in proportion', () => {
    expect(yOfLine(4, at, 2)).toBe(340)
    expect(yOfLine(4, at, 7)).toBe(650)
    expect(lineOfY(4, at, 340)).toBe(2)
  })

  it('stops at the ends', () => {
    expect(yOfLine(4, at, -3)).toBe(300)
    expect(yOfLine(4, at, 99)).toBe(800)
    expect(lineOfY(4, at, 0)).toBe(0)
  })

  it('is the top where there is nothing', () => {
    expect(yOfLine(0, at, 5)).toBe(0)
  })
})

describe('the pane that follows', () => {
  const pixels = fc.integer({ min: 0, max: 50_000 })
  it('is at its start and end together with the leader, and never outside', () => {
    fc.assert(
      fc.property(pixels, pixels, pixels, pixels, (max, top, exact, followerMax) => {
        const leader = { top: Math.min(top, max), max, height: 800 }
        expect(follow({ ...leader, top: 0 }, exact, followerMax)).toBe(0)
        if (max > 0) expect(follow({ ...leader, top: max }, exact, followerMax)).toBe(followerMax)
        const y = follow(leader, exact, followerMax)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(followerMax)
      }),
    )
  })

  it('shows the same line at the top once neither end is near', () => {
    expect(follow({ top: 2000, max: 5000, height: 800 }, 2345, 6000)).toBe(2345)
  })

  it('moves without a leap where the preview begins with a header', () => {
    let last = 0
    for (let top = 0; top <= 5000; top += 10) {
      const y = follow({ top, max: 5000, height: 800 }, top + 300, 5300)
      expect(y - last).toBeGreaterThanOrEqual(0)
      expect(y - last).toBeLessThan(40)
      last = y
    }
  })
})

describe('a click on a word', () => {
  it.each([
    [
      'finds the word in its source',
      'With **today’s** [release](/x/), the interfaces',
      'With today’s rel',
      'With **today’s** [rel',
    ],
    ['finds the same occurrence', 'the *the* the end', 'the the', 'the *the'],
    ['passes signs before it', 'One (two) three', 'One (', 'One'],
    ['is at the start where the words are not those of the source', '{{< quotation >}}', 'Slow is', ''],
    ['is at the start of nothing', 'One', '', ''],
  ])('%s', (_, source, before, expected) => {
    expect(source.slice(0, sourceOffset(source, before))).toBe(expected)
  })
})
