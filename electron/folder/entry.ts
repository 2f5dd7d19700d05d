/** One line of the list, from the beginning of a post. */
import { splitPost } from '../../post/front-matter/detect.ts'
import { readHead } from '../../post/front-matter/read.ts'
import { scanHead } from '../../post/front-matter/scan.ts'
import { postMeta, terms } from '../../post/front-matter/typed.ts'
import type { HeadReading, Table } from '../../post/front-matter/value.ts'
import type { PostEntry, PostKind } from '../api.ts'
import { isBundleName } from './walk.ts'

/** The entry of the post at `path` whose text begins with `text`, and its front matter where that parses. */
export function readEntry(
  path: string,
  text: string,
  taxonomies: readonly string[],
): { readonly entry: PostEntry; readonly table: Table | null } {
  const { head, format, problem } = splitPost(text)
  const reading = problem === null ? quickly(head) : ({ ok: false, problem } as const)
  const table = reading.ok ? reading.table : null
  const meta = table === null ? null : postMeta(table, format)
  const entry: PostEntry = {
    path,
    kind: kindOf(path),
    title: meta?.title || nameOf(path),
    date: meta?.date?.text ?? null,
    time: meta?.date?.time ?? null,
    draft: meta?.draft ?? false,
    scheduled: (meta?.publishDate?.time ?? 0) > Date.now(),
    section: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    terms: Object.fromEntries(taxonomies.map((name) => [name, table === null ? [] : terms(table, name)])),
    format,
    problem: reading.ok ? null : reading.problem,
  }
  return { entry, table }
}

/** Most heads are simple enough to need no parser. */
function quickly(head: string): HeadReading {
  const table = scanHead(head)
  return table === null ? readHead(head) : { ok: true, table, warnings: [] }
}

/** What a post without a title is called: its file, or its bundle's or section's folder. */
function nameOf(path: string): string {
  const parts = path.split('/')
  const file = parts.at(-1) ?? path
  const named = kindOf(path) === 'post' || parts.length === 1 ? file.replace(/\.[^.]*$/, '') : parts.at(-2)
  return named ?? path
}

function kindOf(path: string): PostKind {
  const file = path.slice(path.lastIndexOf('/') + 1)
  if (/^_index\./i.test(file)) return 'section'
  return isBundleName(file) ? 'bundle' : 'post'
}
