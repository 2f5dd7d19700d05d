import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import { fixture } from './fixture.ts'

test.each(fixture<{ text: string; body: string | null }>('splits'))(
  '$text is split as Hugo splits it',
  ({ text, body }) => {
    const split = splitPost(text)
    expect(split.head + split.body).toBe(text)
    if (body !== null) {
      expect(split.problem).toBeNull()
      expect(split.body).toBe(body)
    } else expect(split.problem !== null || !readHead(split.head).ok).toBe(true)
  },
)

const pieces = [
  '+++',
  '---',
  '{',
  '}',
  '"',
  '\\',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\uFEFF',
  '#+',
  '#',
  'title = 1',
  'a: b',
  '"""',
  '----',
  '...',
]

test('head and body together are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const text = parts.join('')
      const { head, body, data, problem } = splitPost(text)
      expect(head + body).toBe(text)
      expect(data.from).toBeGreaterThanOrEqual(0)
      expect(data.to).toBeLessThanOrEqual(head.length)
      expect(data.from).toBeLessThanOrEqual(data.to)
      if (problem) expect(body.replace(/^\uFEFF/, '')).toBe(text.replace(/^\uFEFF/, ''))
      // A head is a head by itself too.
      else expect(splitPost(head)).toMatchObject({ head, body: '', data })
    }),
    { numRuns: 2000 },
  )
})

test('a missing closing delimiter leaves all of the text in the body and says so', () => {
  expect(splitPost('+++\ntitle = "a"\n\nBody')).toMatchObject({
    head: '',
    body: '+++\ntitle = "a"\n\nBody',
    format: 'toml',
    problem: { line: 1, column: 1, message: expect.stringContaining('closing “+++”') },
  })
})

test('a byte-order mark is no part of a body without front matter', () => {
  expect(splitPost('\uFEFFBody')).toMatchObject({ head: '\uFEFF', body: 'Body', format: 'none', problem: null })
})

test('the data lies between the delimiters', () => {
  const { head, data } = splitPost('\uFEFF\n+++ \ntitle = "a"\n+++\nBody')
  expect(head.slice(data.from, data.to)).toBe(' \ntitle = "a"\n')
})
