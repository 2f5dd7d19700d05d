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

const defaults = new WeakMap<SiteKit['config'], string>()
const known = new WeakMap<SiteKit['config'], readonly SiteLanguage[]>()

/** In Hugo's order: by weight, then by name. A site that names none has one. */
export function languagesOf(config: SiteKit['config']): readonly SiteLanguage[] {
  const before = known.get(config)
  if (before !== undefined) return before
  const languages = readLanguages(config)
  known.set(config, languages)
  return languages
}

/**
 * The language of pages whose name says nothing: the one that the configuration names, else `en`. Where that is none of
 * the site's languages it is their first.
 */
export function defaultLanguage(config: SiteKit['config']): string {
  const before = defaults.get(config)
  if (before !== undefined) return before
  const language = readDefault(config)
  defaults.set(config, language)
  return language
}

function readDefault(config: SiteKit['config']): string {
  const { defaultcontentlanguage } = config
  const named =
    typeof defaultcontentlanguage === 'string' && defaultcontentlanguage !== ''
      ? defaultcontentlanguage.toLowerCase()
      : 'en'
  const enabled = enabledLanguages(config, named)
  return enabled.length === 0 || enabled.some(({ key }) => key === named) ? named : (enabled[0]?.key ?? named)
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
  const ownFolder = config.defaultcontentlanguageinsubdir === true
  const languages = enabledLanguages(config, main).map(({ key, own, weight }) => {
    const isDefault = key === main
    return { key, config: configFor(config, own), prefix: isDefault && !ownFolder ? '' : key, weight, isDefault }
  })
  if (languages.length > 0) return languages
  return [{ key: main, config: configFor(config, {}), prefix: ownFolder ? main : '', weight: 0, isDefault: true }]
}

interface EnabledLanguage {
  readonly key: string
  readonly own: DataTable
  readonly weight: number
}

/** The languages that the configuration names and does not disable, in Hugo's order; `main` cannot be in `disableLanguages`. */
function enabledLanguages(config: SiteKit['config'], main: string): readonly EnabledLanguage[] {
  const named = isDataTable(config.languages) ? Object.entries(config.languages) : []
  const disabled = new Set([config.disablelanguages ?? []].flat().map((key) => String(key).toLowerCase()))
  return named
    .flatMap(([name, own]) => {
      const key = name.toLowerCase()
      if (!isDataTable(own) || own.disabled === true || (disabled.has(key) && key !== main)) return []
      return [{ key, own, weight: numberIn(own.weight) }]
    })
    .sort((a, b) => a.weight - b.weight || (a.key < b.key ? -1 : 1))
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
