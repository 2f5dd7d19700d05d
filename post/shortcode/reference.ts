import type { SitePage } from '../render/site.ts'
import type { RunContext } from './run-context.ts'

/** The page that a reference names, and the anchor that it ends with (`#a`, or nothing). */
export interface Reference {
  readonly page: SitePage
  readonly anchor: string
}

/** Finds what `ref` finds: a path from the content folder or beside the page, with or without extension; or a name that is one page's alone. */
export function findReference(context: RunContext, reference: string): Reference | null {
  const at = reference.indexOf('#')
  const anchor = at < 0 ? '' : reference.slice(at)
  const path = at < 0 ? reference : reference.slice(0, at)
  if (path === '') return at < 0 ? null : { page: { ...context.page, url: '' }, anchor }
  const page = findPage(context, path)
  return page === null ? null : { page, anchor }
}

function findPage(context: RunContext, path: string): SitePage | null {
  const pages = context.kit.pages
  const folder = context.page.path.replace(/[^/]*$/, '')
  const places = path.startsWith('/') ? [normal(path)] : [normal(folder + path), normal(path)]
  for (const place of places) {
    const found = pages.find((page) => keysOf(page.path).includes(place))
    if (found !== undefined) return found
  }
  const name = normal(path)
  if (path.startsWith('/') || name.includes('/')) return null
  const named = pages.filter((page) => keysOf(page.path).some((key) => key.slice(key.lastIndexOf('/') + 1) === name))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** The paths that a page goes by: its file's, without extension, and its folder's for a bundle. */
function keysOf(path: string): string[] {
  const whole = path.toLowerCase()
  const bare = whole.replace(/\.[^./]+$/, '')
  const folder = bare.replace(/(?:^|\/)_?index$/, '')
  return folder === bare ? [whole, bare] : [whole, bare, folder]
}

/** A path without `.` and `..`, without slashes at its ends, in lower case. */
function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.toLowerCase().split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
