/** The fields and methods of a page: https://gohugo.io/methods/page/ */
import { lookup } from '../front-matter/path.ts'
import { contentsRange, tableOfContents } from '../markdown/table-of-contents.ts'
import { contentsMark } from '../render/source.ts'
import { inDefaultOrder } from '../site/order.ts'
import type { PageNode } from '../site/page-node.ts'
import { logicalPath } from '../site/place.ts'
import { termPath, termsOf } from '../site/taxonomy.ts'
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { TemplateFailure } from '../template/failure.ts'
import { cleanPath } from '../template/functions/path.ts'
import { plainText } from '../template/functions/transform.ts'
import { Moment, zeroEpoch } from '../template/moment.ts'
import { bytesOf } from '../template/print.ts'
import { createScratch } from '../template/scratch.ts'
import { Dictionary, Safe, Thing, type Value } from '../template/value.ts'
import { absolute, relative } from './address.ts'
import { fileObject } from './file.ts'
import { fragmentsObject } from './fragments.ts'
import { languageObject } from './language.ts'
import { referenceOf } from './other-page.ts'
import { outputFormats } from './output-format.ts'
import { resourcesOf } from './page-resources.ts'
import { paramOf } from './param.ts'
import { findInSite } from './reference.ts'
import { createPageStore, type PageStore } from './run-context.ts'
import { taxonomyData } from './taxonomy.ts'
import type { SiteView } from './view.ts'

/** A member of fewer than three parameters takes no arguments in a template. */
type Member = (page: PageNode, view: SiteView, args: readonly Value[]) => Value

const stores = new WeakMap<SiteView, Map<PageNode, PageStore>>()

function storeOf(page: PageNode, view: SiteView): PageStore {
  if (page === view.page && view.context.store !== undefined) return view.context.store
  const known = stores.get(view) ?? new Map<PageNode, PageStore>()
  stores.set(view, known)
  const store = known.get(page) ?? createPageStore()
  known.set(page, store)
  return store
}

function things(pages: readonly PageNode[], view: SiteView): Value {
  return pages.map((page) => view.thing(page))
}

function orNull(page: PageNode | null | undefined, view: SiteView): Value {
  return page === null || page === undefined ? null : view.thing(page)
}

const zero = new Moment(zeroEpoch)

/** Direct children, listed, in Hugo's order. */
function childrenOf(page: PageNode): readonly PageNode[] {
  const children = page.termPages ?? page.children
  // Home lists no taxonomies.
  const listed = children.filter((child) => child.isListed && !(page.kind === 'home' && child.kind === 'taxonomy'))
  return inDefaultOrder(listed)
}

function regularPages(page: PageNode): readonly PageNode[] {
  return childrenOf(page).filter(({ kind }) => kind === 'page')
}

function sectionsOf(page: PageNode): readonly PageNode[] {
  return childrenOf(page).filter(({ kind }) => kind === 'section')
}

function allBelow(page: PageNode): PageNode[] {
  return (page.termPages ?? page.children).flatMap((child) => (child.isBranch ? allBelow(child) : [child]))
}

/** The section, taxonomy or term that a page is in, or that it is. */
function currentSection(page: PageNode): PageNode {
  return page.isBranch || page.parent === null ? page : page.parent
}

function firstSection(page: PageNode): PageNode {
  let section = currentSection(page)
  while (section.parent !== null && section.parent.kind !== 'home') section = section.parent
  return section
}

function ancestorsOf(page: PageNode): readonly PageNode[] {
  return page.parent === null ? [] : [page.parent, ...ancestorsOf(page.parent)]
}

/** The page beside this one in a list; 1 is the next older one. */
function beside(page: PageNode, list: readonly PageNode[], step: 1 | -1, order: Value): PageNode | null {
  const at = list.indexOf(page)
  return at === -1 ? null : (list[at + (order === 'asc' ? -step : step)] ?? null)
}

function sortOrder(view: SiteView, key: string): Value {
  const { page } = view.site.language.config
  const settings = fromData(page ?? null, true)
  return settings instanceof Dictionary ? toText(settings.get(key)).toLowerCase() : ''
}

function inAll(page: PageNode, view: SiteView, step: 1 | -1): Value {
  return orNull(beside(page, view.siteOf(page).regularPages, step, sortOrder(view, 'nextprevsortorder')), view)
}

function inSection(page: PageNode, view: SiteView, step: 1 | -1): Value {
  if (page.kind !== 'page') return null
  const order = sortOrder(view, 'nextprevinsectionsortorder')
  return orNull(beside(page, regularPages(currentSection(page)), step, order), view)
}

function translationsOf(page: PageNode, view: SiteView): readonly PageNode[] {
  const key = page.translationKey
  return view.model.sites.flatMap(({ byPath }) => {
    const same = byPath.get(page.path)
    if (same !== undefined && same.kind === page.kind && same.translationKey === key) return [same]
    return [...byPath.values()].filter((other) => other.kind === page.kind && other.translationKey === key).slice(0, 1)
  })
}

