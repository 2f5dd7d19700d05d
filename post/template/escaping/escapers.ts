/** Which escapers a value passes in a context, in order, and what a page's own escaper at a pipe's end takes over. */
import { printValue, sprint } from '../print.ts'
import { queryPart } from '../query.ts'
import type { Value } from '../value.ts'
import { type Context, isComment } from './context.ts'
import {
  asAttributeName,
  escapeMarkup,
  escapeUrl,
  filterUrl,
  inAttribute,
  inRcdata,
  inSrcset,
  inStyle,
  inStyleString,
  inText,
  inUnquotedAttribute,
  normaliseUrl,
} from './filters.ts'
import { inScript, inScriptRegexp, inScriptString, inScriptTemplate } from './js-filters.ts'

export type Escaper = (value: Value) => Value

function nothing(): string {
  return ''
}

/** The escapers for a value in this context; null where Go refuses one there. */
export function escapersFor(context: Context): Escaper[] | null {
  const own = languageEscapers(context)
  if (own === null || context.delimiter === 'none') return own
  const last = own.at(-1)
  if (context.delimiter === 'space') return [...own, inUnquotedAttribute]
  return last !== undefined && safeInQuotes.has(last) ? own : [...own, inAttribute]
}

/** Escapers that leave nothing for the attribute's own. */
const safeInQuotes: ReadonlySet<Escaper> = new Set<Escaper>([nothing, inStyleString, inScriptRegexp, inScriptString])

function languageEscapers(context: Context): Escaper[] | null {
  switch (context.state) {
    case 'url':
    case 'cssUrl':
    case 'cssDoubleUrl':
    case 'cssSingleUrl':
    case 'cssDouble':
    case 'cssSingle':
      return urlEscapers(context)
    case 'metaContentUrl':
      return [filterUrl]
    case 'css':
      return [inStyle]
    case 'js':
      return [inScript]
    case 'jsDouble':
    case 'jsSingle':
      return [inScriptString]
    case 'jsTemplate':
      return [inScriptTemplate]
    case 'jsRegexp':
      return [inScriptRegexp]
    case 'srcset':
      return [inSrcset]
    case 'attribute':
    case 'metaContent':
      return []
    case 'rcdata':
      return [inRcdata]
    case 'tag':
    case 'attributeName':
      return [asAttributeName]
    default:
      return isComment(context.state) ? [nothing] : [inText]
  }
}

function urlEscapers(context: Context): Escaper[] | null {
  const inString = context.state === 'cssDouble' || context.state === 'cssSingle'
  switch (context.urlPart) {
    case 'none':
      return [filterUrl, inString ? inStyleString : normaliseUrl]
    case 'path':
      return [inString ? inStyleString : normaliseUrl]
    case 'query':
      return [escapeUrl]
    case 'unknown':
      return null
  }
}

/** What templates may escape by themselves at the end of a pipe, and the contextual escapers that this stands for. */
export const ownEscapers: ReadonlyMap<string, { readonly escaper: Escaper; readonly insteadOf: ReadonlySet<Escaper> }> =
  new Map([
    ['html', { escaper: asHtml, insteadOf: new Set<Escaper>([inAttribute, inText, inRcdata]) }],
    ['urlquery', { escaper: asQuery, insteadOf: new Set<Escaper>([escapeUrl, normaliseUrl]) }],
  ])

/** The template function `html` of one value. */
export function asHtml(value: Value): string {
  return escapeMarkup(sprint([value]))
}

/** The template function `urlquery` of one value. */
export function asQuery(value: Value): string {
  return queryPart(sprint([value]))
}

/** What text of a value comes to after its escapers. */
export function escapedText(value: Value, escapers: readonly Escaper[]): string {
  for (const escaper of escapers) value = escaper(value)
  return typeof value === 'string' ? value : printValue(value)
}
