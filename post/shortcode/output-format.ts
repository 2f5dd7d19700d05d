/** The forms in which a page is published: https://gohugo.io/configuration/output-formats/ */
import { lookup } from '../front-matter/path.ts'
import { type DataTable, isDataTable, textList } from '../site/data-table.ts'
import type { PageNode } from '../site/page-node.ts'
import { toText, want } from '../template/arguments.ts'
import { listWith } from '../template/list-methods.ts'
import { Thing, type Value } from '../template/value.ts'
import { absolute, relative } from './address.ts'
import { mediaTypeObject } from './media-type.ts'
import type { SiteView } from './view.ts'

interface Format {
  readonly name: string
  readonly type: string
  readonly suffix: string
  readonly base: string
  readonly rel: string
}

const builtin: readonly Format[] = [
  { name: 'html', type: 'text/html', suffix: 'html', base: 'index', rel: 'canonical' },
  { name: 'amp', type: 'text/html', suffix: 'html', base: 'index', rel: 'amphtml' },
  { name: 'rss', type: 'application/rss+xml', suffix: 'xml', base: 'index', rel: 'alternate' },
  { name: 'json', type: 'application/json', suffix: 'json', base: 'index', rel: 'alternate' },
  { name: 'csv', type: 'text/csv', suffix: 'csv', base: 'index', rel: 'alternate' },
  { name: 'css', type: 'text/css', suffix: 'css', base: 'styles', rel: 'stylesheet' },
  { name: 'calendar', type: 'text/calendar', suffix: 'ics', base: 'index', rel: 'alternate' },
  { name: 'markdown', type: 'text/markdown', suffix: 'md', base: 'index', rel: 'alternate' },
  { name: 'sitemap', type: 'application/xml', suffix: 'xml', base: 'sitemap', rel: 'sitemap' },
  {
    name: 'webappmanifest',
    type: 'application/manifest+json',
    suffix: 'webmanifest',
    base: 'manifest',
    rel: 'manifest',
  },
]

/** A page's formats, the first being the one that is rendered; `all` counts that one too. */
export function outputFormats(page: PageNode, view: SiteView, all: boolean): readonly Value[] {
  const formats = namesOf(page).flatMap((name) => formatNamed(name, page.language.config) ?? [])
  const objects = (all ? formats : formats.slice(1)).map((format) => formatObject(format, page, view))
  return listWith(objects, {
    Get: (args) => {
      want('OutputFormats.Get', args, 1)
      const name = toText(args[0]).toLowerCase()
      return objects.find((format) => format.method('Name')?.([]) === name) ?? null
    },
  })
}

function namesOf(page: PageNode): readonly string[] {
  const own = lookup(page.table, 'outputs')
  if (own?.kind === 'list')
    return own.items.flatMap((item) => (item.kind === 'string' ? [item.text.toLowerCase()] : []))
  const { outputs } = page.language.config
  const ofKind = isDataTable(outputs) ? textList(outputs[page.kind]).map((name) => name.toLowerCase()) : []
  if (ofKind.length > 0) return ofKind
  return page.isBranch ? ['html', 'rss'] : ['html']
}

function formatNamed(name: string, config: DataTable): Format | null {
  const known = builtin.find((format) => format.name === name)
  const { outputformats } = config
  const own = isDataTable(outputformats) ? outputformats[name] : undefined
  if (!isDataTable(own)) return known ?? null
  const text = (key: string, otherwise: string) => {
    const value = own[key]
    return typeof value === 'string' ? value : otherwise
  }
  const type = text('mediatype', known?.type ?? 'text/html')
  const suffix = builtin.find((format) => format.type === type)?.suffix ?? type.replace(/^.*[/+]/, '')
  return { name, type, suffix: known?.suffix ?? suffix, base: text('basename', 'index'), rel: text('rel', 'alternate') }
}

function formatObject(format: Format, page: PageNode, view: SiteView): Thing {
  const plain = format.suffix === 'html' && format.base === 'index' && format.name !== 'amp'
  const path = format.name === 'amp' ? `/amp${page.url}` : page.url.replace(/[^/]*$/, '')
  const url = plain ? page.url : format.name === 'amp' ? path : `${path}${format.base}.${format.suffix}`
  return new Thing('page.OutputFormat', {
    Name: () => format.name,
    Rel: () => format.rel,
    MediaType: () => mediaTypeObject(format.type),
    RelPermalink: () => relative(view.context, url),
    Permalink: () => absolute(view.context, url),
  })
}
