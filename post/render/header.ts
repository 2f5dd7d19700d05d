/** The article header: what front matter says of title, authors, date and picture, under the names that themes use. */
import type { Table, Value } from '../front-matter/value.ts'
import { field, textOf, textsOf } from './field.ts'
import type { PostHeader } from './site.ts'

const imageKeys = [
  'postImage',
  'image',
  'featuredImage',
  'featured_image',
  'featureImage',
  'feature_image',
  'cover',
  'coverImage',
  'hero',
  'heroImage',
  'banner',
  'thumbnail',
  'images',
  'header.image',
  'cover.image',
  'image.src',
  'image.filename',
]

/**
 * Reads the header of the post at `path`. Where the front matter has no title, or is null because it cannot be read,
 * the title is the file's name. `language` is what the site speaks; front matter and the file's name may say otherwise.
 */
export function postHeader(table: Table | null, path: string, language = ''): PostHeader {
  return {
    title: textOf(field(table, 'title')).trim() || titleFromPath(path),
    authors: authorsOf(table),
    date: textOf(field(table, 'date')) || textOf(field(table, 'publishDate')),
    description: textOf(field(table, 'description')) || textOf(field(table, 'summary')),
    image: imageOf(table),
    tags: textsOf(field(table, 'tags')),
    draft: textOf(field(table, 'draft')).toLowerCase() === 'true',
    language: textOf(field(table, 'language')) || textOf(field(table, 'lang')) || languageOfPath(path) || language,
  }
}

function authorsOf(table: Table | null): string[] {
  for (const key of ['authors', 'author']) {
    const value = field(table, key)
    const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value]
    const names = items.map(nameOf).filter((name) => name !== '')
    if (names.length > 0) return names
  }
  return []
}

function nameOf(value: Value): string {
  return value.kind === 'table' ? textOf(field(value, 'name')) : textOf(value)
}

function imageOf(table: Table | null): string | null {
  for (const key of imageKeys) {
    const value = field(table, key)
    const first = value?.kind === 'list' ? value.items[0] : value
    if (first?.kind === 'string' && first.text.trim() !== '') return first.text.trim()
  }
  return null
}

/** `2016-02-04-welcome.md` -> `welcome`; a bundle is named by its folder. */
function titleFromPath(path: string): string {
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const own = file.replace(/\.[^.]*$/, '')
  const name = /^_?index(\.[a-z-]+)?$/i.test(own) ? (parts.at(-2) ?? own) : own
  return name.replace(/[-_]+/g, ' ').trim() || file
}

function languageOfPath(path: string): string {
  return /\.([a-z]{2}(?:-[a-z]{2,4})?)\.[^./]+$/i.exec(path)?.[1] ?? ''
}
