/** Makes, renames, copies and removes posts. Nothing here ever takes the place of a file that exists. */
import type { Stats } from 'node:fs'
import { cp, link, lstat, mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { NewPost } from '../api.ts'
import { errorCode, Refused, refusedBy } from '../refused.ts'
import { encode } from './encoding.ts'
import { below, inside } from './inside.ts'
import { checkName, slugOf } from './names.ts'
import type { Folder } from './open.ts'
import { isBundleName } from './walk.ts'
import { createFile } from './write.ts'

/** What a new post is made of: its text, and for a bundle the archetype folder whose other files come along. */
export interface NewText {
  readonly text: string
  readonly copyFrom: string | null
}

/** Makes the post; `write` gives its text once its path (below the content folder) is known. Answers with that path. */
export async function createPost(
  folder: Folder,
  post: NewPost,
  write: (path: string) => Promise<NewText>,
): Promise<string> {
  const name = checkName(post.slug.trim() === '' ? slugOf(post.title) : post.slug.trim())
  if (post.section === '') await mkdir(folder.content, { recursive: true })
  const section = post.section === '' ? folder.content : await inside(folder.content, post.section)
  const stem = post.section === '' ? name : `${post.section}/${name}`
  const path = post.bundle ? `${stem}/index.md` : `${stem}.md`
  // A file and a bundle of one name would be one address.
  for (const other of [name, `${name}.md`, `${name}.markdown`]) {
    if (await isThere(join(section, other))) throw exists(other)
  }
  const { text, copyFrom } = await write(path)
  const bytes = encode(text, name)
  if (!post.bundle) {
    await createFile(join(section, `${name}.md`), bytes)
    return path
  }
  try {
    await mkdir(join(section, name))
    if (copyFrom !== null) await copyFolder(copyFrom, join(section, name), (file) => !isBundleName(file))
    await createFile(join(section, name, 'index.md'), bytes)
    return path
  } catch (error) {
    throw refusedBy(error, name, 'No post was made.')
  }
}

/** Gives a post, or a bundle's folder, another name. Answers with the post's new path. */
export async function renamePost(folder: Folder, path: string, name: string): Promise<string> {
  checkName(name)
  const target = await locate(folder, path)
  if (target.kind === 'section') {
    throw new Refused('unsupported', 'A section’s page has no name of its own. Rename its folder in your file manager.')
  }
  const to = target.kind === 'bundle' ? name : `${name}${extname(path)}`
  if (to === basename(target.entry)) return path
  try {
    await move(target.entry, join(dirname(target.entry), to))
  } catch (error) {
    throw refusedBy(error, errorCode(error) === 'EEXIST' ? to : basename(target.entry), 'Nothing was renamed.')
  }
  const above = target.path.split('/').slice(0, -1)
  return [...above, to, ...(target.kind === 'bundle' ? [basename(path)] : [])].join('/')
}

/** Copies a post, a bundle with its folder. `rewrite` makes the copy's text. Answers with the copy's path. */
export async function duplicatePost(folder: Folder, path: string, rewrite: (text: string) => string): Promise<string> {
  const target = await locate(folder, path)
  if (target.kind === 'section')
    throw new Refused('unsupported', 'A section has one page only, so it cannot be duplicated.')
  const extension = target.kind === 'bundle' ? '' : extname(path)
  const stem = basename(target.entry, extension)
  const into = dirname(target.entry)
  let name = ''
  for (let count = 1; name === '' || (await isThere(join(into, name))); count++) {
    name = `${stem}-copy${count === 1 ? '' : `-${count}`}${extension}`
  }
  const above = target.path.split('/').slice(0, -1)
  try {
    const original = await readFile(await inside(folder.content, path))
    const text = decodeOrNull(original)
    const bytes = text === null ? original : Buffer.from(rewrite(text), 'utf8')
    if (target.kind === 'post') {
      await createFile(join(into, name), bytes)
      return [...above, name].join('/')
    }
    await mkdir(join(into, name))
    await copyFolder(target.entry, join(into, name), (file) => file !== basename(path))
    await createFile(join(into, name, basename(path)), bytes)
    return [...above, name, basename(path)].join('/')
  } catch (error) {
    throw refusedBy(error, name, 'No copy was made.')
  }
}

/**
 * What deleting this post removes, as an absolute path: the file, or a bundle's folder. A bundle that has the page in
 * another language too keeps its folder.
 */
export async function whatToTrash(folder: Folder, path: string): Promise<string> {
  const target = await locate(folder, path)
  if (target.kind !== 'bundle') return target.entry
  const pages = (await readdir(target.entry)).filter(isBundleName)
  return pages.length > 1 ? join(target.entry, basename(path)) : target.entry
}

interface Located {
  readonly kind: 'post' | 'bundle' | 'section'
  /** The file, or a bundle's folder: absolute, its own last part not followed if it is a link. */
  readonly entry: string
  /** Its path below the content folder. */
  readonly path: string
}

async function locate(folder: Folder, path: string): Promise<Located> {
  await inside(folder.content, path)
  const parts = path.split('/')
  const file = parts.at(-1) ?? path
  // The content folder itself is no bundle, whatever lies in it.
  const bundle = folder.hugo && parts.length > 1 && isBundleName(file)
  const own = bundle ? parts.slice(0, -1).join('/') : path
  const wanted = below(folder.content, own)
  const parent = own.includes('/') ? await inside(folder.content, own.slice(0, own.lastIndexOf('/'))) : folder.content
  const kind = bundle ? 'bundle' : /^_index\./.test(file) ? 'section' : 'post'
  return { kind, entry: join(parent, basename(wanted)), path: own }
}

/** A rename that takes no existing file's place, but may change the case of letters. */
async function move(from: string, to: string): Promise<void> {
  const [old, taken] = await Promise.all([lstat(from), statsIfThere(to)])
  if (taken !== null) {
    const same =
      taken.ino === old.ino && taken.dev === old.dev && basename(to).toLowerCase() === basename(from).toLowerCase()
    // One file under both spellings: a disk that does not tell upper from lower case.
    if (!same || (await readdir(dirname(to))).includes(basename(to))) throw existing()
  }
  if (taken === null && old.isFile()) {
    try {
      await link(from, to)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw error
      return rename(from, to)
    }
    return unlink(from)
  }
  return rename(from, to)
}

/** Copies what `wanted` says of the folder's own files, and everything below it. Links are copied as links. */
async function copyFolder(from: string, to: string, wanted: (name: string) => boolean): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isFile() && !wanted(entry.name)) continue
    if (!entry.isFile() && !entry.isDirectory()) continue
    await cp(join(from, entry.name), join(to, entry.name), {
      recursive: true,
      errorOnExist: true,
      force: false,
      verbatimSymlinks: true,
    })
  }
}

function decodeOrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await statsIfThere(path)) !== null
}

/** What cannot be told is an error: a name is free only where there is nothing. */
async function statsIfThere(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function existing(): Error {
  return Object.assign(new Error('The name is taken.'), { code: 'EEXIST' })
}

function exists(name: string): Refused {
  return new Refused('exists', `“${name}” exists already. Choose another name; nothing was written.`)
}
