import { timeOf } from './date.ts'
import { lookup } from './path.ts'
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
  const fields = fieldsOf(table)
  const date = dateReader(fields)
  return {
    title: textAt(fields, 'title', format),
    date: date(dateKeys.date),
    publishDate: date(dateKeys.publishDate),
    expiryDate: date(dateKeys.expiryDate),
    lastmod: date(dateKeys.lastmod),
    draft: isDraft(fields),
    slug: textAt(fields, 'slug', format),
    url: textAt(fields, 'url', format),
    description: textAt(fields, 'description', format) ?? textAt(fields, 'summary', format),
    authors: authorsOf(fields),
    image: imageIn(fields)?.text ?? null,
    language: textAt(fields, 'language', format) ?? textAt(fields, 'lang', format),
  }
}

/** The terms that a post has of a taxonomy (`tags`); a single text is one term, numbers are their text. */
export function terms(table: Table, name: string): string[] {
  const value = lookup(table, name)
  const items = value?.kind === 'list' ? value.items : value ? [value] : []
  return items.map(textOf).filter((text) => text !== null && text !== '') as string[]
}

/** Hugo's order of fallbacks for its dates (`[frontmatter]` defaults), keys in lower case. */
const dateKeys = {
  date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  publishDate: ['publishdate', 'pubdate', 'published', 'date', 'lastmod', 'modified'],
  expiryDate: ['expirydate', 'unpublishdate'],
  lastmod: ['lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
} as const

/** Where the post's image is: key path and text. Null where there is none. */
export function imageAt(table: Table): { readonly path: readonly string[]; readonly text: string } | null {
  return imageIn(fieldsOf(table))
}

/** Values by their key in lower case. */
type Fields = ReadonlyMap<string, Value>

function fieldsOf(table: Table): Fields {
  return new Map(table.entries.map(([key, value]) => [key.toLowerCase(), value]))
}

function imageIn(fields: Fields): { readonly path: readonly string[]; readonly text: string } | null {
  for (const path of imagePaths) {
    const [key = '', inside] = path
    const outer = fields.get(key.toLowerCase())
    const value = inside === undefined ? outer : outer?.kind === 'table' ? lookup(outer, inside) : undefined
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

function textAt(fields: Fields, key: string, format: Format): string | null {
  const value = fields.get(key)
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

/** The first date among keys that can be read. Each field is read once, however many dates fall back on it. */
function dateReader(fields: Fields): (keys: readonly string[]) => PostDate | null {
  const known = new Map<string, PostDate | null>()
  return (keys) => {
    for (const key of keys) {
      let date = known.get(key)
      if (date === undefined) {
        date = dateAt(fields, key)
        known.set(key, date)
      }
      if (date !== null) return date
    }
    return null
  }
}

function dateAt(fields: Fields, key: string): PostDate | null {
  const value = fields.get(key)
  const time = timeOf(value?.kind === 'raw' ? value.meaning : value)
  return value === undefined || time === null ? null : { text: textOf(value) ?? '', time }
}

/** `draft` decides, else `published: false`; texts and numbers count as Go's `ParseBool` and truth of numbers take them. */
function isDraft(fields: Fields): boolean {
  const draft = booleanOf(fields.get('draft'))
  if (draft !== null) return draft
  return booleanOf(fields.get('published')) === false
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

function authorsOf(fields: Fields): string[] {
  for (const key of ['authors', 'author']) {
    const value = fields.get(key)
    const items = value?.kind === 'list' ? value.items : value ? [value] : []
    const names = items.map(
      (item) => textOf(item.kind === 'table' ? (lookup(item, 'name') ?? item) : item)?.trim() ?? '',
    )
    const known = names.filter((name) => name !== '')
    if (known.length > 0) return known
  }
  return []
}
