/** File names of posts. Pure. */

/** A title as a file name: its words of letters and digits in lower case, joined by hyphens. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...words.join('-')].slice(0, 80).join('').replace(/-+$/, '')
}

export interface PostName {
  /** The folder that holds the post, with `/` at its end, or ''. */
  readonly folder: string
  /** What a rename changes: the file's name without extension, for a bundle its folder's. */
  readonly name: string
  /** What follows the name: `.md`, `/index.md`. */
  readonly rest: string
}

/** A post's path by its parts. A section page is named by its folder. */
export function nameOf(path: string): PostName {
  const inFolder = /^(.*\/)?([^/]+)(\/_?index\.[^/]+)$/.exec(path)
  const plain = /^(.*\/)?([^/]+?)((?:\.[^/.]+)?)$/.exec(path)
  const [, folder = '', name = path, rest = ''] = inFolder ?? plain ?? []
  return { folder, name, rest }
}
