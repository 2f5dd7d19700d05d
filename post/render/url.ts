/** Where a page is on the site, and which file an image's address means. */
import { type PostMeta, postMeta } from '../front-matter/typed.ts'
import type { Table } from '../front-matter/value.ts'
import { dateText } from './header.ts'
import type { Data, SiteFile, SiteKit } from './site.ts'
import { encodePath, pathSegment, type SlugStyle, slug } from './slug.ts'

/**
 * The path of a page's URL from the site's root, as Hugo 0.169 makes it: from `url`, a permalink pattern of the
 * configuration, `slug`, or the file's place. `path` is below the content folder. Hugo:
 * https://gohugo.io/content-management/urls/
 */
export function pageUrl(path: string, table: Table | null, config: SiteKit['config']): string {
  const style = { lower: config.disablepathtolower !== true, accents: config.removepathaccents !== true }
  const meta = postMeta(table ?? { kind: 'table', entries: [] }, 'toml')
  const page = pageOf(path, meta, config, style)
  if (meta.url) return givenUrl(meta.url, page)
  const pattern = permalinkPattern(config, page)
  const segments = pattern === null ? ownSegments(page) : expand(pattern, page)
  return written(segments, page, config.uglyurls === true)
}

interface Page {
  readonly folders: readonly string[]
  readonly kind: 'page' | 'section' | 'home'
  /** File name without extension and language. */
  readonly file: string
  /** The same, or the folder of a bundle. */
  readonly name: string
  readonly title: string
  readonly slug: string
  readonly date: string
  readonly style: SlugStyle
}

function pageOf(path: string, meta: PostMeta, config: SiteKit['config'], style: SlugStyle): Page {
  const folders = path.split('/')
  const language = typeof config.defaultcontentlanguage === 'string' ? config.defaultcontentlanguage : 'en'
  let file = (folders.pop() ?? '').replace(/\.[^.]*$/, '')
  if (file.endsWith(`.${language}`)) file = file.slice(0, -language.length - 1)
  const branch = file === '_index'
  const bundle = file === 'index' && folders.length > 0
  const own = branch ? folders : bundle ? folders.slice(0, -1) : folders
  return {
    folders: own,
    kind: branch ? (folders.length === 0 ? 'home' : 'section') : 'page',
    file,
    name: bundle || branch ? (folders.at(-1) ?? '') : file,
    title: meta.title ?? '',
    slug: meta.slug ?? '',
    date: meta.date === null ? '' : dateText(meta.date),
    style,
  }
}

function ownSegments(page: Page): string {
  const folders = page.folders.map((folder) => pathSegment(folder, page.style))
  if (page.kind !== 'page') return folders.join('/')
  return [...folders, page.slug === '' ? pathSegment(page.name, page.style) : slug(page.slug, page.style)].join('/')
}

function written(segments: string, page: Page, ugly: boolean): string {
  const path = encodePath(`/${segments}/`.replace(/\/{2,}/g, '/'))
  if (!ugly || page.kind === 'home') return path
  return page.kind === 'section' ? `${path}index.html` : `${path.slice(0, -1)}.html`
}

/** `url` of front matter: kept as it is, a `/` at its end unless it names a file. */
function givenUrl(url: string, page: Page): string {
  const path = /^[a-z]+:\/\/[^/]*(.*)$/i.exec(url)?.[1] ?? url
  const filled = path.includes(':') ? expand(path, page) : path
  const rooted = filled.startsWith('/') ? filled : `/${filled}`
  const named = rooted.endsWith('/') || /\.[^./]+$/.test(rooted)
  return encodePath((named ? rooted : `${rooted}/`).replace(/\/{2,}/g, '/'))
}

function permalinkPattern(config: SiteKit['config'], page: Page): string | null {
  const permalinks = config.permalinks
  if (!isTable(permalinks) || page.kind === 'home') return null
  const section = page.folders[0] ?? '/'
  const ofKind = permalinks[page.kind]
  const tables = [isTable(ofKind) ? ofKind : {}, page.kind === 'page' ? permalinks : {}]
  for (const table of tables) {
    const pattern = table[section.toLowerCase()] ?? table[section]
    if (typeof pattern === 'string') return pattern
  }
  return null
}

function isTable(data: Data | undefined): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

const tokens = /:(\w+)(?:\[(\d+|last)?(:)?(\d+|last)?\])?/g

