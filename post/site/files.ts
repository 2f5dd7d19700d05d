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

/** One question that `SiteFiles` answers. */
export interface FileQuestion {
  readonly what: 'text' | 'folder'
  readonly root: FileRoot
  readonly path: string
}

export type FileAnswer = string | readonly FileEntry[] | null

/**
 * Answers from what is known, and notes what is not: a rendering then goes on as if the file were not there, and is made
 * again once its owner has learnt the `wanted` answers. So all that one rendering wants is asked for together.
 */
export class RememberedFiles implements SiteFiles {
  readonly #answers = new Map<string, FileAnswer>()
  readonly #wanted = new Map<string, FileQuestion>()

  text(root: FileRoot, path: string): string | null {
    const answer = this.#answer({ what: 'text', root, path })
    return typeof answer === 'string' ? answer : null
  }

  folder(root: FileRoot, path: string): readonly FileEntry[] | null {
    const answer = this.#answer({ what: 'folder', root, path })
    return typeof answer === 'object' ? answer : null
  }

  /** What was asked for and is not known, since the last `takeWanted`. */
  takeWanted(): readonly FileQuestion[] {
    const wanted = [...this.#wanted.values()]
    this.#wanted.clear()
    return wanted
  }

  learn(answers: readonly (readonly [question: FileQuestion, answer: FileAnswer])[]): void {
    for (const [question, answer] of answers) this.#answers.set(keyOf(question), answer)
  }

  forget(): void {
    this.#answers.clear()
    this.#wanted.clear()
  }

  #answer(question: FileQuestion): FileAnswer {
    const key = keyOf(question)
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    this.#wanted.set(key, question)
    return null
  }
}

function keyOf({ what, root, path }: FileQuestion): string {
  return `${what} ${root} ${path}`
}
