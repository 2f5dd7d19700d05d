/** The page and its site as a template's `.Page` and `.Site`. */
import { splitPost } from '../front-matter/detect.ts'
import { problemAt } from '../front-matter/position.ts'
import type { PageNode } from '../site/page-node.ts'
import { type Method, Thing } from '../template/value.ts'
import { pageMembers } from './page-members.ts'
import type { RunContext } from './run-context.ts'
import { siteObject } from './site.ts'
import { createView, type PageText, type SiteView } from './view.ts'

/** What templates see of their surroundings, made once for each rendering. */
export interface PageObjects {
  readonly context: RunContext
  readonly view: SiteView
  readonly page: Thing
  readonly site: Thing
  /** The `.Position` of an offset of the body. */
  position(offset: number): Thing
}

const made = new WeakMap<RunContext, PageObjects>()

export function pageObjects(context: RunContext): PageObjects {
  const known = made.get(context)
  if (known !== undefined) return known
  const view = createView(context, { page: (page, of) => new PageThing(page, of), site: siteObject }, (page) =>
    textOf(context, page),
  )
  const objects: PageObjects = {
    context,
    view,
    page: view.thing(view.page),
    site: view.siteThing(view.site),
    position: (offset) => positionOf(context, offset),
  }
  made.set(context, objects)
  return objects
}

/** The language in which dates and numbers are written: the site's `languageCode` where JavaScript knows it, else `languageOf`. */
export function localeOf(context: RunContext): string {
  const { config, key } = pageObjects(context).view.site.language
  for (const locale of [config.locale, config.languagecode, key]) {
    if (typeof locale !== 'string') continue
    try {
      const [known] = Intl.getCanonicalLocales(locale)
      if (known !== undefined) return known
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return 'en'
}

/** Go's `text.Position`; the whole path on disk is nobody's business, so the path below the content folder stands for it. */
function positionOf({ page: { path, head, body } }: RunContext, offset: number): Thing {
  const { line, column } = problemAt(head + body, head.length + offset, '')
  return new Thing(
    'text.Position',
    {
      Filename: () => path,
      LineNumber: () => BigInt(line),
      ColumnNumber: () => BigInt(column),
      Offset: () => BigInt(head.length + offset),
      IsValid: () => true,
      String: () => `"${path}:${line}:${column}"`,
    },
    `"${path}:${line}:${column}"`,
  )
}

/** The language of the page that is rendered. */
export function languageOf(context: RunContext): string {
  return pageObjects(context).view.site.language.key
}

/** A page as a template's object. Its members are bound when they are asked for: a site may have thousands of pages. */
class PageThing extends Thing {
  readonly #page: PageNode
  readonly #view: SiteView

  constructor(page: PageNode, view: SiteView) {
    super('*hugolib.pageState', {}, page.source?.path ?? page.path)
    this.#page = page
    this.#view = view
  }

  override get names(): readonly string[] {
    return [...pageMembers.keys()]
  }

  override method(name: string): Method | undefined {
    const member = pageMembers.get(name)
    if (member === undefined) return undefined
    return member.length < 3 ? () => member(this.#page, this.#view, []) : (args) => member(this.#page, this.#view, args)
  }
}

/** The text of a page: that of the page which is rendered as it is now, any other as its file has it. */
function textOf(context: RunContext, page: PageNode): PageText {
  const { source } = page
  if (source === null) return { head: '', body: '' }
  if (source.path === context.page.path) return context.page
  const mounted = source.path.startsWith('/')
  const text = context.files.text(mounted ? 'site' : 'content', mounted ? source.path.slice(1) : source.path)
  const { head, body } = splitPost(text ?? '')
  return { head, body }
}
