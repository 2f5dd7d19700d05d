/** Which post becomes which file. */
import { join } from 'node:path'
import { Refused } from '../refused.ts'

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

/** One job a post, in the order of the posts. */
export function planExport(posts: Iterable<string>, out: string): readonly ExportJob[] {
  return [...new Set(posts)].map((post) => ({ post, file: join(out, ...pageFile(post).split('/')) }))
}

/** The groups of jobs that would write one file. Upper and lower case count as one, since some disks hold only one of them. */
function collisions<J extends ExportJob>(jobs: readonly J[]): readonly (readonly J[])[] {
  const byFile = new Map<string, J[]>()
  for (const job of jobs) {
    const key = job.file.normalize('NFC').toLowerCase()
    byFile.set(key, [...(byFile.get(key) ?? []), job])
  }
  return [...byFile.values()].filter((sharing) => sharing.length > 1)
}

/** Throws `Refused` `exists` where two jobs would write one file, and names every post concerned. */
export function refuseCollisions(jobs: readonly ExportJob[]): void {
  const sharing = collisions(jobs)
  if (sharing.length === 0) return
  const names = sharing.map((group) => group.map(({ post }) => `“${post}”`).join(' and ')).join('; ')
  throw new Refused(
    'exists',
    `These posts would be written to the same page: ${names}. Nothing was written; rename one of them.`,
  )
}
