/** The line of the list that an open post would have, were it saved as it stands. Pure. */
import type { PostEntry } from '../../electron/api.ts'
import { splitPost } from '../../post/front-matter/detect.ts'
import { postMeta, terms } from '../../post/front-matter/typed.ts'
import type { Draft } from './draft.ts'

/**
 * `listed` with what the front matter of `draft` says now; `now` is in milliseconds since 1970. Where it does not
 * parse, its problem is all that changes, so that the post keeps its name while it is mended.
 */
export function entryWith(listed: PostEntry, draft: Pick<Draft, 'head' | 'text' | 'reading'>, now: number): PostEntry {
  const { head, reading } = draft
  if (!reading.ok) return { ...listed, problem: reading.problem }
  const { table } = reading
  // Front matter that has no end is all in the body.
  const { format, problem } = splitPost(head.length > 1 ? head : draft.text)
  if (problem) return { ...listed, problem }
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