function otherPageArgument(name: string, args: readonly Value[], view: SiteView): PageNode | null {
  want(name, args, 1)
  const [other = null] = args
  return other instanceof Thing ? view.nodeOf(other) : null
}

function isAbove(above: PageNode, below: PageNode): boolean {
  return above !== below && below !== null && ancestorsOf(below).includes(above)
}

function plainOf(page: PageNode, view: SiteView): string {
  return plainText(view.rendered(page).content)
}

/** Words as Hugo counts them; where the page is Chinese, Japanese or Korean each character of those is one. */
function countWords(page: PageNode, view: SiteView): { readonly words: number; readonly cjk: boolean } {
  const words = plainOf(page, view)
    .split(/\s+/)
    .filter((word) => word !== '')
  const text = plainOf(page, view)
  const cjk = isCjk(page, view, text)
  if (!cjk) return { words: words.length, cjk }
  const count = (word: string) => (/[^\p{ASCII}]/u.test(word) ? [...word].length : 1)
  return { words: words.reduce((sum, word) => sum + count(word), 0), cjk }
}

const cjkScripts = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

function isCjk(page: PageNode, view: SiteView, text: string): boolean {
  const value = lookup(page.table, 'isCJKLanguage')
  if (value?.kind === 'boolean') return value.value
  return view.site.language.config.hascjklanguage === true && cjkScripts.test(text)
}

function termsOfPage(page: PageNode, view: SiteView, args: readonly Value[]): Value {
  want('GetTerms', args, 1)
  const plural = toText(args[0]).toLowerCase()
  const { byPath } = view.siteOf(page)
  const pages = termsOf(page, plural).flatMap((name) => byPath.get(`/${plural}/${termPath(name)}`) ?? [])
  return things(pages, view)
}

function summaryOf(page: PageNode, view: SiteView): Value {
  const given = page.text('summary')
  if (given !== '') return new Safe('HTML', view.context.markdown(given, 'inline'))
  return new Safe('HTML', view.rendered(page).summary)
}

function renderString(view: SiteView, args: readonly Value[]): Value {
  want('RenderString', args, 1, 2)
  const options = args.length === 2 ? args[0] : null
  if (args.length === 2 && !(options instanceof Dictionary))
    throw new TemplateFailure('RenderString: the options must be a map')
  const display = options instanceof Dictionary ? toText(options.get('display')) : ''
  return new Safe('HTML', view.context.markdown(toText(args.at(-1)), display === 'block' ? 'block' : 'inline'))
}

/** Older addresses of a page, from the site's root; one that does not begin there is beside the page. */
function aliasesOf(page: PageNode): Value {
  const given = fromData(page.params.aliases ?? [], true)
  const folder = page.path.slice(0, page.path.lastIndexOf('/'))
  return (Array.isArray(given) ? given : [given]).map((alias: Value) => {
    const path = toText(alias)
    return cleanPath(path.startsWith('/') ? path : `${folder}/${path}`)
  })
}

function textList(page: PageNode, key: string): Value {
  const value = fromData(page.params[key] ?? null, true)
  return value === null ? [] : Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : [value]
}

