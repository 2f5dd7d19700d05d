/**
 * Reads one opened folder: its list, the habits of its posts, its kit. Everything here is done at once, without
 * promises, and runs in a worker of its own, so that nothing waits for it.
 */
import { join } from 'node:path'
import type { SiteKit } from '../../post/render/site.ts'
import type { Habits, ImageEntry, PostEntry } from '../api.ts'
import { entryOf } from './entry.ts'
import { readHeadText, releaseHeadBuffer } from './head.ts'
import { realInside } from './inside.ts'
import { KitReader } from './kit.ts'
import type { Folder } from './open.ts'
import { walkContent } from './walk.ts'

export interface Slice {
  readonly entries: readonly PostEntry[]
  readonly done: number
  readonly total: number
  readonly finished: boolean
}

/** The first rows at once, then as many at a time as keep a page busy for a few milliseconds. */
const firstSlice = 60
const slice = 400

export class Reader {
  readonly #folder: Folder
  readonly #kit: KitReader
  readonly #entries = new Map<string, PostEntry>()
  #files: readonly string[] = []

  constructor(folder: Folder) {
    this.#folder = folder
    this.#kit = new KitReader(folder)
  }

  /** Finds all posts anew; `slices` then reads them. */
  walk(): { readonly posts: readonly string[]; readonly sections: readonly string[] } {
    const { posts, sections, files } = walkContent(this.#folder.content, this.#folder.hugo)
    this.#files = files
    return { posts, sections }
  }

  /** Reads the posts, slice by slice. What was known and is not among them is forgotten. */
  *slices(posts: readonly string[]): Generator<Slice, void> {
    this.#entries.clear()
    let done = 0
    do {
      const entries = posts
        .slice(done, done + (done === 0 ? firstSlice : slice))
        .flatMap((path) => this.look(path) ?? [])
      done = Math.min(posts.length, done + (done === 0 ? firstSlice : slice))
      yield { entries, done, total: posts.length, finished: done === posts.length }
    } while (done < posts.length)
    releaseHeadBuffer()
  }

  /** Reads one post's head again; null where there is no such post. */
  look(path: string): PostEntry | null {
    const real = realInside(this.#folder.content, join(this.#folder.content, path))
    let entry: PostEntry | null = null
    try {
      if (real !== null) entry = entryOf(path, readHeadText(real), this.#folder.taxonomies)
    } catch {
      // Gone since it was found, or not readable: it is told apart when it is opened.
    }
    if (entry === null) this.#entries.delete(path)
    else this.#entries.set(path, entry)
    return entry
  }

  habits(): Habits {
    return { posts: this.#entries.size, fields: [], archetypes: {} }
  }

  images(post: string): ImageEntry[] {
    return this.#kit.images(post, this.#files)
  }

  kit(): SiteKit {
    const pages = [...this.#entries.values()].map(({ path, title }) => ({
      path,
      title,
      url: `/${path.replace(/(?:\/?_?index)?\.[^.]*$/, '').toLowerCase()}/`,
    }))
    return this.#kit.read(pages, this.#files)
  }
}
