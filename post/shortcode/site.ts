import type { Data } from '../render/site.ts'
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { Dictionary, Thing, type Value } from '../template/value.ts'
import { languageOf } from './address.ts'
import { otherPage } from './other-page.ts'
import { findReference } from './reference.ts'
import type { RunContext } from './run-context.ts'

/** The site as `.Site` and the function `site`. */
export function siteObject(context: RunContext): Thing {
  const { config, data, pages } = context.kit
  const language = languageOf(context)
  const setting = (key: string): Data | null => (Object.hasOwn(config, key) ? (config[key] ?? null) : null)
  const text = (key: string) => toText(fromData(setting(key), true))
  const table = (key: string): Value => {
    const value = setting(key)
    return value === null ? new Dictionary([], true) : fromData(value, true)
  }
  const site: Thing = new Thing(
    'page.siteWrapper',
    {
      Title: () => text('title'),
      BaseURL: () => baseUrl(text('baseurl')),
      Copyright: () => text('copyright'),
      LanguageCode: () => text('languagecode') || language,
      Language: () =>
        new Thing(
          '*langs.Language',
          {
            Lang: () => language,
            LanguageCode: () => text('languagecode') || language,
            LanguageName: () => text('languagename'),
            LanguageDirection: () => text('languagedirection'),
            Params: () => table('params'),
          },
          language,
        ),
      Params: () => table('params'),
      Param: (args) => {
        want('Param', args, 1)
        const params = table('params')
        return params instanceof Dictionary ? (params.get(toText(args[0])) ?? null) : null
      },
      Data: () => fromData(data, false),
      Menus: () => table('menus'),
      Taxonomies: () => new Dictionary(),
      IsMultiLingual: () => false,
      IsServer: () => false,
      BuildDrafts: () => false,
      GetPage: (args) => {
        want('GetPage', args, 1, 2)
        const found = findReference(context, toText(args.at(-1)))
        return found === null ? null : otherPage(context, site, found.page)
      },
      RegularPages: () =>
        pages.filter((page) => !/(?:^|\/)_index\./.test(page.path)).map((page) => otherPage(context, site, page)),
      Pages: () => pages.map((page) => otherPage(context, site, page)),
      AllPages: () => pages.map((page) => otherPage(context, site, page)),
    },
    'Site',
  )
  return site
}

function baseUrl(url: string): string {
  return url === '' || url.endsWith('/') ? url : `${url}/`
}
