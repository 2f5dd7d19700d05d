import { describe, expect, test } from 'vitest'
import { languageName, lineEndName } from '../../../renderer/frame/figures.ts'

describe('the status bar', () => {
  test('names the line ends of front matter and body together', () => {
    expect(lineEndName('', new Set())).toBe('LF')
    expect(lineEndName('---\n---\n', new Set(['\n']))).toBe('LF')
    expect(lineEndName('---\r\n---\r\n', new Set())).toBe('CRLF')
    expect(lineEndName('', new Set(['\r']))).toBe('CR')
    expect(lineEndName('---\r\n---\r\n', new Set(['\n']))).toBe('mixed')
    expect(lineEndName('---\n---\n', new Set(['\n', '\r\n']))).toBe('mixed')
  })

  test('names languages, and shows a code that is none', () => {
    expect(languageName('en-gb')).toBe('British English')
    expect(languageName('de')).toBe('German')
    expect(languageName('not a code')).toBe('not a code')
  })
})
