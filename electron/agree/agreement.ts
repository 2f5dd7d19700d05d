import type { Difference } from '../../post/agreement/difference.ts'

/** How far Galley and Hugo agree on the posts of a site. Paths are below the content folder, with `/`. */
export interface Agreement {
  /** Of Hugo. */
  readonly version: string
  /** The posts that both have made. */
  readonly posts: readonly ComparedPost[]
  /** Posts that Hugo refuses to build, each with its message. */
  readonly failed: readonly { readonly path: string; readonly message: string }[]
  /** Posts that Hugo builds no page for, or writes another page over. */
  readonly unwritten: readonly string[]
  /** Pages that Galley does not take for posts: HTML and other formats. */
  readonly unknown: readonly string[]
}

export interface ComparedPost {
  readonly path: string
  readonly shortcodes: boolean
  readonly difference: Difference | null
  /** The first error that Galley names in it, though Hugo may see none. */
  readonly problem: string | null
}

/** How many posts agree, of those with (or without) shortcodes, or of all (null). */
export function shareOf(
  { posts }: Agreement,
  shortcodes: boolean | null,
): { readonly agreeing: number; readonly total: number } {
  const counted = posts.filter((post) => shortcodes === null || post.shortcodes === shortcodes)
  return { agreeing: counted.filter(({ difference }) => difference === null).length, total: counted.length }
}

/** The posts that differ by first cause, the most frequent first. An error that Galley names is the cause. */
export function groupsOf({
  posts,
}: Agreement): readonly { readonly cause: string; readonly posts: readonly ComparedPost[] }[] {
  const groups = new Map<string, ComparedPost[]>()
  for (const post of posts) {
    if (post.difference === null) continue
    const cause = post.problem ?? post.difference.cause
    groups.set(cause, [...(groups.get(cause) ?? []), post])
  }
  return [...groups]
    .map(([cause, members]) => ({ cause, posts: members }))
    .sort((a, b) => b.posts.length - a.posts.length || (a.cause < b.cause ? -1 : 1))
}
