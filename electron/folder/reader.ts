/**
 * Reads one opened folder: its list, the habits of its posts, its kit. Everything here is done at once, without
 * promises, and runs in a worker of its own, so that nothing waits for it.
 */
import { statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { lookup } from '../../post/front-matter/path.ts'
import { countHabits } from '../../post/front-matter/schema.ts'
import type { Table } from '../../post/front-matter/value.ts'
import type { SiteKit } from '../../post/render/site.ts'
import { pageUrl, resolveImage } from '../../post/render/url.ts'
import type { Habits, ImageEntry, NewPost, PostEntry } from '../api.ts'
import { errorCode } from '../refused.ts'
import { archetypeTables, findArchetype, runArchetype } from './archetype.ts'
import { readEntry } from './entry.ts'
import { readHeadText, releaseHeadBuffer } from './head.ts'
import { siteFilePath } from './images.ts'
import { realInside } from './inside.ts'
import { KitReader } from './kit.ts'
import { habitText, localNow, type Neighbour, withTitle } from './new-text.ts'
import type { Folder } from './open.ts'
import type { NewText } from './posts.ts'
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
/** Milliseconds. */
const staleAfter = 2000
const leftAfter = 10 * 60 * 1000

export class Reader {
  readonly #folder: Folder
  readonly #kit: KitReader
  readonly #entries = new Map<string, PostEntry>()
  /** The front matter of every post that parses. */
  readonly #tables = new Map<string, Table>()
  #files: readonly string[] = []
  #linked: ReadonlySet<string> = new Set()
  #lastKit: { readonly kit: SiteKit; readonly time: number } | null = null

  constructor(folder: Folder) {
    this.#folder = folder
    this.#kit = new KitReader(folder)
  }

  /** Finds all posts anew; `slices` then reads them. */
  walk(): { readonly posts: readonly string[]; readonly sections: readonly string[] } {
    const { posts, sections, files, linked, temporary } = walkContent(this.#folder.content, this.#folder.hugo)
    this.#files = files
    this.#linked = linked
    for (const file of temporary) removeOld(file)
    return { posts, sections }
  }

  /** Reads the posts, slice by slice. What was known and is not among them is forgotten. */
  *slices(posts: readonly string[]): Generator<Slice, void> {
    this.#entries.clear()
    this.#tables.clear()
    let done = 0
    do {
      const entries = posts
        .slice(done, done + (done === 0 ? firstSlice : slice))
        .flatMap((path) => this.#lookAtWalked(path) ?? [])
      done = Math.min(posts.length, done + (done === 0 ? firstSlice : slice))
      yield { entries, done, total: posts.length, finished: done === posts.length }
    } while (done < posts.length)
    releaseHeadBuffer()
  }

  /** Reads one post's head again; null where there is no such post. */
  look(path: string): PostEntry | null {
    const real = realInside(this.#folder.content, join(this.#folder.content, path))
    return this.#read(path, real)
  }

  /** The walk has been in this folder just now: only a link has to be followed again, which takes longer than to read. */
  #lookAtWalked(path: string): PostEntry | null {
    return this.#linked.has(path) ? this.look(path) : this.#read(path, join(this.#folder.content, path))
  }

  #read(path: string, file: string | null): PostEntry | null {
    this.#entries.delete(path)
    this.#tables.delete(path)
    if (file === null) return null
    try {
      const { entry, table } = readEntry(path, readHeadText(file), this.#folder.taxonomies)
      this.#entries.set(path, entry)
      if (table !== null) this.#tables.set(path, table)
      return entry
    } catch (error) {
      // Gone since it was found, or not readable: whoever opens it is told.
      if (errorCode(error) === null) throw error
      return null
    }
  }

  habits(): Habits {
    const count = countHabits()
    for (const [path, table] of this.#tables) count.add(table, this.#entries.get(path)?.section ?? '')
    const tables = archetypeTables(this.#folder, this.#known(), localNow())
    return {
      ...count.habits(),
      archetypes: Object.fromEntries([...tables].map(([section, { entries }]) => [section, entries])),
    }
  }

  /** The text of a post that is about to be made at `path`. Throws `Refused` where the archetype cannot be run. */
  newText({ section, title, bundle }: NewPost, path: string): NewText {
    const now = localNow()
    const archetype = this.#folder.hugo ? findArchetype(this.#folder, section, bundle) : null
    if (archetype === null) {
      return { text: habitText(title, now, this.#neighbour(section), this.#folder.format), copyFrom: null }
    }
    const name = path.replace(/(?:\/index)?\.[^./]*$/, '').replace(/^.*\//, '')
    const text = runArchetype(archetype, path, name, now, this.#known())
    return { text: withTitle(text, title), copyFrom: archetype.copyFrom }
  }

  images(post: string): ImageEntry[] {
    return this.#kit.images(post, this.#files)
  }

  kit(): SiteKit {
    const { config } = this.#folder
    const pages = [...this.#entries.values()].map(({ path, title }) => {
      return { path, title, url: pageUrl(path, this.#tables.get(path) ?? null, config) }
    })
    const kit = this.#kit.read(pages, this.#files)
    this.#lastKit = { kit, time: Date.now() }
    return kit
  }

  #known(): SiteKit {
    return this.#lastKit?.kit ?? this.kit()
  }

  /** The newest post of the section, or of the whole folder, with front matter that parses. */
  #neighbour(section: string): Neighbour | null {
    const all = [...this.#entries.values()].filter(({ path, kind }) => kind !== 'section' && this.#tables.has(path))
    const near = all.filter(({ path }) => section !== '' && path.startsWith(`${section}/`))
    const some = near.length > 0 ? near : all
    const [first, ...rest] = some
    if (first === undefined) return null
    const newest = rest.reduce((best, entry) => ((entry.time ?? 0) > (best.time ?? 0) ? entry : best), first)
    const table = this.#tables.get(newest.path)
    const real = realInside(this.#folder.content, join(this.#folder.content, newest.path))
    if (table === undefined || real === null) return null
    const share = (key: string) =>
      some.filter(({ path }) => lookup(this.#tables.get(path) ?? table, key) !== undefined).length / some.length
    return { text: readHeadText(real), table, share }
  }

  /** The file that `url` shows in `post`, as an absolute path; null where there is none. */
  find(post: string, url: string): string | null {
    const known = this.#known()
    let file = resolveImage(url, post, known)
    if (file === null && Date.now() - (this.#lastKit?.time ?? 0) > staleAfter) {
      // It may have come since. A page full of images that are missing must not read the site for each of them.
      this.#files = walkContent(this.#folder.content, this.#folder.hugo).files
      file = resolveImage(url, post, this.kit())
    }
    return file === null ? null : siteFilePath(this.#folder, file)
  }
}

/** Removes what a save that was cut short has left. A young file may belong to one that is under way. */
function removeOld(file: string): void {
  try {
    if (Date.now() - statSync(file).mtimeMs > leftAfter) unlinkSync(file)
  } catch (error) {
    if (errorCode(error) === null) throw error
  }
}
