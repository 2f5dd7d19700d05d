/** The posts that a path on the command line means. */
import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { PostEntry } from '../api.ts'
import { contains, relativePath } from '../folder/inside.ts'
import { type Folder, findFolder } from '../folder/open.ts'
import { Reader } from '../folder/reader.ts'
import { Refused } from '../refused.ts'

export interface PostsAt {
  readonly folder: Folder
  /** A `Reader` that has read the whole of the folder. */
  readonly reader: Reader
  /** Those at and below the path; for a file, that one. */
  readonly entries: readonly PostEntry[]
}

/** Reads the site around `path` (absolute). Throws `Refused` where there is nothing, or no post. */
export async function postsAt(path: string): Promise<PostsAt> {
  const { folder, post } = await findFolder(path)
  const reader = new Reader(folder)
  const entries = readAll(reader)
  if (post !== null) return { folder, reader, entries: entries.filter((entry) => entry.path === post) }
  const real = await realpath(path)
  if (contains(real, folder.content)) return { folder, reader, entries }
  if (!contains(folder.content, real)) {
    throw new Refused(
      'missing',
      `“${basename(path)}” is not part of the content of “${folder.name}”, so no posts are in it.`,
    )
  }
  const prefix = `${relativePath(folder.content, real)}/`
  return { folder, reader, entries: entries.filter((entry) => entry.path.startsWith(prefix)) }
}

/** Reads every post's head, at once. */
export function readAll(reader: Reader): PostEntry[] {
  const entries: PostEntry[] = []
  for (const slice of reader.slices(reader.walk().posts)) entries.push(...slice.entries)
  return entries
}

/** Whether `path` is an existing file and no folder. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
