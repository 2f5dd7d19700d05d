/** The image that a post shows. */
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageFile } from '../api.ts'
import { errorCode, Refused } from '../refused.ts'
import { imageKind } from './image-size.ts'
import { below, contains, relativePath } from './inside.ts'
import type { Folder } from './open.ts'

/** Larger ones are shown as a placeholder. */
const largest = 32 << 20

/**
 * Reads the image that `url` names in `post` (a path below the content folder), looked for where Hugo looks: beside
 * the post, then in `assets/` and `static/` of the site and its themes. Null where there is none, or it is none.
 */
export async function readImage(folder: Folder, post: string, url: string): Promise<ImageFile | null> {
  for (const file of imagePlaces(folder, post, url)) {
    const image = await readIfImage(folder.root, file)
    if (image !== null) return image
  }
  return null
}

/** Absolute paths at which the image may be, best first. */
function imagePlaces(folder: Folder, post: string, url: string): readonly string[] {
  const path = pathOf(url)
  if (path === null) return []
  const places: string[] = []
  const add = (root: string, name: string) => {
    try {
      places.push(below(root, name))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  const clean = path.replace(/^\/+/, '').replace(/^(?:\.\/)+/, '')
  if (!path.startsWith('/')) {
    const beside = post.split('/').slice(0, -1)
    add(folder.content, resolveDots([...beside, ...path.split('/')]))
  }
  for (const owner of [folder.root, ...folder.themes]) {
    for (const root of ['assets', 'static']) add(join(owner, root), resolveDots(clean.split('/')))
  }
  add(folder.content, resolveDots(clean.split('/')))
  return [...new Set(places)]
}

/** The path part of a reference to a file of the site; null where it names something else. */
function pathOf(url: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(url)) return null
  const path = url.replace(/[?#].*$/s, '')
  try {
    return path === '' ? null : decodeURIComponent(path)
  } catch {
    return path
  }
}

function resolveDots(parts: readonly string[]): string {
  const kept: string[] = []
  for (const part of parts) {
    if (part === '.' || part === '') continue
    // What climbs above the root stays as it is, and is refused there.
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else kept.push(part)
  }
  return kept.join('/')
}

async function readIfImage(root: string, file: string): Promise<ImageFile | null> {
  const real = await realpath(file).catch(() => null)
  if (real === null || !contains(root, real)) return null
  const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)).catch(
    (error: unknown) => {
      if (errorCode(error) === null) throw error
      return null
    },
  )
  if (handle === null) return null
  try {
    const stats = await handle.stat()
    if (!stats.isFile() || stats.size > largest) return null
    const bytes = await handle.readFile()
    const kind = imageKind(bytes)
    if (kind === null) return null
    const { type, width = null, height = null } = kind
    return { path: relativePath(root, real), type, width, height, bytes }
  } finally {
    await handle.close()
  }
}
