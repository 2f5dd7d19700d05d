/** Taxonomies: which terms there are, and the pages of each (https://gohugo.io/content-management/taxonomies/). */
import { lookup } from '../front-matter/path.ts'
import type { Value } from '../front-matter/value.ts'
import type { SiteKit } from '../render/site.ts'
import { slug } from '../render/slug.ts'
import { isDataTable } from './data-table.ts'
import { inDefaultOrder } from './order.ts'
import type { PageNode } from './page-node.ts'

export interface Term {
  /** As `.Site.Taxonomies` names it: lower-cased, blanks as they are. */
  readonly key: string
  /** The term's own page; null where the site makes none. */
  readonly page: PageNode | null
  /** In order of the weight that they give to the term, then in Hugo's order. */
  readonly pages: readonly TermPage[]
}

export interface TermPage {
  readonly page: PageNode
  readonly weight: number
}

export interface Taxonomy {
  readonly plural: string
  readonly singular: string
  readonly terms: ReadonlyMap<string, Term>
}

/** Singular names by plural ones; Hugo's two where the site names none. */
export function taxonomiesOf(config: SiteKit['config']): ReadonlyMap<string, string> {
  const { taxonomies } = config
  if (!isDataTable(taxonomies)) {
    return new Map([
      ['categories', 'category'],
      ['tags', 'tag'],
    ])
  }
  const named = Object.entries(taxonomies).flatMap(([singular, plural]) =>
    typeof plural === 'string' && plural !== '' ? [[plural.toLowerCase(), singular] as const] : [],
  )
  return new Map(named)
}

/** Collects the terms of all pages. `pageOf` gives the page of a term, whose name is as the first page writes it. */
export function collectTerms(
  pages: readonly PageNode[],
  plurals: ReadonlyMap<string, string>,
  pageOf: (plural: string, key: string, name: string) => PageNode | null,
): ReadonlyMap<string, Taxonomy> {
  const taxonomies = new Map<string, Taxonomy>()
  for (const [plural, singular] of plurals) {
    const found = new Map<string, { name: string; pages: TermPage[] }>()
    for (const page of pages) {
      for (const name of termsOf(page, plural)) {
        const key = name.toLowerCase()
        const weight = weightOf(page, plural)
        const term = found.get(key)
        if (term === undefined) found.set(key, { name, pages: [{ page, weight }] })
        else if (term.pages.at(-1)?.page !== page) term.pages.push({ page, weight })
      }
    }
    const terms = new Map<string, Term>()
    for (const [key, { name, pages: of }] of found) {
      const page = pageOf(plural, termPath(name), name)
      const ordered = inTermOrder(of)
      page?.hold(ordered.map((one) => one.page))
      terms.set(key, { key, page, pages: ordered })
    }
    taxonomies.set(plural, { plural, singular, terms })
  }
  return taxonomies
}

/** The terms that a page has, as it writes them. */
export function termsOf(page: PageNode, plural: string): readonly string[] {
  const value = lookup(page.table, plural) ?? nestedParam(page, plural)
  return textsOf(value).filter((text) => text !== '')
}

/** The last part of a term's path: `Bar Baz` is `bar-baz`. */
export function termPath(name: string): string {
  return slug(name.replaceAll('/', '-'))
}

function nestedParam(page: PageNode, plural: string): Value | undefined {
  const params = lookup(page.table, 'params')
  return params?.kind === 'table' ? lookup(params, plural) : undefined
}

function textsOf(value: Value | undefined): string[] {
  switch (value?.kind) {
    case 'list':
      return value.items.flatMap(textsOf)
    case 'string':
      return [value.text.trim()]
    case 'integer':
      return [String(value.value)]
    case 'float':
      return [value.source]
    case 'boolean':
      return [String(value.value)]
    case 'raw':
      return textsOf(value.meaning)
    default:
      return []
  }
}

function weightOf(page: PageNode, plural: string): number {
  const value = lookup(page.table, `${plural}_weight`)
  return value?.kind === 'integer' ? Number(value.value) : 0
}

function inTermOrder(pages: readonly TermPage[]): readonly TermPage[] {
  const order = new Map(inDefaultOrder(pages.map(({ page }) => page)).map((page, index) => [page, index]))
  const rank = ({ weight }: TermPage) => (weight === 0 ? Number.POSITIVE_INFINITY : weight)
  return [...pages].sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1
    return (order.get(a.page) ?? 0) - (order.get(b.page) ?? 0)
  })
}
