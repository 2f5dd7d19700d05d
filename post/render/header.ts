/** The article header: what front matter says of title, authors, date and picture. */
import { type PostDate, postMeta, terms } from '../front-matter/typed.ts'
import type { Table } from '../front-matter/value.ts'
import type { PostHeader } from './site.ts'

const nothing: Table = { kind: 'table', entries: [] }

/**
 * Reads the header of the post at `path`. Where the front matter has no title, or is null because it cannot be read,
 * the title is the file's name. `language` is what the site speaks; front matter and the file's name may say otherwise.
 */
export function postHeader(table: Table | null, path: string, language = ''): PostHeader {
  const meta = postMeta(table ?? nothing, 'toml')
  return {
    title: meta.title?.trim() || titleFromPath(path),
    authors: meta.authors,
    date: meta.date === null ? '' : dateText(meta.date),
    description: meta.description ?? '',
    image: meta.image,
    tags: terms(table ?? nothing, 'tags'),
    draft: meta.draft,
    language: meta.language || languageOfPath(path) || language,
  }
}

/** The date as written if it begins with year, month and day, else (an epoch, `04 Feb 2016`) in RFC 3339. */
function dateText(date: PostDate): string {
  return /^\s*\d{4}-\d{2}-\d{2}/.test(date.text) ? date.text : new Date(date.time).toISOString()
}

/** `2016-02-04-welcome.md` -> `2016 02 04 welcome`; a bundle is named by its folder. */
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
