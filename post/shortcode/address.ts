import type { RunContext } from './run-context.ts'

/** The language of the site, `en` where it says nothing. */
export function languageOf(context: RunContext): string {
  const { defaultcontentlanguage } = context.kit.config
  return typeof defaultcontentlanguage === 'string' ? defaultcontentlanguage : 'en'
}

/** A path from the site's root as a whole URL. */
export function absolute(context: RunContext, url: string): string {
  const { baseurl } = context.kit.config
  const base = typeof baseurl === 'string' ? baseurl : '/'
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(base)?.[0] ?? ''
  return url === '' ? '' : origin + url
}

/** The first folder of a page's path below the content folder; empty for none. */
export function sectionOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}
