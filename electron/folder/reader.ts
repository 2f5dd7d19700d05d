/**
 * Reads one opened folder: its list, the habits of its posts, its kit. Everything here is done at once, without
 * promises, and runs in a worker of its own, so that nothing waits for it.
 */
import { statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { splitPost } from '../../post/front-matter/detect.ts'
import { lookup } from '../../post/front-matter/path.ts'
import { countHabits } from '../../post/front-matter/schema.ts'
import type { Table } from '../../post/front-matter/value.ts'
import type { SiteKit, SitePage } from '../../post/render/site.ts'
import { resolveImage } from '../../post/render/url.ts'
import type { FileAnswer, FileQuestion } from '../../post/site/files.ts'
import { modelOf } from '../../post/site/model.ts'
import type { Habits, ImageEntry, NewPost, PostEntry } from '../api.ts'
import { errorCode } from '../refused.ts'
import { archetypeTables, findArchetype, runArchetype } from './archetype.ts'
import { readEntry } from './entry.ts'
import { readHeadText, releaseHeadBuffer } from './head.ts'
import { siteFilePath } from './images.ts'
import { realInside } from './inside.ts'
import { KitReader } from './kit.ts'
import { mountOf } from './mounts.ts'
import { habitText, localNow, type Neighbour, withTitle } from './new-text.ts'
import type { Folder } from './open.ts'
import type { NewText } from './posts.ts'
import { answerQuestions } from './site-files.ts'
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
  #folder: Folder
  #kit: KitReader
  readonly #entries = new Map<string, PostEntry>()
  /** The front matter of every post that parses. */
  readonly #tables = new Map<string, Table>()
  /** The same as text, with delimiters. */
  readonly #heads = new Map<string, string>()
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
    this.#heads.clear()
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
    this.#heads.delete(path)
    if (file === null) return null
    try {
      const text = readHeadText(file)
      const { entry, table } = readEntry(path, text, this.#folder.taxonomies)
      this.#entries.set(path, entry)
      this.#heads.set(path, headText(text))
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

  /** Goes on with another configuration of the same folder. */
  configure(folder: Folder): void {
    this.#folder = folder
    this.#kit = new KitReader(folder)
  }

  contents(questions: readonly FileQuestion[]): readonly FileAnswer[] {
    return answerQuestions(this.#folder, questions)
  }

  kit(): SiteKit {
    const kit = withUrls(this.#kit.read(this.#pages(), this.#files))
    this.#lastKit = { kit, time: Date.now() }
    return kit
  }

  #pages(): SitePage[] {
    const withTime = JSON.stringify(this.#folder.config.frontmatter ?? '')
      .toLowerCase()
      .includes(':filemodtime')
    return [...this.#entries.values()].flatMap(({ path, title }) => {
      const mounted = this.#folder.hugo ? mountOf(this.#folder, path) : null
      if (mounted === undefined) return []
      const modified = withTime ? modifiedTime(join(this.#folder.content, path)) : null
      return {
        path,
        title,
        url: '',
        head: this.#heads.get(path) ?? '',
        ...(mounted === null ? {} : { mounted }),
        ...(modified === null ? {} : { modified }),
      }
    })
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

/** The URLs of a kit's pages, which depend on one another: a section may give its pages a part of theirs. */
function withUrls(kit: SiteKit): SiteKit {
  const model = modelOf(kit)
  return { ...kit, pages: kit.pages.map((page) => ({ ...page, url: model.find(page.path)?.page.url ?? '' })) }
}

/** Longer heads are none that lists of pages need. */
const longestHead = 64 << 10

function headText(text: string): string {
  const { head } = splitPost(text)
  // A copy: a slice would keep the whole text in memory.
  return head.length > longestHead ? '' : Buffer.from(head).toString()
}

function modifiedTime(file: string): string | null {
  return statSync(file, { throwIfNoEntry: false })?.mtime.toISOString() ?? null
}

/** Removes what a save that was cut short has left. A young file may belong to one that is under way. */
function removeOld(file: string): void {
  try {
    if (Date.now() - statSync(file).mtimeMs > leftAfter) unlinkSync(file)
  } catch (error) {
    if (errorCode(error) === null) throw error
  }
}
