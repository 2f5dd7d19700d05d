/** The site of a language as `.Site` and the function `site`: https://gohugo.io/methods/site/ */

import { textList } from '../site/data-table.ts'
import { defaultLanguage } from '../site/language.ts'
import type { LanguageSite } from '../site/model.ts'
import { inDefaultOrder } from '../site/order.ts'
import type { PageNode } from '../site/page-node.ts'
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { Moment, zeroEpoch } from '../template/moment.ts'
import { createScratch } from '../template/scratch.ts'
import { Dictionary, Thing, type Value } from '../template/value.ts'
import { languageObject } from './language.ts'
import { menusObject } from './menu.ts'
import { paramOf } from './param.ts'
import { findInSite } from './reference.ts'
import { taxonomyObject } from './taxonomy.ts'
import type { SiteView } from './view.ts'

export function siteObject(site: LanguageSite, view: SiteView): Thing {
  const { config } = site.language
  const text = (key: string) => toText(fromData(config[key] ?? null, true))
  const flag = (key: string) => config[key] === true
  const things = (pages: readonly PageNode[]) => pages.map((page) => view.thing(page))
  const store = new Map<string, Value>()
  const object: Thing = new Thing(
    '*page.siteWrapper',
    {
      Title: () => text('title'),
      BaseURL: () => baseUrl(text('baseurl')),
      Copyright: () => text('copyright'),
      LanguageCode: () => text('locale') || text('languagecode') || site.language.key,
      LanguagePrefix: () => (site.language.prefix === '' ? '' : `/${site.language.prefix}`),
      Language: () => languageObject(site.language),
      Languages: () => view.model.sites.map(({ language }) => languageObject(language)),
      Params: () => fromData(config.params ?? {}, true),
      Param: (args) => paramOf(null, site, args),
      Data: () => fromData(view.context.kit.data, false, true),
      Menus: () => menusObject(site, view),
      Taxonomies: () =>
        new Dictionary([...site.taxonomies].map(([plural, one]) => [plural, taxonomyObject(one, site, view)])),
      Home: () => view.thing(site.home),
      Pages: () => things(site.pages),
      RegularPages: () => things(site.regularPages),
      AllPages: () => things(inDefaultOrder(view.model.sites.flatMap(({ pages }) => pages))),
      Sections: () => things(inDefaultOrder(site.home.children.filter(({ kind }) => kind === 'section'))),
      MainSections: () => mainSections(site),
      GetPage: (args) => {
        want('GetPage', args, 0, 2)
        const path = args.length === 2 ? `/${toText(args[1])}` : toText(args[0])
        const found = args.length === 0 ? site.home : findInSite(site, null, path)
        return found === null ? null : view.thing(found)
      },
      Sites: () => view.model.sites.map((one) => view.siteThing(one)),
      Current: () => object,
      Lastmod: () => lastmod(site),
      Config: () => fromData({ privacy: config.privacy ?? {}, services: config.services ?? {} }, true),
      BuildDrafts: () => flag('builddrafts'),
      ServerPort: () => 0n,
      IsDefault: () => site.language.key === defaultLanguage(config),
      Key: () => site.language.key,
      Store: () => createScratch(store),
    },
    'Site',
  )
  return object
}

/** The sections that the site names, else the one with most pages. */
function mainSections(site: LanguageSite): Value {
  const { config } = site.language
  const params = fromData(config.params ?? null, true)
  const named = config.mainsections ?? null
  if (named !== null) return textList(named)
  const older = params instanceof Dictionary ? params.get('mainsections') : undefined
  if (older !== undefined && older !== null) return older
  const counts = new Map<string, number>()
  for (const { section } of site.regularPages) if (section !== '') counts.set(section, (counts.get(section) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first === undefined ? [] : [first[0]]
}

function lastmod(site: LanguageSite): Moment {
  let last = new Moment(zeroEpoch)
  for (const { dates } of site.regularPages)
    if (dates.lastmod !== null && dates.lastmod.epoch > last.epoch) last = dates.lastmod
  return last
}

function baseUrl(url: string): string {
  return url === '' || url.endsWith('/') ? url : `${url}/`
}
