import type { Table, Value } from './value.ts'

/**
 * Reads Org keywords (`#+TITLE: …`) as Hugo does: keys are lower-cased, the value of `key[]` and of the taxonomies is
 * split at blanks, of `filetags` at colons. Lines that are no keyword say nothing.
 */
export function readOrg(source: string): Table {
  const entries = new Map<string, Value>()
  for (const line of source.split(/\r\n?|\n/)) {
    const match = /^#\+([^\s:]+):\s*(.*?)\s*$/.exec(line)
    if (!match) continue
    const [, name = '', text = ''] = match
    const key = name.toLowerCase()
    if (key.endsWith('[]')) entries.set(key.slice(0, -2), listOf(text.split(/\s+/)))
    else if (key === 'filetags') entries.set('tags', listOf(text.split(':')))
    else if (lists.has(key)) entries.set(key, listOf(text.split(/\s+/)))
    else entries.set(key, { kind: 'string', text })
  }
  return { kind: 'table', entries: [...entries] }
}

const lists = new Set(['tags', 'categories', 'keywords', 'aliases'])

function listOf(words: readonly string[]): Value {
  return { kind: 'list', items: words.filter((word) => word !== '').map((text) => ({ kind: 'string', text })) }
}
