/** Which file of the site an image's address means. */
import { pageUrl } from '../site/permalink.ts'
import type { SiteFile, SiteKit } from './site.ts'

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
