import { expect, test } from 'vitest'
import { summaryOf } from '../../../post/render/summary.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')
const automatic = (content: string) => summaryOf(content, null, 10)

test('an automatic summary ends with the paragraph that has the last of the words', () => {
  const content = `<p>${words(6)}</p>\n<h2 id="h">h</h2>\n<p>${words(6)}</p>\n<p>end</p>\n`
  expect(automatic(content)).toEqual({
    summary: `<p>${words(6)}</p>\n<h2 id="h">h</h2>\n<p>${words(6)}</p>`,
    truncated: true,
  })
})

test('an automatic summary counts words of tight lists, but does not end there', () => {
  const content = `<ul>\n<li>${words(12)}</li>\n</ul>\n<p>one</p>\n<p>two</p>\n`
  expect(automatic(content).summary).toBe(`<ul>\n<li>${words(12)}</li>\n</ul>\n<p>one</p>`)
})

test('an automatic summary holds whole elements', () => {
  const quote = `<blockquote>\n<p>${words(12)}</p>\n<p>second</p>\n</blockquote>`
  expect(automatic(`${quote}\n<p>x</p>\n`)).toEqual({ summary: quote, truncated: true })
})

test('a short post is its own summary', () => {
  expect(automatic('<p>short</p>\n')).toEqual({ summary: '<p>short</p>', truncated: false })
  expect(automatic('')).toEqual({ summary: '', truncated: false })
})

test('before a divider elements are closed', () => {
  const content = '<ol>\n<li>a\n</li>\n<li>b</li>\n</ol>\n'
  expect(summaryOf(content, '<ol>\n<li>a\n', 70)).toEqual({ summary: '<ol>\n<li>a</li>\n</ol>', truncated: true })
})

test('a post that ends with its divider is not truncated', () => {
  expect(summaryOf('<p>a</p>', '<p>a</p>\n', 70)).toEqual({ summary: '<p>a</p>', truncated: false })
})
