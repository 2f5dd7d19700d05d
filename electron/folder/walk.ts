/** Where a content folder's posts are. At once (no promises): a folder of 10,000 posts takes some 15 ms this way. */
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contains, realInside } from './inside.ts'
import { isTemporary } from './write.ts'

export interface Walked {
  /** Paths below the content folder, with `/`. */
  readonly posts: readonly string[]
  /** Folders that are no page bundle, with `/`. */
  readonly sections: readonly string[]
  /** The other files of page bundles and sections. */
  readonly files: readonly string[]
  /** Those of the posts that a link leads to, or to a folder above them. */
  readonly linked: ReadonlySet<string>
  /** Absolute paths of what saves have left, or are about to replace a post with. */
  readonly temporary: readonly string[]
}

const isPost = /\.(?:md|markdown)$/i
const isBundle = /^index(?:\.[a-z-]+)?\.(?:md|markdown)$/i
/** What Hugo ignores (https://gohugo.io/configuration/all/#ignorefiles), and what is never content. */
const ignored = /^[.#]|~$|^node_modules$/
/** A folder with more files than this is no blog; the rest is left out. */
const most = 200_000

/** Whether a file of this name is one that the list shows. */
export function isPostName(name: string): boolean {
  return isPost.test(name) && !ignored.test(name)
}

/** Whether this name is that of a page bundle's page: `index.md`, `index.de.md`. */
export function isBundleName(name: string): boolean {
  return isBundle.test(name)
}

/** Every post below `content`. Links are followed as long as they stay inside it, and never twice into one folder. */
export function walkContent(content: string, bundles: boolean): Walked {
  const posts: string[] = []
  const sections: string[] = []
  const files: string[] = []
  const temporary: string[] = []
  const linked = new Set<string>()
  const seen = new Set<string>()
  const folders: { readonly path: string; readonly inBundle: boolean; readonly linked: boolean }[] = [
    { path: '', inBundle: false, linked: false },
  ]
  for (let at = folders.pop(); at !== undefined && posts.length + files.length < most; at = folders.pop()) {
    const absolute = join(content, at.path)
    const real = realInside(content, absolute)
    if (real === null || seen.has(real)) continue
    seen.add(real)
    const entries = readFolder(absolute)
    const bundle = at.inBundle || (bundles && at.path !== '' && entries.some((entry) => isBundle.test(entry.name)))
    if (!bundle && at.path !== '') sections.push(at.path)
    for (const entry of entries) {
      if (isTemporary(entry.name) && entry.isFile()) temporary.push(join(absolute, entry.name))
      if (ignored.test(entry.name)) continue
      const path = at.path === '' ? entry.name : `${at.path}/${entry.name}`
      const kind = kindOf(content, path, entry)
      const byLink = at.linked || entry.isSymbolicLink()
      if (kind === 'folder') folders.push({ path, inBundle: bundle, linked: byLink })
      else if (kind === 'file') {
        // Inside a bundle, other Markdown files are its resources.
        const page = isPost.test(entry.name) && (!bundle || (!at.inBundle && isBundle.test(entry.name)))
        if (page && byLink) linked.add(path)
        if (page) posts.push(path)
        else files.push(path)
      }
    }
  }
  return { posts, sections: sections.sort(), files, linked, temporary }
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // A folder that may not be read hides its own posts, never those of others.
    return []
  }
}

/** A pipe or device is neither: to open one could wait for ever. */
function kindOf(content: string, path: string, entry: Dirent): 'file' | 'folder' | null {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return null
  const real = realInside(content, join(content, path))
  if (real === null || !contains(content, real)) return null
  const found = statSync(real, { throwIfNoEntry: false })
  return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : null
}
