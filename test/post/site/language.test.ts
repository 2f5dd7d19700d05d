import { describe, expect, test } from 'vitest'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'
import { defaultLanguage, languagesOf } from '../../../post/site/language.ts'
import { modelWith } from '../../../post/site/model.ts'

type Config = SiteKit['config']

// What Hugo 0.169 builds at the site's root, but for the last two, which it refuses.
const sites: readonly (readonly [string, Config, string, readonly string[]])[] = [
  ['no languages', {}, 'en', ['en']],
  ['no languages and a default', { defaultcontentlanguage: 'de' }, 'de', ['de']],
  ['one language that is not English', { languages: { fr: {} } }, 'fr', ['fr']],
  ['two that are not English', { languages: { fr: { weight: 2 }, es: { weight: 1 } } }, 'es', ['es', 'fr']],
  ['English among others', { languages: { fr: { weight: 2 }, en: { weight: 3 } } }, 'en', ['fr', 'en']],
  ['English disabled', { languages: { en: { disabled: true }, fr: {} } }, 'fr', ['fr']],
  ['a default that is none of them', { defaultcontentlanguage: 'de', languages: { fr: {} } }, 'fr', ['fr']],
  ['languages that are no table', { languages: 'fr' }, 'en', ['en']],
]

describe('a site with', () => {
  test.each(sites)('%s', (_name, config, main, all) => {
    expect(defaultLanguage(config)).toBe(main)
    expect(languagesOf(config).map(({ key }) => key)).toEqual(all)
    // A page whose name says nothing has a place in it.
    expect(modelWith({ ...plainKit, config }, 'blog/a.md', '').find('blog/a.md')?.page.language.key).toBe(main)
  })
})
