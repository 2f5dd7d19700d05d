import type { SiteFile, SiteKit } from '../render/site.ts'

interface FileIndex {
  readonly byPath: ReadonlyMap<string, SiteFile>
  /** In the order of their paths. */
  readonly sorted: readonly SiteFile[]
}

const indexes = new WeakMap<SiteKit['files'], Map<SiteFile['root'], FileIndex>>()

/** The file of this root and path (without `/` at its start), or null. */
export function fileAt(kit: SiteKit, root: SiteFile['root'], path: string): SiteFile | null {
  return indexOf(kit, root).byPath.get(path) ?? null
}

/** All files of a root, the site's own first, then its themes'. */
export function filesOf(kit: SiteKit, root: SiteFile['root']): readonly SiteFile[] {
  return [...indexOf(kit, root).byPath.values()]
}

/** The files below a folder (`blog/bundle/`), in the order of their paths. */
export function filesBelow(kit: SiteKit, root: SiteFile['root'], folder: string): readonly SiteFile[] {
  const { sorted } = indexOf(kit, root)
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.path ?? '') < folder) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.path.startsWith(folder)) end++
  return sorted.slice(low, end)
}

function indexOf(kit: SiteKit, root: SiteFile['root']): FileIndex {
  const known = indexes.get(kit.files) ?? new Map<SiteFile['root'], FileIndex>()
  indexes.set(kit.files, known)
  const before = known.get(root)
  if (before !== undefined) return before
  const files = kit.files.filter((file) => file.root === root)
  const byPath = new Map<string, SiteFile>()
  // What comes first wins: the site's own before its themes'.
  for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, file)
  const index = { byPath, sorted: [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) }
  known.set(root, index)
  return index
}
