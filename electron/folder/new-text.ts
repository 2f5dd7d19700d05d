/** The text of a new post: from the site's archetype, or else from the habit of its neighbours. */
import { createHead } from '../../post/front-matter/create.ts'
import { splitPost } from '../../post/front-matter/detect.ts'
import { setValue } from '../../post/front-matter/edit.ts'
import { lookup } from '../../post/front-matter/path.ts'
import { readHead } from '../../post/front-matter/read.ts'
import { sourceAt } from '../../post/front-matter/source.ts'
import type { Table, Value } from '../../post/front-matter/value.ts'
import { dominantLineEnd } from '../../post/text.ts'

/** A post of the folder that new ones take after. */
export interface Neighbour {
  /** The text of its head. */
  readonly text: string
  readonly table: Table
  /** Share of the section's posts that have a key (lower-cased), 0 to 1. */
  readonly share: (key: string) => number
}

/** A key that fewer neighbours have is no habit. */
const habit = 0.5

/** The head and first blank line of a new post without an archetype. `now` is RFC 3339 with the local offset. */
export function habitText(
  title: string,
  now: string,
  neighbour: Neighbour | null,
  format: 'toml' | 'yaml' | 'json',
): string {
  if (neighbour === null) return freshText(title, now, format, '\n')
  const split = splitPost(neighbour.text)
  const known = split.format === 'toml' || split.format === 'yaml' || split.format === 'json' ? split.format : format
  const entries: (readonly [string, Value])[] = []
  for (const [key, value] of neighbour.table.entries) {
    if (key.toLowerCase() !== 'title' && neighbour.share(key.toLowerCase()) < habit) continue
    const fresh = freshValue(key.toLowerCase(), value, title, now)
    const plain = known === 'yaml' && key.toLowerCase() === 'date' && !/^['"]/.test(sourceAt(split.head, [key]) ?? '"')
    if (fresh !== null) entries.push([key, plain ? plainDate(fresh) : fresh])
  }
  if (!entries.some(([key]) => key.toLowerCase() === 'title'))
    entries.unshift(['title', { kind: 'string', text: title }])
  const lineEnd = dominantLineEnd(neighbour.text)
  return createHead(known, { kind: 'table', entries }, lineEnd) + lineEnd
}

/** The text with this title in its front matter; as it is where that cannot be, or where the title is empty. */
export function withTitle(text: string, title: string): string {
  const { head, body, format } = splitPost(text)
  if (title === '' || format === 'none') return text
  const edit = setValue(head, ['title'], { kind: 'string', text: title })
  return edit.ok ? edit.head + body : text
}

/** The text of a copy: its title says so, and it is a draft where the original says whether it is one. */
export function copyText(text: string): string {
  const { head, body } = splitPost(text)
  const reading = readHead(head)
  if (!reading.ok) return text
  const title = lookup(reading.table, 'title')
  const draft = lookup(reading.table, 'draft')
  let copy = head
  if (title?.kind === 'string') {
    const edit = setValue(copy, ['title'], { kind: 'string', text: `${title.text} (copy)` })
    if (edit.ok) copy = edit.head
  }
  if (draft?.kind === 'boolean') {
    const edit = setValue(copy, ['draft'], { kind: 'boolean', value: true })
    if (edit.ok) copy = edit.head
  }
  return copy + body
}

/** Now in RFC 3339, to the second, with the local offset. */
export function localNow(date: Date = new Date()): string {
  const minutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  const two = (count: number) => String(Math.floor(Math.abs(count))).padStart(2, '0')
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

function freshText(title: string, now: string, format: 'toml' | 'yaml' | 'json', lineEnd: string): string {
  const entries: Table['entries'] = [
    ['title', { kind: 'string', text: title }],
    ['date', freshDate(format, now)],
    ['draft', { kind: 'boolean', value: true }],
  ]
  return createHead(format, { kind: 'table', entries }, lineEnd) + lineEnd
}

function freshDate(format: 'toml' | 'yaml' | 'json', now: string): Value {
  if (format === 'toml') return { kind: 'offset-date-time', text: now }
  const text: Value = { kind: 'string', text: now }
  return format === 'yaml' ? plainDate(text) : text
}

/** A date of YAML without quotes, as Hugo's own archetype writes it. */
function plainDate(value: Value): Value {
  return value.kind === 'string' ? { kind: 'raw', source: value.text } : value
}

/** What a new post has where its neighbour has `value`; null: nothing. */
function freshValue(key: string, value: Value, title: string, now: string): Value | null {
  if (key === 'title') return { kind: 'string', text: title }
  // Who writes is the same as before.
  if (key === 'author' || key === 'authors') return value
  switch (value.kind) {
    case 'string':
      return { kind: 'string', text: key === 'date' ? dateLike(value.text, now) : '' }
    case 'boolean':
      return key === 'draft' ? { kind: 'boolean', value: true } : value
    case 'offset-date-time':
      return key === 'date' ? { kind: value.kind, text: dateLike(value.text, now) } : null
    case 'local-date-time':
      return key === 'date' ? { kind: value.kind, text: now.slice(0, 19) } : null
    case 'local-date':
      return key === 'date' ? { kind: value.kind, text: now.slice(0, 10) } : null
    case 'list':
      return { kind: 'list', items: [] }
    default:
      return null
  }
}

/** Now, written as precisely as `text` writes its date. */
function dateLike(text: string, now: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return now.slice(0, 10)
  if (/z$/i.test(text)) return `${new Date(now).toISOString().slice(0, 19)}Z`
  if (/\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) && !/[+-]\d\d:\d\d$/.test(text)) return now.slice(0, 19)
  return now
}
