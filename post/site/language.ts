/** The languages of a site, each with the configuration that holds for it (https://gohugo.io/configuration/languages/). */
import type { Data, SiteKit } from '../render/site.ts'
import { type DataTable, isDataTable, mergedTables } from './data-table.ts'

export interface SiteLanguage {
  /** `en`, `pt-br`, in lower case. */
  readonly key: string
  /** The site's configuration with the language's own over it, tables of `params` merged. */
  readonly config: DataTable
  /** What the URLs of its pages begin with: nothing, or its key. */
  readonly prefix: string
  readonly weight: number
  readonly isDefault: boolean
}

const known = new WeakMap<SiteKit['config'], readonly SiteLanguage[]>()

/** In Hugo's order: by weight, then by name. A site that names none has one. */
export function languagesOf(config: SiteKit['config']): readonly SiteLanguage[] {
  const before = known.get(config)
  if (before !== undefined) return before
  const languages = readLanguages(config)
  known.set(config, languages)
  return languages
}

/** The language of pages whose name says nothing, `en` where the site says nothing either. */
export function defaultLanguage(config: SiteKit['config']): string {
  const { defaultcontentlanguage } = config
  return typeof defaultcontentlanguage === 'string' && defaultcontentlanguage !== ''
    ? defaultcontentlanguage.toLowerCase()
    : 'en'
}

/** The language named `key`, else the default one. */
export function languageNamed(config: SiteKit['config'], key: string): SiteLanguage {
  const languages = languagesOf(config)
  const main = defaultLanguage(config)
  const found = languages.find((one) => one.key === key) ?? languages.find((one) => one.key === main) ?? languages[0]
  return found ?? { key: main, config, prefix: '', weight: 0, isDefault: true }
}

function readLanguages(config: SiteKit['config']): readonly SiteLanguage[] {
  const main = defaultLanguage(config)
  const named = isDataTable(config.languages) ? Object.entries(config.languages) : []
  const disabled = new Set([config.disablelanguages ?? []].flat().map((key) => String(key).toLowerCase()))
  const languages = named.flatMap(([name, own]) => {
    const key = name.toLowerCase()
    if (!isDataTable(own) || own.disabled === true || (disabled.has(key) && key !== main)) return []
    const inFolder = key !== main || config.defaultcontentlanguageinsubdir === true
    return [
      {
        key,
        config: configFor(config, own),
        prefix: inFolder ? key : '',
        weight: numberIn(own.weight),
        isDefault: key === main,
      },
    ]
  })
  if (languages.length === 0) {
    const prefix = config.defaultcontentlanguageinsubdir === true ? main : ''
    return [{ key: main, config: configFor(config, {}), prefix, weight: 0, isDefault: true }]
  }
  return languages.sort((a, b) => a.weight - b.weight || (a.key < b.key ? -1 : 1))
}

function configFor(config: DataTable, own: DataTable): DataTable {
  return {
    ...config,
    ...own,
    params: mergedTables(isDataTable(config.params) ? config.params : {}, isDataTable(own.params) ? own.params : {}),
    menus: own.menus ?? own.menu ?? config.menus ?? config.menu ?? {},
  }
}

function numberIn(data: Data | undefined): number {
  return typeof data === 'number' ? data : 0
}
