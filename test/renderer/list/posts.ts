import type { PostEntry } from '../../../electron/api.ts'

/** A post of the list, told by what matters to a test. */
export function post(path: string, change: Partial<PostEntry> = {}): PostEntry {
  const date = change.date ?? null
  return {
    path,
    kind: 'post',
    title: path,
    date,
    time: date === null ? null : Date.parse(date),
    draft: false,
    scheduled: false,
    section: path.includes('/') ? (path.split('/')[0] ?? '') : '',
    terms: {},
    format: 'toml',
    problem: null,
    ...change,
  }
}
