/** A page of the site: one of a file, or one that Hugo makes by itself (a section, a taxonomy, a term). */
import { toParams } from '../front-matter/convert.ts'
import { lookup } from '../front-matter/path.ts'
import { type PostMeta, postMeta } from '../front-matter/typed.ts'
import type { Format, Table } from '../front-matter/value.ts'
import type { Data, SitePage } from '../render/site.ts'
import { formatMoment, type Moment } from '../template/moment.ts'
import { type Cascade, cascadesOf, withCascades } from './cascade.ts'
import type { DataTable } from './data-table.ts'
import { datesOf, nameDate, type PageDates, readsFileNames } from './dates.ts'
import { headOf } from './head.ts'
import type { SiteLanguage } from './language.ts'
import { permalinkOf } from './permalink.ts'
import type { Place } from './place.ts'

export type PageKind = 'home' | 'section' | 'taxonomy' | 'term' | 'page'

/** What a page is made of; `source` and `place` are null where Hugo makes it by itself. */
export interface PageParts {
  readonly kind: PageKind
  readonly path: string
  readonly language: SiteLanguage
  readonly source: SitePage | null
  readonly place: Place | null
  /** The title of a page that has none in its front matter. */
  readonly ownTitle: string
}

const empty: Table = { kind: 'table', entries: [] }

export class PageNode {
  readonly kind: PageKind
  /** Hugo's `.Path`: `/blog/post`. */
  readonly path: string
  readonly language: SiteLanguage
  readonly source: SitePage | null
  readonly place: Place | null
  readonly #ownTitle: string
  readonly #completes: () => void
  #parent: PageNode | null = null
  #termPages: readonly PageNode[] | null = null
  readonly #children: PageNode[] = []
  /** Cascades of the configuration, which hold for all pages. */
  readonly #siteCascades: readonly Cascade[]
  #table: Table | null = null
  #meta: PostMeta | null = null
  #params: DataTable | null = null
  #dates: PageDates | null = null
  #url: string | null = null
  #ownCascades: readonly Cascade[] | null = null

  /** `completes` is called before the pages that belong to it are given. */
  constructor(parts: PageParts, siteCascades: readonly Cascade[], completes: () => void) {
    this.#completes = completes
    this.kind = parts.kind
    this.path = parts.path
    this.language = parts.language
    this.source = parts.source
    this.place = parts.place
    this.#ownTitle = parts.ownTitle
    this.#siteCascades = siteCascades
  }

  /** The section, taxonomy or home that it belongs to; null for home. */
  get parent(): PageNode | null {
    return this.#parent
  }

  /** The pages of which this is the parent, in the order in which they were found. */
  get children(): readonly PageNode[] {
    this.#completes()
    return this.#children
  }

  /** The pages of a term; null for every other kind. */
  get termPages(): readonly PageNode[] | null {
    this.#completes()
    return this.#termPages
  }

  /** Makes this the parent of `child`. */
  adopt(child: PageNode): void {
    child.#parent = this
    this.#children.push(child)
  }

  /** As `adopt`, for a page that another one of the same path keeps out of the lists. */
  standAbove(child: PageNode): void {
    child.#parent = this
  }

  /** Gives a term its pages. */
  hold(pages: readonly PageNode[]): void {
    this.#termPages = pages
  }

  /** Whether it holds other pages. */
  get isBranch(): boolean {
    return this.kind !== 'page'
  }

  /** The first folder of its path; empty for pages beside home. */
  get section(): string {
    const end = this.path.indexOf('/', 1)
    if (end > 0) return this.path.slice(1, end)
    return this.isBranch ? this.path.slice(1) : ''
  }

