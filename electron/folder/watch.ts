/**
 * Notices what other programs do to the open folder. An event is only a hint to look again: what is told is whether
 * the bytes of a file are others than those last known.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { watch } from 'chokidar'
import { versionOf } from './encoding.ts'
import { contains, inside, relativePath } from './inside.ts'
import type { Folder } from './open.ts'
import { isPostName } from './walk.ts'

export interface Changes {
  /** Posts whose bytes changed, by their path below the content folder; null for one that is gone. */
  readonly posts: readonly { readonly path: string; readonly version: string | null }[]
  /** Whether anything else of the site changed: templates, configuration, data, images. */
  readonly site: boolean
}

export interface Watch {
  /** Tells what a post's bytes are (null: none), so that they are no news: what was read, and what Galley writes. */
  know(path: string, version: string | null): void
  /** Runs a change of Galley's own; nothing is looked at until it has ended, and what it knows is no news then. */
  hold<T>(run: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Long enough that the many events of one checkout come together. */
const patience = 100
/** Folders of a site that Hugo writes or that hold no part of it. */
const notWatched = new Set(['node_modules', 'public', 'resources'])
const atOnce = 16

/**
 * Watches until `close`. `posts` are the paths that the list holds now; `tell` gets changes in batches, one after
 * the other.
 *
 * Folders are watched, never files: 10,000 posts would take as many watches, and some systems allow no more.
 */
export function watchFolder(
  folder: Folder,
  posts: () => Iterable<string>,
  tell: (changes: Changes) => Promise<void>,
): Watch {
  const known = new Map<string, string | null>()
  const pending = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let work: Promise<void> = Promise.resolve()
  let closed = false

  const look = async () => {
    const paths = [...pending]
    pending.clear()
    const changed: { path: string; version: string | null }[] = []
    let site = false
    const names: string[] = []
    for (const path of paths) {
      if (contains(folder.content, path) && isPostName(basename(path))) names.push(relativePath(folder.content, path))
      else if (path !== folder.content) site = true
    }
    for (let at = 0; at < names.length; at += atOnce) {
      const some = names.slice(at, at + atOnce)
      const versions = await Promise.all(some.map((path) => currentVersion(folder, path)))
      for (const [index, path] of some.entries()) {
        const version = versions[index] ?? null
        if (known.get(path) === version) continue
        known.set(path, version)
        changed.push({ path, version })
      }
    }
    if (!closed && (site || changed.length > 0)) await tell({ posts: changed, site })
  }
  const notice = (path: string) => {
    pending.add(path)
    timer ??= setTimeout(() => {
      timer = null
      work = work.then(look).catch((error: unknown) => {
        if (!closed)
          process.stderr.write(`galley: looking at changes failed: ${error instanceof Error ? error.name : ''}\n`)
      })
    }, patience)
  }

  const watcher = watch(folder.root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => stats?.isFile() === true || isIgnored(folder, path),
  })
  watcher.on('raw', (_event, name: string | null, details) => {
    const watched = watchedPath(details)
    if (watched === null) return
    const path = name === null ? watched : join(watched, name)
    if (!isIgnored(folder, path)) notice(path)
  })
  // What came with a folder was there before it was watched.
  watcher.on('addDir', async (path) => {
    for (const file of await filesBelow(path)) if (!isIgnored(folder, file)) notice(file)
  })
  watcher.on('unlinkDir', (path) => {
    notice(path)
    if (!contains(folder.content, path)) return
    const prefix = `${relativePath(folder.content, path)}/`
    for (const post of posts()) if (post.startsWith(prefix)) notice(join(folder.content, ...post.split('/')))
  })
  watcher.on('error', (error) => {
    // No more watches to be had: a change is then seen when a post is opened or saved, by its hash.
    process.stderr.write(`galley: watching the folder failed: ${error instanceof Error ? error.name : ''}\n`)
  })

  return {
    know: (path, version) => void known.set(path, version),
    hold: (run) => {
      const change = work.then(run)
      work = change.then(
        () => {},
        () => {},
      )
      return change
    },
    close: async () => {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await watcher.close()
      await work
    },
  }
}

async function currentVersion(folder: Folder, path: string): Promise<string | null> {
  try {
    return versionOf(await readFile(await inside(folder.content, path)))
  } catch {
    return null
  }
}

/** The folder whose watch has reported. */
function watchedPath(details: unknown): string | null {
  const known = typeof details === 'object' && details !== null && 'watchedPath' in details
  return known && typeof details.watchedPath === 'string' ? details.watchedPath : null
}

async function filesBelow(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function isIgnored(folder: Folder, path: string): boolean {
  const name = basename(path)
  if (path === folder.root) return false
  if (/^\.|~$/.test(name)) return true
  if (!notWatched.has(name)) return !folder.hugo ? false : isOtherTheme(folder, path)
  return path === join(folder.root, name) || name === 'node_modules'
}

/** A theme that the site does not use. */
function isOtherTheme(folder: Folder, path: string): boolean {
  const themes = join(folder.root, 'themes')
  if (path === themes || !contains(themes, path)) return false
  return !folder.themes.some((theme) => contains(theme, path) || contains(path, theme))
}
