/** Reads a post of the open folder as it is. */
import { constants } from 'node:fs'
import { access, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { PostFile } from '../api.ts'
import { Refused, refusedBy } from '../refused.ts'
import { decode, versionOf } from './encoding.ts'
import { inside } from './inside.ts'
import type { Folder } from './open.ts'
import { isPostName } from './walk.ts'

/** A post larger than this is a file of another kind. */
const largest = 32 << 20

/** The post at `path` below the content folder. Throws `Refused`: `missing`, `denied`, `outside`, `not-text`, ... */
export async function readPost(folder: Folder, path: string): Promise<PostFile> {
  onlyPosts(path)
  const file = await inside(folder.content, path)
  try {
    const bytes = await readWhole(file)
    const { text, encoding, exact } = decode(bytes, basename(path))
    const readOnly = exact ? await whyReadOnly(file) : 'This file is not UTF-8, so it can be read here but not changed.'
    return { path, text, version: versionOf(bytes), readOnly, encoding }
  } catch (error) {
    throw refusedBy(error, basename(path), 'Nothing was changed.')
  }
}

/** Throws `Refused` for a path that names no Markdown file. */
export function onlyPosts(path: string): void {
  if (!isPostName(basename(path))) {
    throw new Refused('unsupported', `“${basename(path)}” is not a Markdown file, and Galley changes no others.`)
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  // Not through a link that has come since the path was checked, and without waiting for a pipe.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new Refused('not-text', `“${basename(file)}” is not a file that can be read.`)
    if (stats.size > largest) {
      throw new Refused(
        'unsupported',
        `“${basename(file)}” is larger than a post can be (32 MB). It was left as it is.`,
      )
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function whyReadOnly(file: string): Promise<string | null> {
  return access(file, constants.W_OK).then(
    () => null,
    () => 'You may read this file but not change it.',
  )
}