  /** Front matter with what cascades add. */
  get table(): Table {
    this.#table ??= withCascades(this.ownTable, this.#cascades(), {
      path: this.path,
      kind: this.kind,
      language: this.language.key,
    })
    return this.#table
  }

  /** Front matter as the file has it. */
  get ownTable(): Table {
    return this.source === null ? empty : (headOf(this.source.head ?? '').table ?? empty)
  }

  /** Cascades from the page itself up to home, then those of the configuration. */
  #cascades(): readonly Cascade[] {
    const all: Cascade[] = []
    for (let node: PageNode | null = this; node !== null; node = node.parent) all.push(...node.ownCascades)
    return [...all, ...this.#siteCascades]
  }

  get ownCascades(): readonly Cascade[] {
    this.#ownCascades ??= this.isBranch ? cascadesOf(this.ownTable) : []
    return this.#ownCascades
  }

  get meta(): PostMeta {
    this.#meta ??= metaOf(this.table, this.source === null ? 'toml' : headOf(this.source.head ?? '').format)
    return this.#meta
  }

  get title(): string {
    return this.meta.title ?? this.#ownTitle
  }

  get linkTitle(): string {
    return this.text('linktitle') || this.title
  }

  get weight(): number {
    const value = lookup(this.table, 'weight')
    if (value?.kind === 'integer' || value?.kind === 'float') return Math.trunc(Number(value.value))
    return value?.kind === 'string' && /^[-+]?\d+$/.test(value.text) ? Number(value.text) : 0
  }

  /** A text of the front matter; empty where there is none. */
  text(key: string): string {
    const value = lookup(this.table, key)
    return value?.kind === 'string' ? value.text : value?.kind === 'integer' ? String(value.value) : ''
  }

  get slug(): string {
    if (this.meta.slug) return this.meta.slug
    if (this.place === null || !readsFileNames(this.language.config)) return ''
    return nameDate(this.fileName)?.slug ?? ''
  }

  /** File name without extension and language, or the folder of a bundle. */
  get fileName(): string {
    if (this.place === null) return ''
    return this.place.bundle === 'single' ? this.place.name : (this.place.folders.at(-1) ?? '')
  }

  /** Whether lists hold it: `build.list` may forbid it, and a headless bundle is in none. */
  get isListed(): boolean {
    const headless = lookup(this.table, 'headless')
    if (headless?.kind === 'boolean' && headless.value) return false
    const build = lookup(this.table, 'build') ?? lookup(this.table, '_build')
    const list = build?.kind === 'table' ? lookup(build, 'list') : undefined
    if (list?.kind === 'string') return list.text.toLowerCase() === 'always' || list.text.toLowerCase() === 'true'
    return list?.kind !== 'boolean' || list.value
  }

  /** What pages that are each other's translation share. */
  get translationKey(): string {
    return this.text('translationkey') || this.path
  }

  /** Dates of the front matter; a list page without any has the latest of the pages below it. */
  get dates(): PageDates {
    this.#dates ??= this.#readDates()
    return this.#dates
  }

  #readDates(): PageDates {
    const own = this.#ownDates()
    if (!this.isBranch || own.date || own.lastmod || own.publishdate || own.expirydate) return own
    const latest = (name: 'date' | 'lastmod' | 'publishdate') =>
      (this.termPages ?? this.children).reduce<Moment | null>((best, { dates }) => {
        const date = dates[name]
        return date !== null && (best === null || date.epoch > best.epoch) ? date : best
      }, null)
    return { date: latest('date'), lastmod: latest('lastmod'), publishdate: latest('publishdate'), expirydate: null }
  }

  #ownDates(): PageDates {
    const modified = this.source?.modified
    const file = { name: this.fileName, ...(modified === undefined ? {} : { modified }) }
    return datesOf(this.table, this.language.config, this.source === null ? null : file)
  }

  /** Path of its URL from the server's root, without the path of the site's base URL. */
  get url(): string {
    this.#url ??= permalinkOf(this)
    return this.#url
  }

  /** `.Params`: front matter with lower-cased keys, and what Hugo puts there of its own. */
  get params(): DataTable {
    this.#params ??= this.#readParams()
    return this.#params
  }

  #readParams(): DataTable {
    const { date, lastmod, publishdate, expirydate } = this.#ownDates()
    const dates = Object.entries({ date, lastmod, publishdate, expirydate }).flatMap(([key, moment]) =>
      moment === null ? [] : [[key, dateData(moment)] as const],
    )
    const own = toParams(this.table)
    const cjk = typeof own.iscjklanguage === 'boolean' ? own.iscjklanguage : false
    const params = { ...own, ...Object.fromEntries(dates), draft: this.meta.draft, iscjklanguage: cjk }
    return this.meta.title === null ? params : { ...params, title: this.meta.title }
  }
}

/** Kept for as long as the front matter is: each change of a page makes the site anew. */
const metas = new WeakMap<Table, PostMeta>()

function metaOf(table: Table, format: Format): PostMeta {
  const known = metas.get(table)
  if (known !== undefined) return known
  const meta = postMeta(table, format)
  metas.set(table, meta)
  return meta
}

function dateData(moment: Moment): Data {
  return { $date: formatMoment(moment, '2006-01-02T15:04:05.999999999Z07:00') }
}
