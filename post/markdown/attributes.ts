/** Attribute lists in braces: `{#id .class key="value" n=1}`, on headings, blocks and fences. */

export type Attribute = readonly [name: string, value: string]

export interface AttributeList {
  readonly attributes: readonly Attribute[]
  /** Position after the closing brace. */
  readonly end: number
}

/**
 * Reads the list that starts at `start` of `text`, or null where none does. Classes are joined into one attribute
 * at the place of the first. Values are `"…"`, numbers, words or lists in brackets, as goldmark reads them.
 */
export function readAttributes(text: string, start: number): AttributeList | null {
  if (text[start] !== '{') return null
  const attributes: [string, string][] = []
  let at = start + 1
  for (;;) {
    at = skip(text, at, /[\s]*/y)
    if (text[at] === '}') return { attributes, end: at + 1 }
    const mark = text[at]
    if (mark === '#' || mark === '.') {
      const name = match(text, at + 1, /[^\s!-,/;-@[-^`{-~]*/y) ?? ''
      add(attributes, mark === '#' ? 'id' : 'class', name)
      at += 1 + name.length
    } else {
      const name = match(text, at, /[A-Za-z_:][\w:.-]*/y)
      if (name === null) return null
      at = skip(text, at + name.length, /\s*/y)
      if (text[at] !== '=') return null
      const value = readValue(text, skip(text, at + 1, /\s*/y))
      if (value === null) return null
      add(attributes, name, value.value)
      at = value.end
    }
    at = skip(text, at, /\s*,?/y)
  }
}

/** The attributes that Hugo writes on an element: handlers of events are left out. */
export function harmless(attributes: readonly Attribute[]): Attribute[] {
  return attributes.filter(([name]) => !/^on/i.test(name))
}

function readValue(text: string, start: number): { value: string; end: number } | null {
  if (text[start] === '"') {
    const quoted = match(text, start, /"(?:[^"\\]|\\[\s\S])*"/y)
    if (quoted === null) return null
    return { value: withoutEscapes(quoted.slice(1, -1)), end: start + quoted.length }
  }
  if (text[start] === '[') {
    const list = match(text, start, /\[[^\]]*\]/y)
    return list === null ? null : { value: list, end: start + list.length }
  }
  const plain = match(text, start, /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[A-Za-z_:][\w:.-]*/iy)
  return plain === null ? null : { value: plain === 'null' ? '' : plain, end: start + plain.length }
}

function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function add(attributes: [string, string][], name: string, value: string): void {
  const same = name === 'class' ? attributes.find((attribute) => attribute[0] === 'class') : undefined
  if (same) same[1] += ` ${value}`
  else attributes.push([name, value])
}

function match(text: string, start: number, pattern: RegExp): string | null {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0] ?? null
}

function skip(text: string, start: number, pattern: RegExp): number {
  return start + (match(text, start, pattern)?.length ?? 0)
}
