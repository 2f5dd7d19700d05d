import type { SiteLanguage } from '../site/language.ts'
import { fromData } from '../template/data.ts'
import { Dictionary, Thing, type Value } from '../template/value.ts'

const made = new WeakMap<SiteLanguage, Thing>()

/** A language as `.Site.Language`: https://gohugo.io/methods/site/language/ */
export function languageObject(language: SiteLanguage): Thing {
  const known = made.get(language)
  if (known !== undefined) return known
  const { config, key } = language
  const text = (...names: readonly string[]) => {
    for (const name of names) {
      const value = config[name]
      if (typeof value === 'string' && value !== '') return value
    }
    return ''
  }
  const locale = () => text('locale', 'languagecode') || key
  const direction = () => text('direction', 'languagedirection')
  const label = () => text('label', 'languagename')
  const params = (): Value => (config.params === undefined ? new Dictionary([], true) : fromData(config.params, true))
  const object = new Thing(
    '*langs.Language',
    {
      Lang: () => key,
      Name: () => key,
      LanguageName: label,
      Label: label,
      LanguageCode: locale,
      Locale: locale,
      LanguageDirection: direction,
      Direction: direction,
      Title: () => text('title'),
      Weight: () => BigInt(language.weight),
      Params: params,
      Disabled: () => false,
      IsDefault: () => language.isDefault,
    },
    key,
  )
  made.set(language, object)
  return object
}
