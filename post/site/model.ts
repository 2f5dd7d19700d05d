/** The site around a post: every page in its place, for each language. */
import type { SiteKit, SitePage } from '../render/site.ts'
import { configuredCascades } from './cascade.ts'
import { languagesOf, type SiteLanguage } from './language.ts'
import { listTitle, sectionTitle } from './list-title.ts'
import { inDefaultOrder } from './order.ts'
import { type PageKind, PageNode } from './page-node.ts'
import { type Place, placeOf } from './place.ts'
import { collectTerms, type Taxonomy, taxonomiesOf } from './taxonomy.ts'

/** The pages of one language. */
export interface LanguageSite {
  readonly language: SiteLanguage
  readonly home: PageNode
  /** Every page by its logical path. */
  readonly byPath: PagesByPath
  /** Every page by its file's path. */
  readonly byFile: ReadonlyMap<string, PageNode>
  /** All pages in Hugo's order. */
  readonly pages: readonly PageNode[]
  /** Pages of kind `page` in Hugo's order. */
  readonly regularPages: readonly PageNode[]
  /** By the taxonomy's plural name. */
  readonly taxonomies: ReadonlyMap<string, Taxonomy>
}

/** The terms of a site, which only reading every page tells, are found when they are first asked for. */
export interface PagesByPath {
  get(path: string): PageNode | undefined
  values(): Iterable<PageNode>
}

export interface SiteModel {
  readonly kit: SiteKit
  /** In the order of the languages. */
  readonly sites: readonly LanguageSite[]
  /** The page of a file, with the site of its language; null for a file that is no page. */
  find(path: string): { readonly page: PageNode; readonly site: LanguageSite } | null
}

const models = new WeakMap<SiteKit, SiteModel>()
let last: { readonly kit: SiteKit; readonly path: string; readonly head: string; readonly model: SiteModel } | null =
  null

/** The model of a site in which the post at `path` has the front matter `head`, whatever the kit says of it. */
export function modelWith(kit: SiteKit, path: string, head: string): SiteModel {
  const known = pagesOf(kit).get(path)
  if (known !== undefined && (known.head ?? '') === head) return modelOf(kit)
  if (last?.kit === kit && last.path === path && last.head === head) return last.model
  const own: SitePage = { ...(known ?? { path, title: '', url: '' }), head }
  const all = known === undefined ? [...kit.pages, own] : kit.pages.map((page) => (page === known ? own : page))
  const model = createModel({ ...kit, pages: all })
  last = { kit, path, head, model }
  return model
}

const indexes = new WeakMap<SiteKit, ReadonlyMap<string, SitePage>>()

function pagesOf(kit: SiteKit): ReadonlyMap<string, SitePage> {
  const known = indexes.get(kit)
  if (known !== undefined) return known
  const made = new Map(kit.pages.map((page) => [page.path, page]))
  indexes.set(kit, made)
  return made
}

/** The model of a site as its kit has it; the same kit gives the same model. */
export function modelOf(kit: SiteKit): SiteModel {
  const known = models.get(kit)
  if (known !== undefined) return known
  const model = createModel(kit)
  models.set(kit, model)
  return model
}

function createModel(kit: SiteKit): SiteModel {
  const sources = new Map<string, [SitePage, Place][]>()
  for (const page of kit.pages) {
    const place = placeOf(page, kit.config)
    const list = sources.get(place.language)
    if (list === undefined) sources.set(place.language, [[page, place]])
    else list.push([page, place])
  }
  const sites = languagesOf(kit.config).map((language) => languageSite(language, sources.get(language.key) ?? []))
  return {
    kit,
    sites,
    find: (path) => {
      for (const site of sites) {
        const page = site.byFile.get(path)
        if (page !== undefined) return { page, site }
      }
      return null
    },
  }
}

