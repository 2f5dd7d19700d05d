/** Contents of the site's files for rendering, read as they are asked for and at once. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileAnswer, FileEntry, FileQuestion, FileRoot, SiteFiles } from '../../post/site/files.ts'
import { errorCode, Refused } from '../refused.ts'
import { below, contains, realInside } from './inside.ts'
import { mountedPaths } from './mounts.ts'
import type { Folder } from './open.ts'

/** Larger files are none that a template reads. */
const largest = 8 << 20
/** A folder with more entries than this is cut. */
const mostEntries = 10_000
const mostAnswered = 32 << 20

/** The files of a site, links followed as long as they stay in it. What cannot be read is as if it were not there. */
export function siteFiles(folder: Folder): SiteFiles {
  return {
    text: (root, path) => firstOf(placesOf(folder, root, path), readText),
    folder: (root, path) => firstOf(placesOf(folder, root, path), (place) => readEntries(place, folder.root)),
  }
}

/** The answers to questions of a rendering that runs elsewhere. Past `mostAnswered` characters, the rest is null. */
export function answerQuestions(folder: Folder, questions: readonly FileQuestion[]): readonly FileAnswer[] {
  const files = siteFiles(folder)
  let total = 0
  return questions.map(({ what, root, path }) => {
    if (total > mostAnswered) return null
    if (what === 'folder') return files.folder(root, path)
    const text = files.text(root, path)
    total += text?.length ?? 0
    return text
  })
}

/** Real paths that a path may mean, first the one that wins. */
function placesOf(folder: Folder, root: FileRoot, path: string): readonly string[] {
  try {
    const places = root === 'site' ? [inFolder(folder.root, path)] : mountedPaths(folder, root, path)
    return places.flatMap((place) => realInside(folder.root, place) ?? [])
  } catch (error) {
    // A path that could name something else names nothing.
    if (error instanceof Refused) return []
    throw error
  }
}

function inFolder(folder: string, path: string): string {
  return path === '' ? folder : below(folder, path)
}

function firstOf<T>(places: readonly string[], read: (place: string) => T | null): T | null {
  for (const place of places) {
    try {
      const found = read(place)
      if (found !== null) return found
    } catch (error) {
      if (errorCode(error) === null) throw error
    }
  }
  return null
}

function readText(place: string): string | null {
  // Not through a link that has come since, and without waiting for a pipe.
  const handle = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(handle)
    return stats.isFile() && stats.size <= largest ? readFileSync(handle, 'utf8') : null
  } finally {
    closeSync(handle)
  }
}

function readEntries(place: string, root: string): readonly FileEntry[] | null {
  if (!contains(root, place) || !statSync(place).isDirectory()) return null
  const entries = readdirSync(place, { withFileTypes: true }).slice(0, mostEntries)
  return entries
    .flatMap((entry): FileEntry[] => {
      const real = realInside(root, join(place, entry.name))
      const found = real === null ? undefined : statSync(real, { throwIfNoEntry: false })
      return found === undefined ? [] : [{ name: entry.name, folder: found.isDirectory(), bytes: found.size }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
