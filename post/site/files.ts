/** Contents of the site's files that few posts need: asked for one by one instead of travelling with the kit. */

/** `site` is the folder with the configuration; the others are what the site mounts there. */
export type FileRoot = 'site' | 'content' | 'static' | 'assets'

export interface FileEntry {
  readonly name: string
  readonly folder: boolean
  readonly bytes: number
}

/** A path is below its root, with `/` between its parts; the root's own folder is the empty path. */
export interface SiteFiles {
  /** The text of a file; null where there is none, or it is too large. */
  text(root: FileRoot, path: string): string | null
  /** What is in a folder, by name; null where there is none. */
  folder(root: FileRoot, path: string): readonly FileEntry[] | null
}

export const noFiles: SiteFiles = { text: () => null, folder: () => null }
