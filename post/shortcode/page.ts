/** The page and its site as a template's `.Page` and `.Site`. */
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { TemplateFailure } from '../template/failure.ts'
import { Moment, parseMoment, zeroEpoch } from '../template/moment.ts'
import { createScratch } from '../template/scratch.ts'
import { Dictionary, Safe, Thing, type Value } from '../template/value.ts'
import { absolute, languageOf, sectionOf } from './address.ts'
import { fileObject } from './file.ts'
import { otherPage, referenceOf } from './other-page.ts'
import { findReference } from './reference.ts'
import { resourcesOf } from './resource.ts'
import { createPageStore, type RunContext } from './run-context.ts'
import { siteObject } from './site.ts'

/** What templates see of their surroundings, made once for each rendering. */
export interface PageObjects {
  readonly context: RunContext
  readonly page: Thing
  readonly site: Thing
  /** `"blog/a.md:3:1"`, as `.Position` prints an offset of the body. */
  position(offset: number): string
}

const made = new WeakMap<RunContext, PageObjects>()

export function pageObjects(context: RunContext): PageObjects {
  const known = made.get(context)
  if (known !== undefined) return known
  const site = siteObject(context)
  const page = pageObject(context, site)
  const objects: PageObjects = { context, page, site, position: () => `"${context.page.path}"` }
  made.set(context, objects)
  return objects
}

function pageObject(context: RunContext, site: Thing): Thing {
  const { page } = context
  const params = fromData(page.params, true)
  const table = params instanceof Dictionary ? params : new Dictionary([], true)
  const store = context.store ?? createPageStore()
  const date = dateOf(table, 'date', 'publishdate', 'pubdate', 'published', 'lastmod')
  const members = {
    Title: () => page.title,
    LinkTitle: () => table.get('linktitle') ?? page.title,
    Description: () => textIn(table, 'description'),
    Summary: () => new Safe('HTML', textIn(table, 'summary')),
    Params: () => params,
    Param: (args: readonly Value[]) => paramOf(table, site, args),
    RelPermalink: () => page.url,
    Permalink: () => absolute(context, page.url),
    Path: () => `/${page.path.replace(/(?:\/?(?:_index|index))?\.[^./]+$/, '').toLowerCase()}`,
    File: () => fileObject(page.path),
    Site: () => site,
    Sites: () => unknown('Sites'),
    Page: (): Value => thing,
    Scratch: () => createScratch(store),
    Store: () => createScratch(store),
    Draft: () => table.get('draft') ?? false,
    Weight: () => table.get('weight') ?? 0n,
    Keywords: () => table.get('keywords') ?? [],
    Aliases: () => table.get('aliases') ?? [],
    Slug: () => textIn(table, 'slug'),
    Layout: () => textIn(table, 'layout'),
    Date: () => date,
    PublishDate: () => dateOf(table, 'publishdate', 'pubdate', 'published', 'date'),
    Lastmod: () => dateOf(table, 'lastmod', 'modified', 'date'),
    ExpiryDate: () => dateOf(table, 'expirydate', 'unpublishdate'),
    Kind: () => (/(?:^|\/)_index\.[^/]+$/.test(page.path) ? (page.path.includes('/') ? 'section' : 'home') : 'page'),
    IsHome: () => /^_index\./.test(page.path),
    IsPage: () => !/(?:^|\/)_index\.[^/]+$/.test(page.path),
    IsNode: () => /(?:^|\/)_index\.[^/]+$/.test(page.path),
    IsSection: () => /.\/_index\.[^/]+$/.test(page.path),
    Section: () => sectionOf(page.path),
    Type: () => textIn(table, 'type') || sectionOf(page.path) || 'page',
    BundleType: () => (/(?:^|\/)_index\./.test(page.path) ? 'branch' : /(?:^|\/)index\./.test(page.path) ? 'leaf' : ''),
    Lang: () => languageOf(context),
    Language: () =>
      new Thing(
        '*langs.Language',
        { Lang: () => languageOf(context), LanguageCode: () => languageOf(context) },
        languageOf(context),
      ),
    Resources: () => resourcesOf(context),
    RenderString: (args: readonly Value[]) => renderString(context, args),
    GetPage: (args: readonly Value[]) => getPage(context, site, args),
    Ref: (args: readonly Value[]) => referenceOf({ context }, args, 'absolute'),
    RelRef: (args: readonly Value[]) => referenceOf({ context }, args, 'relative'),
    HasShortcode: () => unknown('HasShortcode'),
    Content: () => unknown('Content'),
    TableOfContents: () => unknown('TableOfContents'),
  }
  const thing = new Thing('*hugolib.pageState', members, `Page(/${page.path})`)
  return thing
}

function unknown(name: string): never {
  throw new TemplateFailure(`.Page.${name} is not in the preview yet`)
}

function textIn(table: Dictionary, key: string): string {
  const value = table.get(key)
  return value === undefined || value === null ? '' : toText(value)
}

function dateOf(table: Dictionary, ...keys: readonly string[]): Moment {
  for (const key of keys) {
    const value = table.get(key)
    const moment = value instanceof Moment ? value : typeof value === 'string' ? parseMoment(value) : null
    if (moment !== null) return moment
  }
  return new Moment(zeroEpoch)
}

/** `.Param`: the page's own, else the site's; a dotted key reaches into maps. */
function paramOf(table: Dictionary, site: Thing, args: readonly Value[]): Value {
  want('Param', args, 1)
  const key = toText(args[0])
  const siteParams = site.methods.get('Params')?.([]) ?? null
  return nested(table, key) ?? nested(siteParams, key)
}

function nested(value: Value, key: string): Value {
  if (value instanceof Dictionary && value.get(key) !== undefined) return value.get(key) ?? null
  for (const part of key.split('.')) value = value instanceof Dictionary ? (value.get(part) ?? null) : null
  return value
}

function renderString(context: RunContext, args: readonly Value[]): Value {
  want('RenderString', args, 1, 2)
  const options = args.length === 2 ? args[0] : null
  const display = options instanceof Dictionary ? toText(options.get('display')) : ''
  return new Safe('HTML', context.markdown(toText(args.at(-1)), display === 'block' ? 'block' : 'inline'))
}

function getPage(context: RunContext, site: Thing, args: readonly Value[]): Value {
  want('GetPage', args, 1, 2)
  const found = findReference(context, toText(args.at(-1)))
  return found === null ? null : otherPage(context, site, found.page)
}
