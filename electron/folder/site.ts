/** One opened folder: everything that can be asked of it. */
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Host, HostEvent, PostFile, Site } from '../api.ts'
import { Refused, refusedBy } from '../refused.ts'
import { decode, encode, versionOf } from './encoding.ts'
import { imageEntries, readImage } from './images.ts'
import { openIndex } from './index.ts'
import { inside, insideNew } from './inside.ts'
import type { Folder } from './open.ts'
import { isPostName } from './walk.ts'
import { createFile, replaceFile } from './write.ts'

export interface OpenFolder
  extends Pick<
    Host,
    | 'readPost'
    | 'writePost'
    | 'createPost'
    | 'renamePost'
    | 'duplicatePost'
    | 'habits'
    | 'siteKit'
    | 'image'
    | 'images'
    | 'startExport'
    | 'cancelExport'
  > {
  readonly site: Site
  trashPost(path: string, trash: (path: string) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Opens `folder`: the list starts to come in as `indexed` events once this has been answered. */
export async function openSite(folder: Folder, id: number, emit: (event: HostEvent) => void): Promise<OpenFolder> {
  const index = openIndex(folder, (slice) => {
    emit({ type: 'indexed', data: { site: id, ...slice } })
    if (slice.finished) emit({ type: 'kit', data: { site: id } })
  })
  const { sections } = await index.scan()
  const site: Site = {
    id,
    root: folder.root,
    content: folder.content,
    name: folder.name,
    hugo: folder.hugo,
    taxonomies: folder.taxonomies,
    sections,
    format: folder.format,
  }
  /** Reads a post's head again and tells the list. */
  const refresh = async (path: string) => {
    const [entry] = await index.look([path])
    const total = index.entries.size
    if (entry)
      emit({ type: 'indexed', data: { site: id, entries: [entry], done: total, total, finished: index.finished } })
  }
  const notYet = async (): Promise<never> => {
    throw new Refused('unsupported', 'Not there yet.')
  }
  return {
    site,
    readPost: (path) => readPost(folder, path),
    writePost: async (path, text, version) => {
      onlyPosts(path)
      const bytes = encode(text, basename(path))
      const written =
        version === null
          ? await createFile(await insideNew(folder.content, path), bytes)
          : await replaceFile(await inside(folder.content, path), bytes, version)
      await refresh(path)
      return { version: written }
    },
    createPost: notYet,
    renamePost: notYet,
    duplicatePost: notYet,
    trashPost: notYet,
    habits: () => index.habits(),
    siteKit: () => index.kit(),
    image: (post, url) => readImage(folder, post, url),
    images: async (post) => imageEntries(post, (await index.kit()).files),
    startExport: notYet,
    cancelExport: notYet,
    close: () => index.close(),
  }
}

/** A post larger than this is a file of another kind. */
const largest = 32 << 20

async function readPost(folder: Folder, path: string): Promise<PostFile> {
  onlyPosts(path)
  const file = await inside(folder.content, path)
  try {
    const bytes = await readFile(file)
    if (bytes.length > largest) {
      throw new Refused('unsupported', `“${basename(path)}” is larger than a post can be. It was left as it is.`)
    }
    const { text, encoding, exact } = decode(bytes, basename(path))
    const readOnly = exact ? await whyReadOnly(file) : 'This file is not UTF-8, so it can be read here but not changed.'
    return { path, text, version: versionOf(bytes), readOnly, encoding }
  } catch (error) {
    throw refusedBy(error, basename(path), '')
  }
}

async function whyReadOnly(file: string): Promise<string | null> {
  return access(file, constants.W_OK).then(
    () => null,
    () => 'You may read this file but not change it.',
  )
}

function onlyPosts(path: string): void {
  if (!isPostName(basename(path))) {
    throw new Refused('unsupported', `“${basename(path)}” is not a Markdown file.`)
  }
}
