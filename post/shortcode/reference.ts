/** How a page is found by its name: https://gohugo.io/methods/site/getpage/ */

import type { LanguageSite } from '../site/model.ts'
import type { PageNode } from '../site/page-node.ts'
import { logicalPath } from '../site/place.ts'
import { TemplateFailure } from '../template/failure.ts'
import type { SiteView } from './view.ts'

/** The page that a reference names, and the anchor that it ends with (`#a`, or nothing). */
export interface Reference {
  /** Null for a reference to the page itself (`#a` alone). */
  readonly page: PageNode | null
  readonly anchor: string
}

/** Finds what `ref` finds from a page, in the site of a language. */
export function findReference(view: SiteView, from: PageNode, reference: string, site: LanguageSite): Reference | null {
  const at = reference.indexOf('#')
  const anchor = at < 0 ? '' : reference.slice(at)
  const path = (at < 0 ? reference : reference.slice(0, at)).replace(/\?.*$/s, '')
  if (path === '') return anchor === '' ? null : { page: null, anchor }
  const page = find(site, from, path, true) ?? findFile(view, from, path)
  return page === null ? null : { page, anchor }
}

/** `GetPage` of a page, or of the site where `from` is null. */
export function findInSite(site: LanguageSite, from: PageNode | null, path: string): PageNode | null {
  return find(site, from, path, from === null)
}

function find(site: LanguageSite, from: PageNode | null, reference: string, bySimpleName: boolean): PageNode | null {
  const given = reference.replace(/(?<=.)\/+$/, '')
  const extension = /\.(?:md|markdown|mdown|html?|org|adoc|rst)$/i.test(given)
  if (from !== null && !given.startsWith('/')) {
    const found = site.byPath.get(normal(`${baseOf(from, extension && given.startsWith('../'))}/${given}`))
    if (found !== undefined) return found
    const beside = besideFile(site, from, given)
    if (extension && beside !== null) return beside
  }
  if (given.startsWith('.')) return null
  const rooted = site.byPath.get(normal(given))
  if (rooted !== undefined) return rooted
  if (!bySimpleName || given.includes('/')) return null
  const name = normal(given).slice(1)
  const named = [...site.byPath.values()].filter((page) => page.path.slice(page.path.lastIndexOf('/') + 1) === name)
  if (named.length > 1) throw new TemplateFailure(`page reference "${reference}" is ambiguous`)
  return named[0] ?? null
}

/** The folder that a page's references begin in: a branch's own, any other page's one above. */
function baseOf(from: PageNode, own: boolean): string {
  if (from.isBranch || (own && from.place?.bundle === 'leaf')) return from.path
  return from.path.slice(0, from.path.lastIndexOf('/'))
}

/** The page whose file stands where the reference leads from the page's own file. */
function besideFile(site: LanguageSite, from: PageNode, reference: string): PageNode | null {
  const folder = (from.source?.mounted?.path ?? from.source?.path ?? '').replace(/[^/]*$/, '')
  return site.byPath.get(normal(`/${folder}${reference}`)) ?? null
}

/** A page of another language, where its file is named. */
function findFile(view: SiteView, from: PageNode, path: string): PageNode | null {
  const folder = (from.source?.path ?? '').replace(/[^/]*$/, '')
  for (const place of path.startsWith('/') ? [path.slice(1)] : [folder + path, path]) {
    const found = view.model.find(place)
    if (found !== null) return found.page
  }
  return null
}

/** A path as pages are named: without `.` and `..`, extension, `index` and slashes at its end. */
function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  const last = parts.pop()
  if (last === undefined) return '/'
  const bare = last.replace(/\.(?:md|markdown|mdown|html?|org|adoc|rst)$/i, '')
  if (!/^_?index$/i.test(bare) || parts.length === 0) {
    if (!/^_index$/i.test(bare)) parts.push(bare)
  }
  return logicalPath(parts.join('/'))
}
