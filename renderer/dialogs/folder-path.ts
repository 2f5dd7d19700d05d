/** Absolute paths of this computer's folders, as Windows and others write them. Pure. */

const separatorOf = (path: string): string => (/^[A-Za-z]:\\|^\\\\/.test(path) ? '\\' : '/')

export function joinPath(folder: string, name: string): string {
  const separator = separatorOf(folder)
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

export function baseName(path: string): string {
  return path.split(separatorOf(path)).findLast(Boolean) ?? path
}

export interface Crumb {
  readonly name: string
  readonly path: string
}

/** The folders from `top` down to `path`; from the path's own folder on where it does not lie below `top`. */
export function crumbsOf(path: string, top: string | null): readonly Crumb[] {
  const separator = separatorOf(path)
  const root = top !== null && isBelow(path, top, separator) ? top : path
  const crumbs: Crumb[] = [{ name: baseName(root), path: root }]
  for (const name of path.slice(root.length).split(separator).filter(Boolean)) {
    crumbs.push({ name, path: joinPath(crumbs.at(-1)?.path ?? root, name) })
  }
  return crumbs
}

const isBelow = (path: string, top: string, separator: string): boolean =>
  path === top || path.startsWith(top.endsWith(separator) ? top : top + separator)
