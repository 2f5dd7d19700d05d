/** One opened folder: everything that can be asked of it. */

import { lstat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { ExportRequest, Host, HostEvent, PostEntry, Site } from '../api.ts'
import { Refused } from '../refused.ts'
import { encode, versionOf } from './encoding.ts'
import { type ExportTask, startExport } from './export.ts'
import { readImage } from './images.ts'
import { openIndex } from './index.ts'
import { contains, inside, insideNew } from './inside.ts'
import { copyText } from './new-text.ts'
import { type Folder, findFolder } from './open.ts'
import { createPost, duplicatePost, renamePost, whatToTrash } from './posts.ts'
import { onlyPosts, readPost } from './read-post.ts'
import { type Changes, type Watch, watchFolder } from './watch.ts'
import { createFile, replaceFile } from './write.ts'

type Asked =
  | 'readPost'
  | 'writePost'
  | 'createPost'
  | 'renamePost'
  | 'duplicatePost'
  | 'habits'
  | 'siteKit'
  | 'siteContents'
  | 'image'
  | 'images'
  | 'startExport'
  | 'cancelExport'

export interface OpenFolder extends Pick<Host, Asked> {
  readonly site: Site
  trashPost(path: string, trash: (path: string) => Promise<void>): Promise<void>
  /** Whether `path` (absolute) is the folder's own or the target of an export. */
  mayShow(path: string): boolean
  close(): Promise<void>
}

/** Opens `folder` and starts to read and to watch it. Events carry `id`. */
export async function openSite(folder: Folder, id: number, emit: (event: HostEvent) => void): Promise<OpenFolder> {
  let watch: Watch | null = null
  let closed = false
  const exports = new Map<number, ExportTask>()
  const targets = new Set<string>()

  const index = openIndex(folder, (slice) => {
    emit({ type: 'indexed', data: { site: id, gone: [], ...slice } })
    if (!slice.finished) return
    emit({ type: 'kit', data: { site: id } })
    // Not sooner: to look at every folder takes the disk's time, which the list needs first.
    if (!closed) watch ??= watchFolder(folder, () => index.entries.keys(), tellChanges)
  })
  const { sections } = await index.scan()

  const know = (path: string, version: string | null) => watch?.know(path, version)
  /** Reads heads again after a change of Galley's own, and tells the list of it in one slice. */
  const refresh = async (paths: readonly string[], gone: readonly string[] = []) => {
    await index.look(gone)
    const entries = (await index.look(paths)).filter((entry) => entry !== null)
    const total = index.entries.size
    emit({ type: 'indexed', data: { site: id, entries, gone, done: total, total, finished: index.finished } })
  }
  let configured = textOf(folder)
  /** Reads the configuration again. One that moves the content takes effect when the folder is opened anew. */
  async function configure(): Promise<void> {
    const now = await findFolder(folder.root).then(
      (found) => found.folder,
      () => folder,
    )
    const text = textOf(now)
    if (text === configured || now.root !== folder.root || now.content !== folder.content) return
    configured = text
    await index.configure(now)
  }
  async function tellChanges({ posts, site }: Changes): Promise<void> {
    const entries = await index.look(posts.map(({ path }) => path))
    for (const [at, { path, version }] of posts.entries()) {
      const entry = entries[at] ?? null
      // A file inside a bundle that is no page of its own.
      if (entry === null && version !== null) continue
      emit({ type: 'changed', data: { site: id, path, version, entry } })
    }
    if (site) await configure()
    // Pages show each other: what one says may be on another.
    if (site || posts.length > 0) emit({ type: 'kit', data: { site: id } })
  }
  /** Runs a change that gives posts new paths, before the watch can take it for another program's, and tells the list. */
  const change = async (old: string | null, run: () => Promise<string>) => {
    const path = await (watch?.hold ?? atOnce)(async () => {
      const path = await run()
      if (old !== null) know(old, null)
      know(path, (await readPost(folder, path)).version)
      return path
    })
    await refresh([path], old === null || old === path ? [] : [old])
    return path
  }

  return {
    site: { ...siteOf(folder, id), sections },
    readPost: async (path) => {
      const post = await readPost(folder, path)
      know(path, post.version)
      return post
    },
    writePost: async (path, text, version) => {
      onlyPosts(path)
      const bytes = encode(text, basename(path))
      if (version !== null) await refuseOther(folder, path)
      // Known before it is on disk, since the watch may be quicker than the answer.
      const file = version === null ? await insideNew(folder.content, path) : await inside(folder.content, path)
      know(path, versionOf(bytes))
      try {
        const written = version === null ? await createFile(file, bytes) : await replaceFile(file, bytes, version)
        await refresh([path])
        return { version: written }
      } catch (error) {
        if (version !== null) know(path, version)
        throw error
      }
    },
    createPost: (post) => change(null, () => createPost(folder, post, (path) => index.newText(post, path))),
    renamePost: (path, name) => change(path, () => renamePost(folder, path, name)),
    duplicatePost: (path) => change(null, () => duplicatePost(folder, path, copyText)),
    trashPost: async (path, trash) => {
      const target = await whatToTrash(folder, path)
      know(path, null)
      await trash(target)
      await refresh([], [path])
    },
    habits: () => index.habits(),
    siteKit: () => index.packedKit(),
    siteContents: (questions) => index.contents(questions),
    image: async (post, url) => {
      const file = await index.find(post, url)
      return file === null ? null : readImage(folder, file)
    },
    images: (post) => index.images(post),
    startExport: async (request) => {
      await checkTarget(folder, request.out)
      const { posts, skippedDrafts } = chosen(request, [...index.entries.values()])
      const exportId = ++exportCount
      const task = startExport({
        id: exportId,
        folder,
        kit: await index.kit(),
        posts,
        out: request.out,
        skippedDrafts,
        progress: (progress) => emit({ type: 'exported', data: progress }),
      })
      exports.set(exportId, task)
      targets.add(request.out)
      task.finished.then(
        () => exports.delete(exportId),
        () => exports.delete(exportId),
      )
      return exportId
    },
    cancelExport: async (exportId) => exports.get(exportId)?.cancel(),
    mayShow: (path) => [folder.root, ...targets].some((root) => contains(root, path)),
    close: async () => {
      closed = true
      for (const task of exports.values()) task.cancel()
      await Promise.all([...exports.values()].map(({ finished }) => finished))
      await watch?.close()
      await index.close()
    },
  }
}

/** What is not UTF-8 was shown as well as could be, but its text is not what the file holds. */
async function refuseOther(folder: Folder, path: string): Promise<void> {
  const { encoding } = await readPost(folder, path)
  if (encoding === 'UTF-8') return
  throw new Refused(
    'not-text',
    `“${basename(path)}” is not UTF-8, so it can be read but not changed. The file is as it was.`,
  )
}

const atOnce = <T>(run: () => Promise<T>): Promise<T> => run()

function textOf(folder: Folder): string {
  return JSON.stringify(folder, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

let exportCount = 0

function siteOf({ root, content, name, hugo, taxonomies, format }: Folder, id: number): Omit<Site, 'sections'> {
  return { id, root, content, name, hugo, taxonomies, format }
}

/** The posts that a request means. A post named by itself is exported though it is a draft. */
function chosen({ posts, drafts }: ExportRequest, entries: readonly PostEntry[]) {
  if (posts !== 'all') return { posts, skippedDrafts: 0 }
  const wanted = entries.filter((entry) => drafts || !entry.draft)
  return { posts: wanted.map(({ path }) => path), skippedDrafts: entries.length - wanted.length }
}

async function checkTarget(folder: Folder, out: string): Promise<void> {
  if (!isAbsolute(out)) throw new Refused('outside', 'The folder to export to is named by its whole path.')
  if (folder.hugo && contains(folder.content, out)) {
    throw new Refused(
      'unsupported',
      'Pages cannot be exported into the content folder: Hugo would take them for posts. Choose another folder.',
    )
  }
  const stats = await lstat(out).catch(() => null)
  if (stats !== null && !stats.isDirectory() && !stats.isSymbolicLink()) {
    throw new Refused('exists', `“${basename(out)}” is a file, so no pages can be written into it. Choose a folder.`)
  }
}
