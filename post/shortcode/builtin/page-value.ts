/** Shortcodes that write something of the page or the site: `param`, `ref`, `relref`. */
import { toText } from '../../template/arguments.ts'
import { inText } from '../../template/escaping/filters.ts'
import { TemplateFailure } from '../../template/failure.ts'
import { memberOf } from '../../template/member.ts'
import { isTrue } from '../../template/truth.ts'
import { referenceUrl as referenceTo } from '../other-page.ts'
import type { Builtin, BuiltinCall } from './builtin.ts'

/** https://gohugo.io/shortcodes/param/ */
export const paramBuiltin: Builtin = {
  name: 'param',
  takesInner: false,
  parameters: [{ name: 0 }],
  render({ running, page }) {
    const key = toText(running.get(0))
    if (key === '') throw new TemplateFailure('"param" needs the name of a parameter: {{< param NAME >}}.')
    const value = memberOf(page.page, 'Param', [key])
    if (value === null) throw new TemplateFailure(`Neither the post nor the site has a parameter "${key}".`)
    return inText(value)
  },
}

/** https://gohugo.io/shortcodes/ref/ */
export const refBuiltin: Builtin = {
  name: 'ref',
  takesInner: false,
  parameters: [{ name: 0 }, { name: 'path' }],
  render: (call) => referenceUrl(call, true),
}

/** https://gohugo.io/shortcodes/relref/ */
export const relrefBuiltin: Builtin = {
  name: 'relref',
  takesInner: false,
  parameters: [{ name: 0 }, { name: 'path' }],
  render: (call) => referenceUrl(call, false),
}

function referenceUrl({ node, running, page }: BuiltinCall, whole: boolean): string {
  const named = running.get('path')
  const path = toText(isTrue(named) ? named : running.get(0))
  if (path === '') throw new TemplateFailure(`"${node.name}" needs the path of a page: {{< ${node.name} "PATH" >}}.`)
  const { view } = page
  return inText(referenceTo(view, view.page, path, whole ? 'absolute' : 'relative', toText(running.get('lang'))))
}
