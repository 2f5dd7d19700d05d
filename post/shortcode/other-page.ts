import type { PageNode } from '../site/page-node.ts'
import { toText, want } from '../template/arguments.ts'
import { TemplateFailure } from '../template/failure.ts'
import { Dictionary, type Value } from '../template/value.ts'
import { absolute, relative } from './address.ts'
import { findReference } from './reference.ts'
import type { SiteView } from './view.ts'

/** `.Ref` and `.RelRef` with their map of options: the URL of the page that a path names. */
export function referenceOf(
  view: SiteView,
  from: PageNode,
  args: readonly Value[],
  form: 'absolute' | 'relative',
): string {
  want(form === 'absolute' ? 'Ref' : 'RelRef', args, 1)
  const options = args[0] ?? null
  if (!(options instanceof Dictionary)) throw new TemplateFailure('a reference needs a map: (dict "path" "…")')
  return referenceUrl(view, from, toText(options.get('path')), form, toText(options.get('lang')))
}

/** The URL of the page that a reference names, with its anchor. `language` is empty for the page's own. */
export function referenceUrl(
  view: SiteView,
  from: PageNode,
  path: string,
  form: 'absolute' | 'relative',
  language = '',
): string {
  const site =
    language === '' ? view.siteOf(from) : view.model.sites.find((one) => one.language.key === language.toLowerCase())
  const found = site === undefined ? null : findReference(view, from, path, site)
  if (found !== null) {
    if (found.page === null) return found.anchor
    const { url } = found.page
    return (form === 'absolute' ? absolute(view.context, url) : relative(view.context, url)) + found.anchor
  }
  const { config } = view.siteOf(from).language
  const instead = typeof config.reflinksnotfoundurl === 'string' ? config.reflinksnotfoundurl : ''
  if (
    toText(typeof config.reflinkserrorlevel === 'string' ? config.reflinkserrorlevel : '').toLowerCase() === 'warning'
  ) {
    view.context.report?.(`There is no page "${path}".`, 'warning')
    return instead
  }
  throw new TemplateFailure(`There is no page "${path}".`)
}
