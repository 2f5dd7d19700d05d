import type { Path, Table, Value } from './value.ts'

/**
 * Reads a key path as TOML writes dotted keys: `params."a.b".c`; a bare key may hold any character but dots, quotes
 * and blanks around it. A whole number is a list position only where `getValue` meets a list. Null where the path is
 * not well formed: an empty part or a quote that does not close.
 */
export function parseKeyPath(text: string): Path | null {
  const path: string[] = []
  let at = 0
  while (true) {
    const part = /^\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^."']+))\s*/s.exec(text.slice(at))
    if (!part) return null
    const [all, basic, literal, bare] = part
    const key = basic !== undefined ? unescapeBasic(basic) : (literal ?? bare?.trim() ?? '')
    if (key === null || (bare !== undefined && key === '')) return null
    path.push(key)
    at += all.length
    if (at === text.length) return path
    if (text[at] !== '.') return null
    at++
  }
}

/** Writes a path as TOML would: parts that are not bare keys in quotes, list positions as numbers. */
export function formatKeyPath(path: Path): string {
  return path.map((part) => (typeof part === 'number' ? String(part) : formatKey(part))).join('.')
}

/** A key as TOML writes it: bare where it can be, else in basic quotes. */
export function formatKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key).replaceAll('\x7f', '\\u007f')
}

/** The value at a path, keys found as `resolvePath` finds them. Undefined where there is none. */
export function getValue(value: Value, path: Path): Value | undefined {
  return exactValue(value, resolvePath(value, path))
}

/**
 * The path as the front matter spells it: Hugo's keys are the same in upper and lower case, so that a key that is
 * not there finds the one that differs only in case; and a whole number finds a list's item.
 */
export function resolvePath(value: Value, path: Path): Path {
  let at: Value | undefined = value
  return path.map((part) => {
    let found = part
    if (at?.kind === 'list' && /^\d+$/.test(String(part))) found = Number(part)
    else if (at?.kind === 'table') {
      found = String(part)
      const { entries } = at
      if (!entries.some(([key]) => key === found)) {
        found = entries.find(([key]) => key.toLowerCase() === String(part).toLowerCase())?.[0] ?? found
      }
    }
    at = at && exactValue(at, [found])
    return found
  })
}

/** The value at just this path, or undefined. */
export function exactValue(value: Value, path: Path): Value | undefined {
  let found: Value | undefined = value
  for (const part of path) {
    if (found?.kind === 'table') found = ownValue(found, String(part))
    else if (found?.kind === 'list' && typeof part === 'number') found = found.items[part]
    else return undefined
  }
  return found
}

/** The value of a key, upper and lower case alike, as Hugo finds `Title`; one written just so comes first. */
export function lookup(table: Table, name: string): Value | undefined {
  return ownValue(table, name) ?? table.entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}

function ownValue(table: Table, key: string): Value | undefined {
  return table.entries.find(([name]) => name === key)?.[1]
}

const escapes: { readonly [letter: string]: string } = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }

function unescapeBasic(text: string): string | null {
  let fine = true
  const plain = text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs, (_, short, long, letter) => {
    if (short || long) {
      const code = Number.parseInt(short ?? long, 16)
      if (code <= 0x10ffff) return String.fromCodePoint(code)
    } else if (letter === '"' || letter === '\\') return letter
    else if (escapes[letter] !== undefined) return escapes[letter]
    fine = false
    return ''
  })
  return fine ? plain : null
}
