/** Which post becomes which file. */
import { join } from 'node:path'

export interface ExportJob {
  /** Path of the post below the content folder. */
  readonly post: string
  /** Absolute path of its page. */
  readonly file: string
}

/** The page of a post, below the target folder: `blog/a.md` and `blog/a/index.md` are `blog/a.html`, `blog/_index.md` is `blog/index.html`. */
export function pageFile(post: string): string {
  const stem = post.replace(/\.[^./]*$/, '')
  const [, folder = '', language = ''] = /^(?:(.+)\/)?index(\.[a-z-]+)?$/i.exec(stem) ?? []
  if (folder !== '') return `${folder}${language}.html`
  return `${stem.replace(/(^|\/)_index(?=$|\.)/, '$1index')}.html`
}

/** Jobs for `posts`, and the posts that would share a page with another, page by page; upper and lower case count as one. */
export function planExport(posts: readonly string[], out: string) {
  const jobs: ExportJob[] = []
  const byFile = new Map<string, string[]>()
  for (const post of new Set(posts)) {
    const page = pageFile(post)
    jobs.push({ post, file: join(out, ...page.split('/')) })
    const key = page.normalize('NFC').toLowerCase()
    byFile.set(key, [...(byFile.get(key) ?? []), post])
  }
  return { jobs, collisions: [...byFile.values()].filter((sharing) => sharing.length > 1) }
}
