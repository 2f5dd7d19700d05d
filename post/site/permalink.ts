/** Where a page is on the site, as Hugo 0.169 has it: https://gohugo.io/content-management/urls/ */
import { type PostMeta, postMeta } from '../front-matter/typed.ts'
import type { Table } from '../front-matter/value.ts'
import type { SiteKit } from '../render/site.ts'
import { encodePath, pathSegment, type SlugStyle, slug } from '../render/slug.ts'
import { Moment, months, weekdays, yearDay, zeroEpoch } from '../template/moment.ts'
import { isDataTable } from './data-table.ts'
import { datesOf } from './dates.ts'
import { languageNamed } from './language.ts'
import type { PageNode } from './page-node.ts'
import { placeOf } from './place.ts'

/** What decides a page's URL. */
interface Located {
  /** Folders above the page, a branch's own among them, as they are written. */
  readonly folders: readonly string[]
  /** Those of the folders that are sections. */
  readonly sections: readonly string[]
  readonly kind: 'home' | 'section' | 'taxonomy' | 'term' | 'page'
  /** File name without extension, or the folder of a bundle. */
  readonly name: string
  readonly title: string
  readonly slug: string
  readonly date: Moment
  readonly url: string | null
  /** The language's folder in URLs, or nothing. */
  readonly prefix: string
  readonly config: SiteKit['config']
  readonly style: SlugStyle
  /** The slugs of the sections above the page, from the first on. */
  readonly sectionSlugs: readonly string[]
}

/** The path of a page's URL below the site's base URL, with `/` before it. */
export function permalinkOf(node: PageNode): string {
  const { config, prefix } = node.language
  const folders = foldersOf(node)
  return located({
    folders,
    sections: node.isBranch ? folders : folders.slice(0, depthOf(node.parent)),
    kind: node.kind,
    name: node.fileName,
    title: node.title,
    slug: node.slug,
    date: node.dates.date ?? new Moment(zeroEpoch),
    url: node.meta.url,
    prefix,
    config,
    style: styleOf(config),
    sectionSlugs: slugsOf(node, folders).slice(0, node.isBranch ? undefined : depthOf(node.parent)),
  })
}

/** The same for a page of which no more is known than its own file. */
export function pageUrl(path: string, table: Table | null, config: SiteKit['config']): string {
  const place = placeOf({ path }, config)
  const own: Table = table ?? { kind: 'table', entries: [] }
  const meta: PostMeta = postMeta(own, 'toml')
  const branch = place.bundle === 'branch'
  const folders = place.bundle === 'leaf' ? place.folders.slice(0, -1) : place.folders
  const language = languageNamed(config, place.language)
  const name = place.bundle === 'single' ? place.name : (place.folders.at(-1) ?? '')
  return located({
    folders,
    sections: folders,
    kind: branch ? (place.folders.length === 0 ? 'home' : 'section') : 'page',
    name,
    title: meta.title ?? '',
    slug: meta.slug ?? '',
    date: datesOf(own, config, { name }).date ?? new Moment(zeroEpoch),
    url: meta.url,
    prefix: language.prefix,
    config: language.config,
    style: styleOf(config),
    sectionSlugs: folders,
  })
}

function styleOf(config: SiteKit['config']): SlugStyle {
  return { lower: config.disablepathtolower !== true, accents: config.removepathaccents !== true }
}

function foldersOf(node: PageNode): readonly string[] {
  const { place } = node
  if (place === null) return node.path === '/' ? [] : node.path.slice(1).split('/')
  return place.bundle === 'leaf' ? place.folders.slice(0, -1) : place.folders
}

/** How many folders lead to a branch. */
function depthOf(branch: PageNode | null): number {
  return branch === null || branch.path === '/' ? 0 : branch.path.split('/').length - 1
}

/** Each section's slug where its front matter has one, else its folder. */
function slugsOf(node: PageNode, folders: readonly string[]): readonly string[] {
  const slugs = [...folders]
  for (let at: PageNode | null = node; at !== null; at = at.parent) {
    const depth = depthOf(at)
    if (at.isBranch && depth > 0 && depth <= slugs.length && at.slug !== '') slugs[depth - 1] = at.slug
  }
  return slugs
}

function located(page: Located): string {
  if (page.url) return givenUrl(page.url, page)
  const pattern = permalinkPattern(page)
  const segments = pattern === null ? ownSegments(page) : expand(pattern, page)
  return written(segments, page)
}

