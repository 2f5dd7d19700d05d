/** Hugo's own hooks for links and images, which find the pages and files that destinations mean. */
import { escapeUrl } from '../markdown/escape.ts'
import type { ImageOccasion, LinkOccasion } from '../markdown/hook.ts'
import type { SiteKit } from '../render/site.ts'
import { pageObjects } from '../shortcode/page.ts'
import { assetResource } from '../shortcode/resource.ts'
import type { RunContext } from '../shortcode/run-context.ts'
import { fileAt } from '../site/file-index.ts'
import { toText } from '../template/arguments.ts'
import { filterUrl, inAttribute, normaliseUrl } from '../template/escaping/filters.ts'
import { memberOf } from '../template/member.ts'
import { Safe, type Value } from '../template/value.ts'

export type Embedded = 'always' | 'fallback' | 'never'

/**
 * Whether Hugo's own hook writes links or images. Left to itself it does on sites with languages in one place:
 * https://gohugo.io/configuration/markup/#renderhookslinkuseembedded
 */
export function embeddedUse(kind: 'link' | 'image', config: SiteKit['config']): Embedded {
  const goldmark = tableIn(tableIn(config, 'markup'), 'goldmark')
  const use = tableIn(tableIn(goldmark, 'renderhooks'), kind).useembedded
  if (use === 'always' || use === 'fallback' || use === 'never') return use
  const languages = Object.values(tableIn(config, 'languages'))
  const apart = languages.some((language) => tableIn({ language }, 'language').baseurl !== undefined)
  return languages.length > 0 && !apart && goldmark.duplicateresourcefiles !== true ? 'fallback' : 'never'
}

type DataTable = SiteKit['config']

function tableIn(table: DataTable, key: string): DataTable {
  const value = table[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as DataTable) : {}
}

export function embeddedLink(link: LinkOccasion, context: RunContext): string {
  const { page } = pageObjects(context)
  const url = parts(link.destination)
  let href = link.destination
  if (href.startsWith('#')) href = toText(memberOf(page, 'RelPermalink', [])) + href
  else if (href !== '' && !url.absolute) {
    const target = pageAt(page, url.path) ?? fileOf(page, url.path, context)
    if (target !== null) href = target + url.rest
  }
  return `<a href="${address(href)}"${titleOf(link)}>${link.text}</a>`
}

export function embeddedImage(image: ImageOccasion, context: RunContext): string {
  const { page } = pageObjects(context)
  const url = parts(image.destination)
  const file = url.absolute ? null : fileOf(page, url.path, context)
  const src = file === null ? image.destination : file + url.rest
  const attributes = image.attributes.map(([name, value]) => (value === '' ? '' : ` ${name}="${inAttribute(value)}"`))
  return `<img src="${address(src)}" alt="${inAttribute(image.plainText)}"${titleOf(image)}${attributes.join('')}>`
}

function titleOf({ title }: LinkOccasion): string {
  return title === '' ? '' : ` title="${inAttribute(title)}"`
}

function address(url: string): string {
  return inAttribute(normaliseUrl(filterUrl(escapeUrl(url))))
}

function parts(url: string): { absolute: boolean; path: string; rest: string } {
  const end = url.search(/[?#]/)
  const path = (end === -1 ? url : url.slice(0, end)).replace(/^\.\//, '')
  return { absolute: /^[a-z][a-z\d+.-]*:/i.test(url), path: decoded(path), rest: end === -1 ? '' : url.slice(end) }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A lone percent sign is no escape: the path is as it is written.
    return path
  }
}

function pageAt(page: Value, path: string): string | null {
  const found = memberOf(page, 'GetPage', [path])
  return found === null ? null : toText(memberOf(found, 'RelPermalink', []))
}

function fileOf(page: Value, path: string, context: RunContext): string | null {
  if (path === '') return null
  const resource = memberOf(memberOf(page, 'Resources', []), 'Get', [path])
  if (resource !== null) return textOf(memberOf(resource, 'RelPermalink', []))
  const asset = fileAt(context.kit, 'assets', path.replace(/^\/+/, ''))
  return asset === null ? null : textOf(memberOf(assetResource(context, asset), 'RelPermalink', []))
}

function textOf(value: Value): string {
  return value instanceof Safe ? value.text : toText(value)
}
