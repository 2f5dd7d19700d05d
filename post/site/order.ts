/** The order in which Hugo lists pages: https://gohugo.io/quick-reference/glossary/#default-sort-order */
import { byCodePoint } from '../template/value.ts'
import type { PageNode } from './page-node.ts'

/** By weight (none last), then newest first, then by title, then by path. */
export function inDefaultOrder(pages: readonly PageNode[]): PageNode[] {
  const language = pages[0]?.language.key ?? 'en'
  const keyed = pages.map((page) => ({
    page,
    weight: page.weight === 0 ? Number.POSITIVE_INFINITY : page.weight,
    time: seconds(page),
  }))
  return keyed
    .sort((a, b) => {
      if (a.weight !== b.weight) return a.weight < b.weight ? -1 : 1
      if (a.time !== b.time) return b.time - a.time
      return byTitle(a.page, b.page, language)
    })
    .map(({ page }) => page)
}

function byTitle(a: PageNode, b: PageNode, language: string): number {
  return collated(a.linkTitle, b.linkTitle, language) || byCodePoint(a.path, b.path)
}

function seconds(page: PageNode): number {
  const { date } = page.dates
  return date === null ? Number.NEGATIVE_INFINITY : Math.floor(date.epoch / 1000)
}

const collators = new Map<string, Intl.Collator>()

/** Orders two texts as the dictionaries of a language do. */
export function collated(a: string, b: string, language: string): number {
  return a === b ? 0 : collatorOf(language).compare(a, b)
}

function collatorOf(language: string): Intl.Collator {
  const known = collators.get(language)
  if (known !== undefined) return known
  const [supported = 'en'] = supportedLocale(language)
  const collator = new Intl.Collator(supported)
  collators.set(language, collator)
  return collator
}

function supportedLocale(language: string): readonly string[] {
  try {
    return Intl.Collator.supportedLocalesOf(language)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
