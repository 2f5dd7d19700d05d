import { describe, expect, test } from 'vitest'
import { ariaKey, isKey, keyLabel, type Stroke } from '../../renderer/keys.ts'

function stroke(held: string, key: string, code = key.length === 1 ? `Key${key.toUpperCase()}` : key): Stroke {
  return {
    key,
    code,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
  }
}

describe('a key', () => {
  test('means Command on a Mac and Control elsewhere', () => {
    expect(isKey('Mod-s', stroke('c', 's'), 'linux')).toBe(true)
    expect(isKey('Mod-s', stroke('m', 's'), 'linux')).toBe(false)
    expect(isKey('Mod-s', stroke('m', 's'), 'darwin')).toBe(true)
    expect(isKey('Mod-s', stroke('c', 's'), 'darwin')).toBe(false)
  })

  test('needs all its modifiers and no other', () => {
    expect(isKey('Mod-z', stroke('cs', 'Z'), 'linux')).toBe(false)
    expect(isKey('Mod-Shift-z', stroke('cs', 'Z'), 'linux')).toBe(true)
    expect(isKey('Mod-z', stroke('', 'z'), 'linux')).toBe(false)
    expect(isKey('F6', stroke('s', 'F6'), 'linux')).toBe(false)
    expect(isKey('Shift-F6', stroke('s', 'F6'), 'linux')).toBe(true)
  })

  test('may be a sign that needs Shift on some keyboards', () => {
    expect(isKey('Mod-/', stroke('c', '/', 'Slash'), 'linux')).toBe(true)
    expect(isKey('Mod-/', stroke('cs', '/', 'Digit7'), 'linux')).toBe(true)
    expect(isKey('Mod-,', stroke('c', ',', 'Comma'), 'linux')).toBe(true)
  })

  test('is found by its place where Alt makes another character of it', () => {
    expect(isKey('Mod-Alt-n', stroke('ma', '˜', 'KeyN'), 'darwin')).toBe(true)
    expect(isKey('Alt-2', stroke('a', '™', 'Digit2'), 'darwin')).toBe(true)
  })

  test('is written as each platform writes it', () => {
    expect(keyLabel('Mod-Shift-p', 'darwin')).toBe('⇧⌘P')
    expect(keyLabel('Mod-Shift-p', 'linux')).toBe('Ctrl+Shift+P')
    expect(keyLabel('Mod-,', 'win32')).toBe('Ctrl+,')
    expect(keyLabel('Alt-PageUp', 'linux')).toBe('Alt+PageUp')
    expect(ariaKey('Mod-s', 'darwin')).toBe('Meta+S')
    expect(ariaKey('Mod-Shift-z', 'linux')).toBe('Control+Shift+Z')
  })
})
