/** The files of a page's bundle: https://gohugo.io/content-management/page-resources/ */
import { toParams } from '../front-matter/convert.ts'
import { splitPost } from '../front-matter/detect.ts'
import { postMeta } from '../front-matter/typed.ts'
import type { Data, SiteFile } from '../render/site.ts'
import { type DataTable, isDataTable } from '../site/data-table.ts'
import { filesBelow } from '../site/file-index.ts'
import { readGlob } from '../site/glob.ts'
import { headOf } from '../site/head.ts'
import type { PageNode } from '../site/page-node.ts'
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { listWith } from '../template/list-methods.ts'
import { byCodePoint, Safe, Thing, type Value } from '../template/value.ts'
import { partsOf, ResourceThing, resourceTypeOf } from './resource.ts'
import type { SiteView } from './view.ts'

/** A resource, and what it is looked for by. */
interface Listed {
  readonly name: string
  /** Its path in the bundle, whatever the front matter calls it. */
  readonly file: string
  readonly type: string
  readonly thing: Thing
}

const made = new WeakMap<SiteView, Map<PageNode, readonly Value[]>>()

/** `.Page.Resources`: a list with `Get`, `GetMatch`, `Match` and `ByType`. */
export function resourcesOf(page: PageNode, view: SiteView): readonly Value[] {
  const known = made.get(view) ?? new Map<PageNode, readonly Value[]>()
  made.set(view, known)
  const before = known.get(page)
  if (before !== undefined) return before
  const list = resourceList(collect(page, view))
  known.set(page, list)
  return list
}

function collect(page: PageNode, view: SiteView): readonly Listed[] {
  const { source, place } = page
  if (source === null || place === null || place.bundle === 'single') return []
  const folder = source.path.replace(/[^/]*$/, '')
  const files = filesBelow(view.context.kit, 'content', folder)
  const own = place.bundle === 'leaf' ? files : files.filter(({ path }) => !path.slice(folder.length).includes('/'))
  const metadata = metadataOf(page)
  const counters = new Map<number, number>()
  const listed = own.map((file): Listed => {
    const name = file.path.slice(folder.length)
    const named = described(name, metadata, counters)
    const post = /\.(?:md|markdown)$/i.test(name)
    const thing = post ? pageResource(file, named, view) : fileResource(page, file, name, named, view)
    const type = post ? 'page' : resourceTypeOf(partsOf(view.context, file).mediaType)
    return { name: named.name, file: name, type, thing }
  })
  return listed.sort((a, b) => byCodePoint(a.type, b.type) || byCodePoint(a.name, b.name))
}

function resourceList(resources: readonly Listed[]): readonly Value[] {
  const matching = (name: string, args: readonly Value[]) => {
    want(name, args, 1)
    const pattern = readGlob(toText(args[0]).replace(/^\.?\//, ''))
    return resources.filter((one) => pattern.test(one.name.replace(/^\//, '')))
  }
  return listWith(
    resources.map(({ thing }) => thing),
    {
      Get: (args) => {
        want('Get', args, 1)
        const name = toText(args[0])
          .replace(/^\.?\//, '')
          .toLowerCase()
        const found = resources.find((one) => one.name.toLowerCase() === name)
        return (found ?? resources.find((one) => one.file.toLowerCase() === name))?.thing ?? null
      },
      GetMatch: (args) => matching('GetMatch', args)[0]?.thing ?? null,
      Match: (args) => resourceList(matching('Match', args)),
      ByType: (args) => {
        want('ByType', args, 1)
        const type = toText(args[0]).toLowerCase()
        return resourceList(resources.filter((one) => one.type === type))
      },
      Mount: (_) => resourceList(resources),
    },
  )
}

interface Named {
  readonly name: string
  readonly title: string
  readonly params: DataTable
}

interface Metadata {
  readonly src: string
  readonly name: string | null
  readonly title: string | null
  readonly params: DataTable | null
}

/** The entries of `[[resources]]` in the front matter. */
function metadataOf(page: PageNode): readonly Metadata[] {
  const { resources } = page.params
  return (Array.isArray(resources) ? resources : []).flatMap((entry: Data) => {
    if (!isDataTable(entry) || typeof entry.src !== 'string') return []
    const text = (key: string) => {
      const value = entry[key]
      return typeof value === 'string' ? value : null
    }
    return [
      {
        src: entry.src,
        name: text('name'),
        title: text('title'),
        params: isDataTable(entry.params) ? entry.params : null,
      },
    ]
  })
}

/** What the front matter says of a file: the first entry that says something of each kind counts. */
function described(file: string, metadata: readonly Metadata[], counters: Map<number, number>): Named {
  let [name, title, params]: [string | null, string | null, DataTable | null] = [null, null, null]
  for (const [index, entry] of metadata.entries()) {
    if (!readGlob(entry.src.replace(/^\.?\//, '')).test(file)) continue
    const counted = (text: string | null) => {
      if (text === null || !text.includes(':counter')) return text
      const count = counters.get(index) ?? 0
      return text.replaceAll(':counter', String(count + 1))
    }
    name ??= counted(entry.name)
    title ??= counted(entry.title)
    params ??= entry.params
    counters.set(index, (counters.get(index) ?? 0) + 1)
  }
  return { name: name ?? file, title: title ?? name ?? file, params: params ?? {} }
}

function fileResource(page: PageNode, file: SiteFile, name: string, named: Named, view: SiteView): Thing {
  const base = page.url.endsWith('/')
    ? page.url
    : page.url.replace(/(?:index)?\.html$|[^/]*$/, '/').replace(/\/\/$/, '/')
  return new ResourceThing(view.context, { ...partsOf(view.context, file), ...named, url: decodeURI(base) + name })
}

/** A Markdown file of a bundle: a page without an address. */
function pageResource(file: SiteFile, named: Named, view: SiteView): Thing {
  const { context } = view
  const read = () => splitPost(context.files.text('content', file.path) ?? '')
  const table = () => headOf(read().head).table ?? ({ kind: 'table', entries: [] } as const)
  return new Thing(
    '*hugolib.pageState',
    {
      Name: () => named.name,
      Title: () => postMeta(table(), 'toml').title ?? named.title,
      LinkTitle: () => postMeta(table(), 'toml').title ?? named.title,
      Params: () => fromData(toParams(table()), true),
      ResourceType: () => 'page',
      RelPermalink: () => '',
      Permalink: () => '',
      RawContent: () => read().body,
      Content: () =>
        new Safe('HTML', context.rendered({ path: file.path, head: read().head, body: read().body }).content),
    },
    named.name,
  )
}
