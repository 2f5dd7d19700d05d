import type { SitePage } from '../render/site.ts'
import { toText, want } from '../template/arguments.ts'
import { TemplateFailure } from '../template/failure.ts'
import { Dictionary, Thing, type Value } from '../template/value.ts'
import { absolute, sectionOf } from './address.ts'
import { fileObject } from './file.ts'
import { findReference } from './reference.ts'
import type { RunContext } from './run-context.ts'

/** A page other than the one that is rendered: no more than the kit knows of it. */
export function otherPage(context: RunContext, site: Thing, page: SitePage): Thing {
  return new Thing(
    '*hugolib.pageState',
    {
      Title: () => page.title,
      LinkTitle: () => page.title,
      RelPermalink: () => page.url,
      Permalink: () => absolute(context, page.url),
      File: () => fileObject(page.path),
      Section: () => sectionOf(page.path),
      Site: () => site,
      Params: () => new Dictionary([], true),
    },
    `Page(/${page.path})`,
  )
}

/** `.Ref` and `.RelRef`: the URL of the page that a path names. */
export function referenceOf(
  objects: { readonly context: RunContext },
  args: readonly Value[],
  form: 'absolute' | 'relative',
): Value {
  want(form === 'absolute' ? 'Ref' : 'RelRef', args, 1)
  const options = args[0] ?? null
  if (!(options instanceof Dictionary)) throw new TemplateFailure('a reference needs a map: (dict "path" "…")')
  const path = toText(options.get('path'))
  const found = findReference(objects.context, path)
  if (found === null) throw new TemplateFailure(`the page "${path}" is not found`)
  return (form === 'absolute' ? absolute(objects.context, found.page.url) : found.page.url) + found.anchor
}