function languageSite(language: SiteLanguage, sources: readonly (readonly [SitePage, Place])[]): LanguageSite {
  const { config } = language
  const cascades = configuredCascades(config.cascade)
  const plurals = taxonomiesOf(config)
  const byPath = new Map<string, PageNode>()
  const byFile = new Map<string, PageNode>()
  const disabled = disabledKinds(config)
  const add = (kind: PageKind, path: string, ownTitle: string, source: SitePage | null, place: Place | null) => {
    const needsTerms = kind === 'taxonomy' || kind === 'term' || (kind === 'home' && disabled.has('taxonomy'))
    const parts = { kind, path, language, source, place, ownTitle }
    const node = new PageNode(parts, cascades, needsTerms ? () => findTerms() : () => {})
    if (!byPath.has(path)) byPath.set(path, node)
    if (source !== null) byFile.set(source.path, node)
    return node
  }
  const title = typeof config.title === 'string' ? config.title : ''
  for (const [source, place] of sources) {
    if (place.bundle !== 'branch') add('page', place.path, '', source, place)
    else {
      const kind = branchKind(place.path, plurals)
      add(kind, place.path, ownTitleOf(kind, place.folders.at(-1) ?? '', title, config), source, place)
    }
  }
  const home = byPath.get('/') ?? add('home', '/', title, null, null)
  // A folder at the top is a section by itself; a deeper one only with an `_index.md`.
  for (const [, place] of sources) {
    const [top, next] = place.folders
    const path = top === undefined ? '/' : `/${top.toLowerCase().replace(/\s/g, '-')}`
    const inside = place.bundle === 'leaf' ? place.folders.length > 1 : next !== undefined || place.bundle === 'single'
    if (top !== undefined && inside && !byPath.has(path) && !plurals.has(path.slice(1)))
      add('section', path, sectionTitle(top, config), null, null)
  }
  if (!disabled.has('taxonomy')) {
    for (const plural of plurals.keys())
      if (!byPath.has(`/${plural}`)) add('taxonomy', `/${plural}`, listTitle(plural, config), null, null)
  }
  setParents(byPath, byFile)
  let taxonomies: ReadonlyMap<string, Taxonomy> | null = null
  const findTerms = (): ReadonlyMap<string, Taxonomy> => {
    if (taxonomies !== null) return taxonomies
    // What reads the pages may ask for their lists.
    taxonomies = new Map()
    taxonomies = collectTerms([...byFile.values()], plurals, (plural, key, term) => {
      const path = `/${plural}/${key}`
      const found = byPath.get(path)
      if (found !== undefined || disabled.has('term')) return found ?? null
      const made = add('term', path, listTitle(term, config, false), null, null)
      const above = byPath.get(`/${plural}`) ?? home
      above.adopt(made)
      return made
    })
    return taxonomies
  }
  let pages: readonly PageNode[] | null = null
  let regular: readonly PageNode[] | null = null
  return {
    language,
    home,
    byPath: {
      get: (path) => {
        const found = byPath.get(path)
        if (found !== undefined) return found
        findTerms()
        return byPath.get(path)
      },
      values: () => {
        findTerms()
        return byPath.values()
      },
    },
    byFile,
    get taxonomies() {
      return findTerms()
    },
    get pages() {
      findTerms()
      pages ??= inDefaultOrder([...byPath.values()].filter((node) => node.isListed))
      return pages
    },
    get regularPages() {
      regular ??= inDefaultOrder([...byPath.values()].filter((node) => node.kind === 'page' && node.isListed))
      return regular
    },
  }
}

function branchKind(path: string, plurals: ReadonlyMap<string, string>): PageKind {
  if (path === '/') return 'home'
  for (const plural of plurals.keys()) {
    if (path === `/${plural}`) return 'taxonomy'
    if (path.startsWith(`/${plural}/`)) return 'term'
  }
  return 'section'
}

function ownTitleOf(kind: PageKind, folder: string, site: string, config: SiteKit['config']): string {
  if (kind === 'home') return site
  return kind === 'section' ? sectionTitle(folder, config) : listTitle(folder, config)
}

function setParents(byPath: ReadonlyMap<string, PageNode>, byFile: ReadonlyMap<string, PageNode>): void {
  for (const node of new Set([...byPath.values(), ...byFile.values()])) {
    let path = node.path
    let above: PageNode | undefined
    while (above === undefined && path !== '/') {
      path = path.slice(0, Math.max(1, path.lastIndexOf('/')))
      const found = byPath.get(path)
      if (found?.isBranch) above = found
    }
    if (byPath.get(node.path) === node) above?.adopt(node)
    else above?.standAbove(node)
  }
}

function disabledKinds(config: SiteKit['config']): ReadonlySet<string> {
  return new Set([config.disablekinds ?? []].flat().map((kind) => String(kind).toLowerCase()))
}
