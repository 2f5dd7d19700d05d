import { describe, expect, test } from 'vitest'
import { figuresOf, languageName, lineEndOf } from '../../../renderer/frame/figures.ts'

describe('the status bar', () => {
  test('counts words as they are read, without markup that nobody hears', () => {
    expect(figuresOf('').words).toBe(0)
    expect(figuresOf('## It’s *almost* straight, state-of-the-art.').words).toBe(4)
    expect(
      figuresOf('A [press](https://example.org/a/b) {{< figure src="a b c" >}} <b class="x">here</b>.').words,
    ).toBe(3)
  })

  test('counts each Chinese or Japanese character as a word', () => {
    expect(figuresOf('活字の引き出し and type').words).toBe(9)
  })

  test('rounds the reading time up', () => {
    expect(figuresOf('word '.repeat(213)).minutes).toBe(1)
    expect(figuresOf('word '.repeat(214)).minutes).toBe(2)
  })

  test('names the line ends of a text', () => {
    expect(lineEndOf('one line')).toBe('LF')
    expect(lineEndOf('a\nb\n')).toBe('LF')
    expect(lineEndOf('a\r\nb\r\n')).toBe('CRLF')
    expect(lineEndOf('a\rb')).toBe('CR')
    expect(lineEndOf('a\r\nb\n')).toBe('mixed')
  })

  test('names languages, and shows a code that is none', () => {
    expect(languageName('en-gb')).toBe('British English')
    expect(languageName('de')).toBe('German')
    expect(languageName('not a code')).toBe('not a code')
  })
})
