import { describe, expect, test } from 'vitest'
import { languageName, lineEndOf } from '../../../renderer/frame/figures.ts'

describe('the status bar', () => {
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
