/** Menus, from the configuration and from front matter: https://gohugo.io/configuration/menus/ */

import { toData } from '../front-matter/convert.ts'
import { lookup } from '../front-matter/path.ts'
import type { Data } from '../render/site.ts'
import { type DataTable, isDataTable } from './data-table.ts'
import type { LanguageSite } from './model.ts'
import { collated } from './order.ts'
import type { PageNode } from './page-node.ts'
import { logicalPath } from './place.ts'

export interface MenuEntry {
  readonly menu: string
  readonly identifier: string
  readonly name: string
  readonly title: string
  readonly pre: string
  readonly post: string
  readonly url: string
  readonly pageRef: string
  readonly weight: number
  readonly params: DataTable
  readonly page: PageNode | null
  /** The identifier or name of the entry above it; empty for none. */
  readonly parent: string
  readonly children: readonly MenuEntry[]
}

type Draft = Omit<MenuEntry, 'children'>

const made = new WeakMap<LanguageSite, ReadonlyMap<string, readonly MenuEntry[]>>()

/** The menus of a site by name, each in Hugo's order. */
export function menusOf(site: LanguageSite): ReadonlyMap<string, readonly MenuEntry[]> {
  const known = made.get(site)
  if (known !== undefined) return known
  const drafts = new Map<string, Draft[]>()
  const add = (draft: Draft) => {
    const menu = drafts.get(draft.menu)
    if (menu === undefined) drafts.set(draft.menu, [draft])
    else menu.push(draft)
  }
  const { config } = site.language
  const configured = config.menus ?? config.menu
  if (isDataTable(configured))
    for (const [menu, entries] of Object.entries(configured))
      for (const entry of Array.isArray(entries) ? entries : [])
        if (isDataTable(entry)) add(configuredEntry(menu, entry, site))
  for (const page of site.byFile.values()) for (const draft of entriesOf(page)) add(draft)
  const menus = new Map([...drafts].map(([menu, entries]) => [menu, arranged(entries, site.language.key)] as const))
  made.set(site, menus)
  return menus
}

function configuredEntry(menu: string, entry: DataTable, site: LanguageSite): Draft {
  const pageRef = text(entry, 'pageref')
  const page = pageRef === '' ? null : (site.byPath.get(logicalPath(pageRef.replace(/^\/+|\/+$/g, ''))) ?? null)
  return draftOf(menu, entry, page, text(entry, 'url'))
}

function draftOf(menu: string, entry: DataTable, page: PageNode | null, url: string): Draft {
  const identifier = text(entry, 'identifier')
  const name = text(entry, 'name') || (page?.linkTitle ?? '')
  const weight = number(entry.weight)
  return {
    menu,
    identifier,
    name: name || identifier,
    title: text(entry, 'title') || (page?.linkTitle ?? ''),
    pre: text(entry, 'pre'),
    post: text(entry, 'post'),
    url,
    pageRef: text(entry, 'pageref'),
    weight: weight === 0 && page !== null ? page.weight : weight,
    params: isDataTable(entry.params) ? entry.params : {},
    page,
    parent: text(entry, 'parent'),
  }
}

/** The menus that a page puts itself in: `menus: main`, a list of names, or a table of entries. */
function entriesOf(page: PageNode): readonly Draft[] {
  const value = lookup(page.table, 'menus') ?? lookup(page.table, 'menu')
  switch (value?.kind) {
    case 'string':
      return [draftOf(value.text, {}, page, '')]
    case 'list':
      return value.items.flatMap((item) => (item.kind === 'string' ? [draftOf(item.text, {}, page, '')] : []))
    case 'table':
      return Object.entries(toData(value)).map(([menu, entry]) =>
        draftOf(menu, isDataTable(entry) ? entry : {}, page, ''),
      )
    default:
      return []
  }
}

function arranged(drafts: readonly Draft[], language: string): readonly MenuEntry[] {
  const keyOf = (draft: Draft) => draft.identifier || draft.name
  const under = (parent: string, depth: number): readonly MenuEntry[] =>
    depth > 16
      ? []
      : drafts
          .filter((draft) => draft.parent === parent)
          .sort((a, b) => ranked(a, b, language))
          .map((draft) => {
            const key = keyOf(draft)
            return { ...draft, children: key === '' ? [] : under(key, depth + 1) }
          })
  return under('', 0)
}

function ranked(a: Draft, b: Draft, language: string): number {
  const rank = ({ weight }: Draft) => (weight === 0 ? Number.POSITIVE_INFINITY : weight)
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1
  return collated(a.name, b.name, language) || collated(a.identifier, b.identifier, language)
}

function text(entry: DataTable, key: string): string {
  const value = entry[key]
  return typeof value === 'string' ? value : ''
}

function number(data: Data | undefined): number {
  return typeof data === 'number' ? data : 0
}
