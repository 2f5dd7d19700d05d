import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dominantLineEnd, foldLineEnds, type LineEnds, spliceLineEnds, unfoldLineEnds } from '../../post/text.ts'

const mixed = fc
  .array(fc.constantFrom('a', 'b ', '', '\u2028', '\u0085', '\n', '\r\n', '\r', '\uFEFF'))
  .map((parts) => parts.join(''))

test('folding and unfolding gives every text back exactly', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      const { text: folded, ends } = foldLineEnds(text)
      expect(folded).not.toContain('\r')
      expect(unfoldLineEnds(folded, ends)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('a text with one kind of line end keeps only that', () => {
  expect(foldLineEnds('a\r\nb\r\n').ends).toEqual({ uniform: '\r\n' })
  expect(foldLineEnds('a\rb').ends).toEqual({ uniform: '\r' })
  expect(foldLineEnds('a\nb\n\n\n').ends).toEqual({ uniform: '\n' })
  expect(foldLineEnds('one line').ends).toEqual({ uniform: '\n' })
  expect(foldLineEnds('one line', '\r\n').ends).toEqual({ uniform: '\r\n' })
})

test('after any edit the untouched lines keep their own ends', () => {
  const edit = fc.record({
    text: mixed,
    at: fc.nat(),
    length: fc.nat({ max: 6 }),
    insert: fc.constantFrom('', 'x', 'x\ny', '\n\n', '\n'),
  })
  fc.assert(
    fc.property(edit, ({ text, at, length, insert }) => {
      const { text: folded, ends } = foldLineEnds(text)
      const from = at % (folded.length + 1)
      const to = Math.min(folded.length, from + length)
      const breaks = (part: string) => part.split('\n').length - 1
      const line = breaks(folded.slice(0, from))
      const spliced = spliceLineEnds(ends, line, breaks(folded.slice(from, to)), breaks(insert))
      const after = unfoldLineEnds(folded.slice(0, from) + insert + folded.slice(to), spliced)
      expect(after.startsWith(unfoldLineEnds(folded.slice(0, from), ends))).toBe(true)
      const kept = folded.slice(to)
      const tail: LineEnds = 'uniform' in ends ? ends : { each: ends.each.slice(ends.each.length - breaks(kept)) }
      expect(after.endsWith(unfoldLineEnds(kept, tail))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a new line takes the end of the line it came from, else of the one before', () => {
  const { ends } = foldLineEnds('a\r\nb\nc')
  expect(spliceLineEnds(ends, 0, 0, 1)).toEqual({ each: ['\r\n', '\r\n', '\n'] })
  expect(spliceLineEnds(ends, 2, 0, 1)).toEqual({ each: ['\r\n', '\n', '\n'] })
  expect(spliceLineEnds(ends, 0, 1, 1)).toEqual({ each: ['\r\n', '\n'] })
})

test('the dominant line end is the most frequent one', () => {
  expect(dominantLineEnd('a\r\nb\r\nc\n')).toBe('\r\n')
  expect(dominantLineEnd('a\nb\nc\r\n')).toBe('\n')
  expect(dominantLineEnd('a\rb')).toBe('\r')
  expect(dominantLineEnd('')).toBe('\n')
})
