/** Taxonomies as templates see them: https://gohugo.io/methods/taxonomy/ */
import type { LanguageSite } from '../site/model.ts'
import type { PageNode } from '../site/page-node.ts'
import type { Taxonomy, Term } from '../site/taxonomy.ts'
import { termPath } from '../site/taxonomy.ts'
import { toText, want } from '../template/arguments.ts'
import { listWith } from '../template/list-methods.ts'
import { byCodePoint, Dictionary, type Method, Thing, type Value } from '../template/value.ts'
import type { SiteView } from './view.ts'

/** A taxonomy as a map from terms to their pages, with methods of its own. */
class TaxonomyTable extends Dictionary {
  readonly #methods: ReadonlyMap<string, Method>

  constructor(taxonomy: Taxonomy, site: LanguageSite, view: SiteView) {
    super([...taxonomy.terms].map(([key, term]) => [key, termList(term, view)] as const))
    const alphabetical = () => [...taxonomy.terms.values()].sort((a, b) => byCodePoint(a.key, b.key))
    const byCount = () => alphabetical().sort((a, b) => b.pages.length - a.pages.length)
    const ordered = (terms: readonly Term[]) => terms.map((term) => orderedTerm(term, view))
    this.#methods = new Map<string, Method>(
      Object.entries<Method>({
        Alphabetical: () => ordered(alphabetical()),
        ByCount: () => ordered(byCount()),
        Count: (args) => BigInt(taxonomy.terms.get(keyIn('Count', args))?.pages.length ?? 0),
        Get: (args) => {
          const key = keyIn('Get', args)
          const term = taxonomy.terms.get(key) ?? [...taxonomy.terms.values()].find((one) => termPath(one.key) === key)
          return term === undefined ? null : termList(term, view)
        },
        Page: () => {
          const page = site.byPath.get(`/${taxonomy.plural}`)
          return page === undefined ? null : view.thing(page)
        },
      }),
    )
  }

  override method(name: string): Method | undefined {
    return this.#methods.get(name)
  }
}

export function taxonomyObject(taxonomy: Taxonomy, site: LanguageSite, view: SiteView): Dictionary {
  return new TaxonomyTable(taxonomy, site, view)
}

function keyIn(name: string, args: readonly Value[]): string {
  want(name, args, 1)
  return toText(args[0]).toLowerCase()
}

/** The pages of a term, with the term's own page. */
function termList(term: Term, view: SiteView): readonly Value[] {
  const entries = term.pages.map(({ page, weight }) => weighted(page, weight, view))
  const pages = () => term.pages.map(({ page }) => view.thing(page))
  return listWith(entries, {
    Page: () => (term.page === null ? null : view.thing(term.page)),
    Pages: pages,
    Count: () => BigInt(term.pages.length),
    Len: () => BigInt(term.pages.length),
  })
}

/** A page in a term's list: all that the page is, and its weight there. */
function weighted(page: PageNode, weight: number, view: SiteView): Thing {
  const thing = view.thing(page)
  return weight === 0 ? thing : new WeightedPage(thing, weight)
}

class WeightedPage extends Thing {
  readonly #page: Thing

  constructor(page: Thing, weight: number) {
    super(page.type, { Weight: () => BigInt(weight), Page: () => page }, page.printed)
    this.#page = page
  }

  override method(name: string) {
    return super.method(name) ?? this.#page.method(name)
  }
}

function orderedTerm(term: Term, view: SiteView): Thing {
  const pages = () => term.pages.map(({ page }) => view.thing(page))
  return new Thing('page.OrderedTaxonomyEntry', {
    Term: () => term.key,
    Name: () => term.key,
    Page: () => (term.page === null ? null : view.thing(term.page)),
    Pages: pages,
    WeightedPages: () => termList(term, view),
    Count: () => BigInt(term.pages.length),
  })
}

/** `.Data` of a page: of a taxonomy its terms, of a term its name and pages. */
export function taxonomyData(page: PageNode, view: SiteView): Dictionary {
  const site = view.siteOf(page)
  const plural = page.section
  const taxonomy = site.taxonomies.get(plural)
  if (taxonomy === undefined || (page.kind !== 'taxonomy' && page.kind !== 'term')) return new Dictionary()
  const names: readonly (readonly [string, Value])[] = [
    ['Singular', taxonomy.singular],
    ['Plural', taxonomy.plural],
  ]
  if (page.kind === 'taxonomy') return new Dictionary([...names, ['Terms', taxonomyObject(taxonomy, site, view)]])
  return new Dictionary([...names, ['Term', page.path.slice(page.path.lastIndexOf('/') + 1)]])
}
