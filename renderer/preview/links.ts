/** What a link in the preview leads to. DOM-free. */
import type { SiteKit } from '../../post/render/site.ts'

export type LinkTarget =
  /** A place in this post, by its id; empty is the top. */
  | { readonly kind: 'place'; readonly id: string }
  /** Another post, by its path below the content folder. */
  | { readonly kind: 'post'; readonly path: string }
  /** An http, https or mailto address, as a browser would write it. */
  | { readonly kind: 'outside'; readonly url: string }
  /** Nothing that can be opened; `message` is for the writer. */
  | { readonly kind: 'nothing'; readonly message: string }

/** Stands in for the site's address where it has none. */
const nowhere = 'https://galley.invalid/'

/** Where `href`, as it stands in the post at `path`, leads. */
export function linkTarget(href: string, path: string, kit: Pick<SiteKit, 'config' | 'pages'>): LinkTarget {
  if (href.startsWith('#')) return { kind: 'place', id: decoded(href.slice(1)) }
  const site = siteAddress(kit)
  const page = kit.pages.find((page) => page.path === path)
  const base = URL.parse(page?.url ?? '', site) ?? site
  const url = URL.parse(href, base)
  if (!url) return { kind: 'nothing', message: `“${shown(href)}” is no address.` }

  if (url.origin === site.origin) {
    const target = pageAt(url, site, kit) ?? fileAt(href, path, kit)
    if (target === path) return { kind: 'place', id: decoded(url.hash.slice(1)) }
    if (target !== null) return { kind: 'post', path: target }
    if (!URL.canParse(href)) {
      return { kind: 'nothing', message: `No post of this folder is at “${shown(decoded(url.pathname))}”.` }
    }
  }
  if (['http:', 'https:', 'mailto:'].includes(url.protocol)) return { kind: 'outside', url: url.href }
  return { kind: 'nothing', message: `Galley opens no “${shown(url.protocol)}” links.` }
}

function siteAddress({ config }: Pick<SiteKit, 'config'>): URL {
  const { baseurl } = config
  return (typeof baseurl === 'string' ? URL.parse(baseurl, nowhere) : null) ?? new URL(nowhere)
}

/** The post whose page has the address. A page's URL counts from the site's root, which may be a folder of its host. */
function pageAt(url: URL, site: URL, { pages }: Pick<SiteKit, 'pages'>): string | null {
  const path = folder(decoded(url.pathname))
  const root = folder(site.pathname)
  const below = path.startsWith(root) ? `/${path.slice(root.length)}` : path
  return pages.find((page) => [path, below].includes(folder(decoded(page.url))))?.path ?? null
}

/** The post whose file a link names: `other.md`, `../blog/other.md`. */
function fileAt(href: string, path: string, { pages }: Pick<SiteKit, 'pages'>): string | null {
  const url = URL.parse(href, new URL(path.split('/').map(encodeURIComponent).join('/'), nowhere))
  const file = decoded(url?.pathname.slice(1) ?? '')
  return pages.find((page) => page.path === file)?.path ?? null
}

const folder = (path: string): string => (path.endsWith('/') ? path : `${path}/`)
const shown = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign stands for itself.
    return text
  }
}
