import { timeOf } from './date.ts'
import { getValue, lookup } from './path.ts'
import type { Format, Table, Value } from './value.ts'

/** A date of the front matter: as written, and in milliseconds since 1970 (UTC where it names no offset). */
export interface PostDate {
  readonly text: string
  readonly time: number
}

/** What Hugo and the list know a post by. What is not there is null, or an empty list. */
export interface PostMeta {
  readonly title: string | null
  readonly date: PostDate | null
  readonly publishDate: PostDate | null
  readonly expiryDate: PostDate | null
  readonly lastmod: PostDate | null
  readonly draft: boolean
  readonly slug: string | null
  readonly url: string | null
  readonly description: string | null
  readonly authors: readonly string[]
  /** As written in the front matter. */
  readonly image: string | null
  readonly language: string | null
}

/**
 * Reads the fields that Hugo 0.169 gives a type, with its defaults: a date that is missing or that Hugo cannot read
 * falls back on the next one.
 */
export function postMeta(table: Table, format: Format): PostMeta {
  return {
    title: textAt(table, 'title', format),
    date: dateAt(table, dateKeys.date),
    publishDate: dateAt(table, dateKeys.publishDate),
    expiryDate: dateAt(table, dateKeys.expiryDate),
    lastmod: dateAt(table, dateKeys.lastmod),
    draft: isDraft(table),
    slug: textAt(table, 'slug', format),
    url: textAt(table, 'url', format),
    description: textAt(table, 'description', format) ?? textAt(table, 'summary', format),
    authors: authorsOf(table),
    image: imageAt(table)?.text ?? null,
    language: textAt(table, 'language', format) ?? textAt(table, 'lang', format),
  }
}

/** The terms that a post has of a taxonomy (`tags`); a single text is one term, numbers are their text. */
export function terms(table: Table, name: string): string[] {
  const value = lookup(table, name)
  const items = value?.kind === 'list' ? value.items : value ? [value] : []
  return items.map(textOf).filter((text) => text !== null && text !== '') as string[]
}

/** Hugo's order of fallbacks for its dates (`[frontmatter]` defaults), keys in lower case. */
export const dateKeys = {
  date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  publishDate: ['publishdate', 'pubdate', 'published', 'date', 'lastmod', 'modified'],
  expiryDate: ['expirydate', 'unpublishdate'],
  lastmod: ['lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
} as const

/** Where the post's image is: key path and text. Null where there is none. */
export function imageAt(table: Table): { readonly path: readonly string[]; readonly text: string } | null {
  for (const path of imagePaths) {
    const value = getValue(table, path)
    const first = value?.kind === 'list' ? value.items[0] : value
    if (first?.kind === 'string' && first.text.trim() !== '') return { path, text: first.text.trim() }
  }
  return null
}

const imagePaths: readonly (readonly string[])[] = [
  ['postImage'],
  ['image'],
  ['featuredImage'],
  ['featured_image'],
  ['featureImage'],
  ['feature_image'],
  ['coverImage'],
  ['cover_image'],
  ['cover'],
  ['cover', 'image'],
  ['hero'],
  ['heroImage'],
  ['hero_image'],
  ['banner'],
  ['thumbnail'],
  ['images'],
  ['image', 'src'],
  ['image', 'filename'],
  ['header', 'image'],
]

function textAt(table: Table, key: string, format: Format): string | null {
  const value = lookup(table, key)
  if (!value) return null
  // Hugo has only floats from JSON, and prints a whole one without its point.
  if (format === 'json' && value.kind === 'float') return String(value.value)
  return textOf(value)
}

function textOf(value: Value): string | null {
  switch (value.kind) {
    case 'string':
      return value.text
    case 'integer':
      return String(value.value)
    case 'float':
      return value.source
    case 'boolean':
      return String(value.value)
    case 'raw':
      return value.meaning ? textOf(value.meaning) : null
    case 'list':
    case 'table':
    case 'null':
      return null
    default:
      return value.text
  }
}

function dateAt(table: Table, keys: readonly string[]): PostDate | null {
  for (const key of keys) {
    const value = lookup(table, key)
    const time = timeOf(value?.kind === 'raw' ? value.meaning : value)
    if (value && time !== null) return { text: textOf(value) ?? '', time }
  }
  return null
}

/** `draft` decides, else `published: false`; texts and numbers count as Go's `ParseBool` and truth of numbers take them. */
function isDraft(table: Table): boolean {
  const draft = booleanOf(lookup(table, 'draft'))
  if (draft !== null) return draft
  return booleanOf(lookup(table, 'published')) === false
}

function booleanOf(value: Value | undefined): boolean | null {
  switch (value?.kind) {
    case 'boolean':
      return value.value
    case 'integer':
      return value.value !== 0n
    case 'float':
      return value.value !== 0
    case 'string':
      if (/^(1|t|T|true|TRUE|True)$/.test(value.text)) return true
      return /^(0|f|F|false|FALSE|False)$/.test(value.text) ? false : null
    case 'raw':
      return booleanOf(value.meaning)
    default:
      return null
  }
}

function authorsOf(table: Table): string[] {
  for (const key of ['authors', 'author']) {
    const value = lookup(table, key)
    const items = value?.kind === 'list' ? value.items : value ? [value] : []
    const names = items.map(
      (item) => textOf(item.kind === 'table' ? (lookup(item, 'name') ?? item) : item)?.trim() ?? '',
    )
    const known = names.filter((name) => name !== '')
    if (known.length > 0) return known
  }
  return []
}
