import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { Safe, type SafeKind } from '../value.ts'
import type { Namespace } from './table.ts'

function vouch(kind: SafeKind): TemplateFunction {
  return (args) => {
    want(`safe${kind}`, args, 1)
    return new Safe(kind, toText(args[0]))
  }
}

export const safeFunctions: Namespace = {
  name: 'safe',
  functions: {
    CSS: vouch('CSS'),
    HTML: vouch('HTML'),
    HTMLAttr: vouch('HTMLAttr'),
    JS: vouch('JS'),
    JSStr: vouch('JSStr'),
    URL: vouch('URL'),
  },
  aliases: {
    safeCSS: 'CSS',
    safeHTML: 'HTML',
    safeHTMLAttr: 'HTMLAttr',
    safeJS: 'JS',
    safeJSStr: 'JSStr',
    safeURL: 'URL',
  },
}
