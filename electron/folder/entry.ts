/** One line of the list, from a post's head. Stand-in until post/front-matter is there. */
import type { PostEntry, PostKind } from '../api.ts'
import { isTable, lowerKeys, readStructured } from './structured.ts'

export function entryOf(path: string, text: string, taxonomies: readonly string[]): PostEntry {
  const kind: PostKind = /(^|\/)_index\.[^/]*$/.test(path)
    ? 'section'
    : /(^|\/)index(\.[^/]*)?\.[^/]*$/.test(path)
      ? 'bundle'
      : 'post'
  const toml = /^\uFEFF?\+\+\+\r?\n([\s\S]*?)\r?\n\+\+\+/.exec(text)
  const yaml = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text)
  const head = (toml ?? yaml)?.[1]
  let data: ReturnType<typeof lowerKeys> = {}
  let message: string | null = null
  try {
    if (head !== undefined) data = lowerKeys(readStructured(head, toml ? 'toml' : 'yaml'))
  } catch (error) {
    message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'It does not parse.'
  }
  const fields = isTable(data) ? data : {}
  const date =
    typeof fields.date === 'string'
      ? fields.date
      : isTable(fields.date)
        ? null
        : JSON.stringify(fields.date ?? null).replace(/^.*"(\d[^"]*)".*$/, '$1')
  const time = date === null || date === 'null' ? Number.NaN : Date.parse(date)
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : []
  return {
    path,
    kind,
    title: typeof fields.title === 'string' ? fields.title : (path.split('/').at(-1) ?? path),
    date: date === 'null' ? null : date,
    time: Number.isNaN(time) ? null : time,
    draft: fields.draft === true,
    scheduled: time > Date.now(),
    section: path.includes('/') ? (path.split('/')[0] ?? '') : '',
    terms: Object.fromEntries(taxonomies.map((name) => [name, list(fields[name])])),
    format: toml ? 'toml' : yaml ? 'yaml' : 'none',
    problem: message === null ? null : { message, line: 1, column: 1, offset: 0 },
  }
}