export const pageMembers: ReadonlyMap<string, Member> = new Map<string, Member>(
  Object.entries({
    Title: (page) => page.title,
    LinkTitle: (page) => page.linkTitle,
    Name: (page) => page.linkTitle,
    Description: (page) => page.text('description'),
    Params: (page) => fromData(page.params, true),
    Param: (page, view, args) => paramOf(fromData(page.params, true), view.siteOf(page), args),
    RelPermalink: (page, view) => relative(view.context, page.url),
    Permalink: (page, view) => absolute(view.context, page.url),
    Path: (page) => page.path,
    File: (page) => (page.source === null ? null : fileObject(page)),
    Site: (page, view) => view.siteThing(view.siteOf(page)),
    Sites: (_, view) => view.model.sites.map((site) => view.siteThing(site)),
    Page: (page, view) => view.thing(page),
    Scratch: (page, view) => createScratch(storeOf(page, view)),
    Store: (page, view) => createScratch(storeOf(page, view)),
    Draft: (page) => page.meta.draft,
    Weight: (page) => BigInt(page.weight),
    Keywords: (page) => textList(page, 'keywords'),
    Aliases: (page) => aliasesOf(page),
    Slug: (page) => page.slug,
    Layout: (page) => page.text('layout'),
    Date: (page) => page.dates.date ?? zero,
    PublishDate: (page) => page.dates.publishdate ?? zero,
    Lastmod: (page) => page.dates.lastmod ?? zero,
    ExpiryDate: (page) => page.dates.expirydate ?? zero,
    Kind: (page) => page.kind,
    IsHome: (page) => page.kind === 'home',
    IsPage: (page) => page.kind === 'page',
    IsNode: (page) => page.isBranch,
    IsSection: (page) => page.kind === 'section',
    Section: (page) => page.section,
    Type: (page) => page.text('type') || page.section || 'page',
    BundleType: (page) => (page.isBranch ? 'branch' : page.place?.bundle === 'leaf' ? 'leaf' : ''),
    Lang: (page) => page.language.key,
    Language: (page) => languageObject(page.language),
    Resources: (page, view) => resourcesOf(page, view),
    ResourceType: () => 'page',
    GitInfo: () => null,
    CodeOwners: () => [],
    RenderString: (_, view, args) => renderString(view, args),
    GetPage: (page, view, args) => {
      want('GetPage', args, 1, 2)
      return orNull(findInSite(view.siteOf(page), page, toText(args.at(-1))), view)
    },
    Ref: (page, view, args) => referenceOf(view, page, args, 'absolute'),
    RelRef: (page, view, args) => referenceOf(view, page, args, 'relative'),
    Pages: (page, view) => things(childrenOf(page), view),
    RegularPages: (page, view) => things(regularPages(page), view),
    RegularPagesRecursive: (page, view) =>
      things(inDefaultOrder(allBelow(page).filter(({ isListed }) => isListed)), view),
    Sections: (page, view) => things(sectionsOf(page), view),
    SectionsEntries: (page) =>
      logicalPath(page.path.slice(1))
        .split('/')
        .filter((part) => part !== '')
        .slice(0, page.isBranch ? undefined : -1),
    SectionsPath: (page) => (page.isBranch ? page.path : (page.parent?.path ?? '/')),
    Parent: (page, view) => orNull(page.parent, view),
    CurrentSection: (page, view) => view.thing(currentSection(page)),
    FirstSection: (page, view) => view.thing(firstSection(page)),
    Ancestors: (page, view) => things(ancestorsOf(page), view),
    Next: (page, view) => inAll(page, view, -1),
    Prev: (page, view) => inAll(page, view, 1),
    NextPage: (page, view) => inAll(page, view, -1),
    PrevPage: (page, view) => inAll(page, view, 1),
    NextInSection: (page, view) => inSection(page, view, -1),
    PrevInSection: (page, view) => inSection(page, view, 1),
    Eq: (page, view, args) => otherPageArgument('Eq', args, view) === page,
    InSection: (page, view, args) => {
      const other = otherPageArgument('InSection', args, view)
      return other !== null && currentSection(page) === currentSection(other)
    },
    IsAncestor: (page, view, args) => {
      const other = otherPageArgument('IsAncestor', args, view)
      return other !== null && isAbove(page, other)
    },
    IsDescendant: (page, view, args) => {
      const other = otherPageArgument('IsDescendant', args, view)
      return other !== null && isAbove(other, page)
    },
    TranslationKey: (page) => page.translationKey,
    AllTranslations: (page, view) => things(translationsOf(page, view), view),
    Translations: (page, view) =>
      things(
        translationsOf(page, view).filter((one) => one !== page),
        view,
      ),
    IsTranslated: (page, view) => translationsOf(page, view).length > 1,
    GetTerms: termsOfPage,
    OutputFormats: (page, view) => outputFormats(page, view, true),
    AlternativeOutputFormats: (page, view) => outputFormats(page, view, false),
    Data: (page, view) => taxonomyData(page, view),
    HasShortcode: (page, view, args) => {
      want('HasShortcode', args, 1)
      return hasShortcode(view.bodyOf(page), toText(args[0]))
    },
    IsMenuCurrent: () => false,
    HasMenuCurrent: () => false,
    Content: (page, view) => new Safe('HTML', view.rendered(page).content),
    RawContent: (page, view) => view.bodyOf(page),
    Summary: summaryOf,
    Truncated: (page, view) => page.text('summary') === '' && view.rendered(page).truncated,
    Plain: plainOf,
    PlainWords: (page, view) =>
      plainOf(page, view)
        .split(/\s+/)
        .filter((word) => word !== ''),
    WordCount: (page, view) => BigInt(countWords(page, view).words),
    FuzzyWordCount: (page, view) => BigInt(Math.ceil(countWords(page, view).words / 100) * 100),
    ReadingTime: (page, view) => {
      const { words, cjk } = countWords(page, view)
      return BigInt(cjk ? Math.floor((words + 500) / 501) : Math.floor((words + 212) / 213))
    },
    Len: (page, view) => BigInt(bytesOf(view.rendered(page).content).length),
    Fragments: (page, view) =>
      fragmentsObject(page === view.page ? view.context.headings() : view.rendered(page).headings()),
    TableOfContents: (page, view) => {
      if (page === view.page) return new Safe('HTML', contentsMark)
      const range = contentsRange(view.siteOf(page).language.config)
      return new Safe('HTML', tableOfContents(view.rendered(page).headings(), range))
    },
  } satisfies { readonly [name: string]: Member }),
)

/** Whether a text has a shortcode of this name, looked for as Hugo's lexer would see its opening tag. */
function hasShortcode(body: string, name: string): boolean {
  return body
    .split(/\{\{[<%]\s*/)
    .some((part, index) => index > 0 && part.startsWith(name) && /^[\s/>%]/.test(part.slice(name.length)))
}
