/** The site as the templates of one rendering see it: each page is one object, however it is come by. */
import { type LanguageSite, modelWith, type SiteModel } from '../site/model.ts'
import type { PageNode } from '../site/page-node.ts'
import type { Thing, Value } from '../template/value.ts'
import type { RenderedPage, RunContext } from './run-context.ts'

export interface SiteView {
  readonly context: RunContext
  readonly model: SiteModel
  /** The page that is rendered, and the site of its language. */
  readonly page: PageNode
  readonly site: LanguageSite
  /** A page as `.Page`. */
  thing(page: PageNode): Thing
  siteThing(site: LanguageSite): Thing
  /** The page behind a `.Page`; null for any other object. */
  nodeOf(thing: Thing): PageNode | null
  /** The site that a page belongs to. */
  siteOf(page: PageNode): LanguageSite
  /** What a page comes to. Throws `TemplateFailure` for the page that is rendered. */
  rendered(page: PageNode): RenderedPage
  /** The text of a page after its front matter. */
  bodyOf(page: PageNode): string
}

/** Makes the objects of pages and sites: given by `page.ts`, which they and their members know of. */
export interface Objects {
  page(page: PageNode, view: SiteView): Thing
  site(site: LanguageSite, view: SiteView): Thing
}

export function createView(context: RunContext, objects: Objects, text: (page: PageNode) => PageText): SiteView {
  const model = modelWith(context.kit, context.page.path, context.page.head)
  const found = model.find(context.page.path)
  if (found === null) throw new Error('The page that is rendered is not among the pages of its site.')
  const pages = new Map<PageNode, Thing>()
  const sites = new Map<LanguageSite, Thing>()
  const nodes = new Map<Thing, PageNode>()
  const renderings = new Map<PageNode, RenderedPage>()
  const view: SiteView = {
    context,
    model,
    page: found.page,
    site: found.site,
    thing: (page) =>
      remembered(pages, page, () => {
        const thing = objects.page(page, view)
        nodes.set(thing, page)
        return thing
      }),
    nodeOf: (thing) => nodes.get(thing) ?? null,
    siteThing: (site) => remembered(sites, site, () => objects.site(site, view)),
    siteOf: (page) => model.sites.find(({ language }) => language === page.language) ?? found.site,
    rendered: (page) =>
      remembered(renderings, page, () => {
        const { head, body } = text(page)
        return context.rendered({ path: page.source?.path ?? '', head, body })
      }),
    bodyOf: (page) => text(page).body,
  }
  return view
}

/** A page's text in its two parts. */
export interface PageText {
  readonly head: string
  readonly body: string
}

function remembered<K, V extends NonNullable<Value> | RenderedPage>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}
