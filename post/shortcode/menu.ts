import { type MenuEntry, menusOf } from '../site/menu.ts'
import type { LanguageSite } from '../site/model.ts'
import { fromData } from '../template/data.ts'
import { Dictionary, Safe, Thing } from '../template/value.ts'
import { relative } from './address.ts'
import type { SiteView } from './view.ts'

/** `.Site.Menus`: lists of entries by the name of their menu. */
export function menusObject(site: LanguageSite, view: SiteView): Dictionary {
  return new Dictionary(
    [...menusOf(site)].map(([name, entries]) => [name, entries.map((one) => entryObject(one, view))]),
  )
}

/** https://gohugo.io/methods/menu-entry/ */
function entryObject(entry: MenuEntry, view: SiteView): Thing {
  const { page } = entry
  const url = page !== null && entry.url === '' ? page.url : entry.url
  return new Thing('navigation.MenuEntry', {
    Name: () => entry.name,
    Title: () => entry.title || entry.name,
    Identifier: () => entry.identifier,
    Menu: () => entry.menu,
    URL: () => relative(view.context, url),
    PageRef: () => entry.pageRef,
    Page: () => (page === null ? null : view.thing(page)),
    Weight: () => BigInt(entry.weight),
    Pre: () => new Safe('HTML', entry.pre),
    Post: () => new Safe('HTML', entry.post),
    Params: () => fromData(entry.params, true),
    Children: () => entry.children.map((child) => entryObject(child, view)),
    Parent: () => entry.parent,
    HasChildren: () => entry.children.length > 0,
  })
}
