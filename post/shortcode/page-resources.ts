/** The files of a page's bundle: https://gohugo.io/content-management/page-resources/ */
import { splitPost } from '../front-matter/detect.ts'
import type { Data, SiteFile } from '../render/site.ts'
import { type DataTable, isDataTable } from '../site/data-table.ts'
import { filesBelow } from '../site/file-index.ts'
import { readGlob } from '../site/glob.ts'
import { PageNode } from '../site/page-node.ts'
import { placeOf } from '../site/place.ts'
import { toText, want } from '../template/arguments.ts'
import { listWith } from '../template/list-methods.ts'
import { stableSorted } from '../template/stable-sort.ts'
import { byCodePoint, Thing, type Value } from '../template/value.ts'
import { mediaTypeObject } from './media-type.ts'
import { partsOf, ResourceThing, resourceTypeOf } from './resource.ts'
import type { SiteView } from './view.ts'

/** A resource, and what it is looked for by. */
interface Listed {
  readonly name: string
  /** Its path in the bundle, whatever the front matter calls it. */
  readonly path: string
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
  const found = ofLanguage(own, folder, page, view).map((file): Found => {
    const name = file.path.slice(folder.length)
    const post = /\.(?:md|markdown)$/i.test(name)
    return { file, path: name, name, type: post ? 'page' : resourceTypeOf(partsOf(view.context, file).mediaType) }
  })
  const metadata = metadataOf(page)
  const counters = new Map<number, number>()
  const inOrder = stableSorted(byFolding(found), before).map((one) => ({
    ...one,
    ...described(one.path, metadata, counters),
  }))
  return stableSorted(inOrder, before).map((one) => ({
    ...one,
    thing:
      one.type === 'page' ? pageResource(page, one.file, one, view) : fileResource(page, one.file, one.path, one, view),
  }))
}

/** The files that a page of this language has: `a.de.txt` is the German `a.txt`, which is everyone else's. */
function ofLanguage(files: readonly SiteFile[], folder: string, page: PageNode, view: SiteView): readonly SiteFile[] {
  if (view.model.sites.length < 2) return files
  const languageOf = (path: string) => {
    const word = /\.([^./]+)\.[^./]+$/.exec(path)?.[1]?.toLowerCase()
    return view.model.sites.some(({ language }) => language.key === word) ? word : undefined
  }
  const { key } = page.language
  const own = new Set(files.filter(({ path }) => languageOf(path) === key).map(({ path }) => withoutLanguage(path)))
  return files.filter(({ path }) => {
    const language = languageOf(path.slice(folder.length))
    return language === undefined ? !own.has(path) : language === key
  })
}

function withoutLanguage(path: string): string {
  return path.replace(/\.[^./]+(\.[^./]+)$/, '$1')
}

/** The page of the bundle that a file belongs to: one for all languages is published beside the default one's. */
function ownerOf(page: PageNode, name: string, view: SiteView): PageNode {
  if (view.model.sites.length < 2 || name.includes(`.${page.language.key}.`)) return page
  const main = view.model.sites.find(({ language }) => language.isDefault)
  return main?.byPath.get(page.path) ?? page
}

interface Found {
  readonly file: SiteFile
  readonly path: string
  readonly name: string
  readonly type: string
}

/** Hugo finds files in the order of their paths in lower case. */
function byFolding(found: readonly Found[]): readonly Found[] {
  return found.toSorted((a, b) => byCodePoint(a.path.toLowerCase(), b.path.toLowerCase()))
}

/** Hugo's own comparison, which contradicts itself: by kind, pages behind others, then by name. */
function before(a: Found, b: Found): boolean {
  if (byCodePoint(a.type, b.type) < 0) return true
  if ((a.type === 'page') !== (b.type === 'page')) return b.type === 'page'
  return byCodePoint(a.name, b.name) < 0
}

function resourceList(resources: readonly Listed[]): readonly Value[] {
  const matching = (name: string, args: readonly Value[]) => {
    want(name, args, 1)
    const pattern = readGlob(toText(args[0]).replace(/^\.?\//, ''))
    return resources.filter((one) => pattern.test(one.name.replace(/^\//, '')) || pattern.test(one.path))
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
        return (
          (
            found ??
            resources.find((one) => [one.path, withoutLanguage(one.path)].some((path) => path.toLowerCase() === name))
          )?.thing ?? null
        )
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
  const { url } = ownerOf(page, name, view)
  const base = url.endsWith('/') ? url : url.replace(/(?:index)?\.html$|[^/]*$/, '/').replace(/\/\/$/, '/')
  return new ResourceThing(view.context, { ...partsOf(view.context, file), ...named, url: decodeURI(base) + name })
}

/** A Markdown file of a bundle: a page without an address. */
function pageResource(bundle: PageNode, file: SiteFile, named: Named, view: SiteView): Thing {
  const { head } = splitPost(view.context.files.text('content', file.path) ?? '')
  const source = { path: file.path, title: '', url: '', head }
  const path = `${bundle.path}/${file.path.replace(/^.*\/|\.[^.]*$/g, '').toLowerCase()}`
  const place = placeOf(source, view.context.kit.config)
  const page = new PageNode(
    { kind: 'page', path, language: bundle.language, source, place, ownTitle: named.title },
    [],
    () => {},
  )
  bundle.standAbove(page)
  return new PageResource(view.thing(page), named)
}

class PageResource extends Thing {
  readonly #page: Thing

  constructor(page: Thing, { name }: Named) {
    super(
      page.type,
      {
        Name: () => name,
        ResourceType: () => 'page',
        MediaType: () => mediaTypeObject('application/octet-stream'),
        RelPermalink: () => '',
        Permalink: () => '',
      },
      page.printed,
    )
    this.#page = page
  }

  override method(name: string) {
    return super.method(name) ?? this.#page.method(name)
  }
}
