import type { SiteKit } from '../render/site.ts'

type WithKit = { readonly kit: Pick<SiteKit, 'config'> }

/** A path below the site's base URL as a whole URL. */
export function absolute(site: WithKit, url: string): string {
  return url === '' ? '' : baseOf(site).origin + relative(site, url)
}

/** A path below the site's base URL as one from the server's root. */
export function relative(site: WithKit, url: string): string {
  return url.startsWith('/') ? baseOf(site).path + url.slice(1) : url
}

/** Scheme and host of the base URL, and its path with `/` at both ends. */
function baseOf({ kit }: WithKit): { readonly origin: string; readonly path: string } {
  const { baseurl } = kit.config
  const [, origin = '', path = ''] =
    /^([a-z][a-z\d+.-]*:\/\/[^/]*)?(.*)$/i.exec(typeof baseurl === 'string' ? baseurl : '') ?? []
  const rooted = path.startsWith('/') ? path : `/${path}`
  return { origin, path: rooted.endsWith('/') ? rooted : `${rooted}/` }
}