/** Hugo's permalink tokens: https://gohugo.io/configuration/permalinks/#tokens */
function expand(pattern: string, page: Page): string {
  const date = datePartsOf(page.date)
  const clean = (text: string) => slug(text, page.style)
  const title = clean(page.title)
  return pattern.replace(tokens, (whole, token: string, from?: string, range?: string, to?: string) => {
    switch (token) {
      case 'section':
        return clean(page.folders[0] ?? '')
      case 'sections':
        return slice(page.folders, whole.includes('['), from, range, to).map(clean).join('/')
      case 'sectionslug':
        return clean(page.folders[0] ?? '')
      case 'sectionslugs':
        return slice(page.folders, whole.includes('['), from, range, to).map(clean).join('/')
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

const months = 'january february march april may june july august september october november december'.split(' ')
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')

/** The date as it was written, in its own time zone. A page without one has Go's zero date. */
function datePartsOf(date: string): { readonly [token: string]: string } {
  const parts = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(date)
  const [year, month, day] = parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : [1, 1, 1]
  const midnight = new Date(Date.UTC(2000, month - 1, day))
  midnight.setUTCFullYear(year)
  const newYear = new Date(Date.UTC(2000, 0, 1))
  newYear.setUTCFullYear(year)
  const weekday = midnight.getUTCDay()
  return {
    year: String(year),
    month: String(month).padStart(2, '0'),
    monthname: months[month - 1] ?? '',
    day: String(day).padStart(2, '0'),
    weekday: String(weekday),
    weekdayname: weekdays[weekday] ?? '',
    yearday: String(Math.round((midnight.getTime() - newYear.getTime()) / 86_400_000) + 1),
  }
}

/**
 * The file of the site that an address in a post shows, or null: addresses of other sites, data, and anything outside
 * the site. Searched as the built page would find it (relative to the page's URL), then where writers and themes also
 * keep pictures: beside the post, in `static/`, `assets/` and their `images/` and `img/` folders.
 */
export function resolveImage(url: string, postPath: string, kit: SiteKit): SiteFile | null {
  const address = localAddress(url.trim(), kit.config)
  if (address === null || address === '') return null
  const files = filesOf(kit)
  const folder = postPath.split('/').slice(0, -1).join('/')
  const name = address.replace(/^\/+/, '')
  const places: (readonly [SiteFile['root'], string | null])[] = []
  if (!address.startsWith('/')) {
    places.push(['content', join(folder, address)])
    const page = kit.pages.find(({ path }) => path === postPath)?.url ?? pageUrl(postPath, null, kit.config)
    const base = decode(page)
      .replace(/[^/]*$/, '')
      .replace(/^\//, '')
    places.push(['static', join(base, address)], ['content', join(base, address)])
  }
  for (const below of ['', 'images', 'img']) {
    places.push(['static', join(below, name)], ['assets', join(below, name)])
    if (below === '') places.push(['content', join('', name)])
  }
  for (const [root, path] of places) {
    const file = path === null ? undefined : files.get(`${root}/${path}`)
    if (file !== undefined) return file
  }
  return null
}

/** The path part of an address of this site, decoded; null for one of another. */
function localAddress(url: string, config: SiteKit['config']): string | null {
  const base = typeof config.baseurl === 'string' ? config.baseurl.replace(/\/*$/, '/') : null
  const basePath = base === null ? '/' : `/${base.replace(/^[a-z]+:\/\/[^/]*\//i, '')}`
  let path = url
  if (base !== null && base !== '/' && path.startsWith(base)) path = `/${path.slice(base.length)}`
  else if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(path)) return null
  else if (basePath !== '/' && path.startsWith(basePath)) path = `/${path.slice(basePath.length)}`
  return decode(path.replace(/[?#].*$/s, ''))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // No percent-encoding, then: a file may have such a name.
    return text
  }
}

/** The path joined and normalised; null where it leaves its root. */
function join(folder: string, path: string): string | null {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

const indexes = new WeakMap<SiteKit['files'], ReadonlyMap<string, SiteFile>>()

function filesOf(kit: SiteKit): ReadonlyMap<string, SiteFile> {
  const known = indexes.get(kit.files)
  if (known !== undefined) return known
  const index = new Map<string, SiteFile>()
  for (const file of kit.files) {
    const key = `${file.root}/${file.path}`
    if (!index.has(key)) index.set(key, file)
  }
  indexes.set(kit.files, index)
  return index
}