function ownSegments(page: Located): string {
  const folders = page.folders.map((folder) => pathSegment(folder, page.style))
  if (page.kind === 'page')
    return [...folders, page.slug === '' ? pathSegment(page.name, page.style) : slug(page.slug, page.style)].join('/')
  if (page.slug !== '' && folders.length > 0) folders.splice(-1, 1, slug(page.slug, page.style))
  return folders.join('/')
}

function written(segments: string, page: Located): string {
  const path = encodePath(`/${page.prefix}/${segments}/`.replace(/\/{2,}/g, '/'))
  if (!isUgly(page) || page.kind === 'home') return path
  return page.kind === 'page' ? `${path.slice(0, -1)}.html` : `${path}index.html`
}

/** `uglyURLs` is for the whole site, or a table with a section's own. */
function isUgly({ config, folders }: Located): boolean {
  const { uglyurls } = config
  return isDataTable(uglyurls) ? uglyurls[folders[0]?.toLowerCase() ?? ''] === true : uglyurls === true
}

/** `url` of front matter: kept as it is, a `/` at its end unless it names a file. */
function givenUrl(url: string, page: Located): string {
  const path = /^[a-z]+:\/\/[^/]*(.*)$/i.exec(url)?.[1] ?? url
  const filled = path.includes(':') ? expand(path, page) : path
  const rooted = filled.startsWith('/') ? filled : `/${page.prefix}/${filled}`
  const named = rooted.endsWith('/') || /\.[^./]+$/.test(rooted)
  return encodePath((named ? rooted : `${rooted}/`).replace(/\/{2,}/g, '/'))
}

/** The pattern of the page's kind and first section, or the configuration's older form without kinds. */
function permalinkPattern(page: Located): string | null {
  const { permalinks } = page.config
  if (!isDataTable(permalinks) || page.kind === 'home') return null
  const section = page.folders[0] ?? '/'
  const ofKind = permalinks[page.kind]
  const tables = [isDataTable(ofKind) ? ofKind : {}, page.kind === 'page' || page.kind === 'term' ? permalinks : {}]
  for (const table of tables) {
    const pattern = table[section.toLowerCase()] ?? table[section]
    if (typeof pattern === 'string') return pattern
  }
  return null
}

const tokens = /:(\w+)(?:\[(\d+|last)?(:)?(\d+|last)?\])?/g

/** Hugo's permalink tokens: https://gohugo.io/configuration/permalinks/#tokens */
function expand(pattern: string, page: Located): string {
  const date = datePartsOf(page.date)
  const clean = (text: string) => slug(text, page.style)
  const title = clean(page.title)
  return pattern
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(tokens, (whole, token: string, from?: string, range?: string, to?: string) => {
      switch (token) {
        case 'section':
          return clean(page.sections[0] ?? '')
        case 'sections':
          return slice(page.sections, whole.includes('['), from, range, to).map(clean).join('/')
        case 'sectionslug':
          return clean(page.sectionSlugs[0] ?? '')
        case 'sectionslugs':
          return slice(page.sectionSlugs, whole.includes('['), from, range, to).map(clean).join('/')
        case 'title':
          return title
        case 'slug':
          return page.slug === '' ? title : clean(page.slug)
        case 'slugorfilename':
        case 'slugorcontentbasename':
          return clean(page.slug === '' ? page.name : page.slug)
        case 'filename':
        case 'contentbasename':
          return clean(page.name)
        default:
          return date[token] ?? whole
      }
    })
}

function slice(
  folders: readonly string[],
  sliced: boolean,
  from: string | undefined,
  range: string | undefined,
  to: string | undefined,
): readonly string[] {
  if (!sliced) return folders
  const index = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : text === 'last' ? folders.length - 1 : Number(text)
  const first = index(from, 0)
  return range === undefined ? folders.slice(first, first + 1) : folders.slice(first, index(to, folders.length))
}

/** Parts of the date in its own time zone. A page without one has Go's zero date. */
function datePartsOf(date: Moment): { readonly [token: string]: string } {
  const { local } = date
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    year: String(local.getUTCFullYear()),
    month: two(local.getUTCMonth() + 1),
    monthname: (months[local.getUTCMonth()] ?? '').toLowerCase(),
    day: two(local.getUTCDate()),
    weekday: String(local.getUTCDay()),
    weekdayname: (weekdays[local.getUTCDay()] ?? '').toLowerCase(),
    yearday: String(yearDay(date)),
  }
}
