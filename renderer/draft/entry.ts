/** The line of the list that an open post would have, were it saved as it stands. Pure. */
import type { PostEntry } from '../../electron/api.ts'
import { splitPost } from '../../post/front-matter/detect.ts'
import { postMeta, terms } from '../../post/front-matter/typed.ts'
import type { HeadReading } from '../../post/front-matter/value.ts'

/**
 * `listed` with what `head` says now, of which `reading` is the reading; `now` is in milliseconds since 1970. Where
 * the head does not parse, its problem is all that changes, so that the post keeps its name while it is mended.
 */
export function entryWith(listed: PostEntry, head: string, reading: HeadReading, now: number): PostEntry {
  if (!reading.ok) return { ...listed, problem: reading.problem }
  const { table } = reading
  const { format } = splitPost(head)
  const meta = postMeta(table, format)
  return {
    ...listed,
    title: meta.title || nameOf(listed),
    date: meta.date?.text ?? null,
    time: meta.date?.time ?? null,
    draft: meta.draft,
    scheduled: (meta.publishDate?.time ?? 0) > now,
    terms: Object.fromEntries(Object.keys(listed.terms).map((name) => [name, terms(table, name)])),
    format,
    problem: null,
  }
}

/** What a post without a title is called: its file, or its bundle's or section's folder. */
function nameOf({ path, kind }: PostEntry): string {
  const parts = path.split('/')
  const file = parts.at(-1) ?? path
  return kind === 'post' || parts.length === 1 ? file.replace(/\.[^.]*$/, '') : (parts.at(-2) ?? file)
}
