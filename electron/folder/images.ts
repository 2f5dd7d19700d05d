/** The image that a post shows. */
import { constants, statSync } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SiteFile } from '../../post/render/site.ts'
import type { ImageFile } from '../api.ts'
import { errorCode, Refused } from '../refused.ts'
import { imageKind } from './image-size.ts'
import { contains, relativePath } from './inside.ts'
import { mountedPaths } from './mounts.ts'
import type { Folder } from './open.ts'

/** Larger ones are shown as a placeholder. */
const largest = 32 << 20

/** The absolute path of a file of the kit: the site's own where it has one of this name, else its theme's. */
export function siteFilePath(folder: Folder, { root, path }: SiteFile): string | null {
  for (const file of mountedPaths(folder, root, path)) {
    try {
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
    } catch (error) {
      if (errorCode(error) === null) throw error
    }
  }
  return null
}

/**
 * Reads the image at `file` (absolute), links followed as long as they stay in the folder; null where there is none,
 * or no image. Throws `Refused` `unsupported` for one that is too large to show.
 */
export async function readImage(folder: Folder, file: string): Promise<ImageFile | null> {
  const real = await realpath(file).catch(() => null)
  if (real === null || !(contains(folder.root, real) || contains(folder.content, real))) return null
  const handle = await openFile(real)
  if (handle === null) return null
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) return null
    if (stats.size > largest) {
      throw new Refused('unsupported', `“${basename(file)}” is too large to show here (more than 32 MB).`)
    }
    const bytes = await handle.readFile()
    const kind = imageKind(bytes)
    if (kind === null) return null
    const { type, width = null, height = null } = kind
    return { path: relativePath(folder.root, real), type, width, height, bytes }
  } finally {
    await handle.close()
  }
}

async function openFile(real: string) {
  try {
    // Not through a link that has come since, and without waiting for a pipe.
    return await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (errorCode(error) === null) throw error
    return null
  }
}
