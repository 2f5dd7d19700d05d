import type { Budget } from './environment.ts'
import { attributeState, type Context, isComment, start } from './escaping/context.ts'
import {
  asAttributeName,
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
} from './escaping/filters.ts'
import { inScript, inScriptRegexp, inScriptString, inScriptTemplate } from './escaping/js-filters.ts'
import { step } from './escaping/transition.ts'
import { TemplateFailure } from './failure.ts'
import { printValue } from './print.ts'
import type { Value } from './value.ts'

/** Takes what a template writes, in order. */
export interface Writer {
  text(source: string): void
  value(value: Value): void
  /** All that was written. */
  end(): string
}

/** A writer that escapes as `html/template`, or one that prints as `text/template`. */
export function createWriter(escapes: boolean, budget: Budget): Writer {
  return escapes ? new EscapingWriter(budget) : new PlainWriter(budget)
}

class PlainWriter implements Writer {
  private readonly budget: Budget
  private output = ''

  constructor(budget: Budget) {
    this.budget = budget
  }

  text(source: string): void {
    this.budget.wrote(source.length)
    this.output += source
  }

  value(value: Value): void {
    this.text(value === null ? '<no value>' : printValue(value))
  }

  end(): string {
    return this.output
  }
}

const placeNames: Partial<Record<Context['state'], string>> = {
  comment: 'a comment',
  rcdata: 'a title or a text area',
  js: 'a script',
  css: 'a style sheet',
}

class EscapingWriter implements Writer {
  private readonly budget: Budget
  private output = ''
  private context: Context = start

  constructor(budget: Budget) {
    this.budget = budget
  }

  text(source: string): void {
    const written = takeText(this.context, source)
    this.context = written.context
    this.write(written.text)
  }

  value(value: Value): void {
    this.context = readyForValue(this.context)
    this.write(escapeIn(this.context, value))
    if (this.context.state === 'js') this.context = { ...this.context, divides: true }
  }

  end(): string {
    if (this.context.state !== 'text')
      throw new TemplateFailure(`the template ends within ${placeNames[this.context.state] ?? 'a tag'}`)
    return this.output
  }

  private write(text: string): void {
    this.budget.wrote(text.length)
    this.output += text
  }
}

/** Template text as it is written: comments taken out, a `<` that begins no tag escaped; and the context after it. */
function takeText(context: Context, source: string): { context: Context; text: string } {
  let text = ''
  let at = 0
  while (at < source.length) {
    const rest = source.slice(at)
    const next = step(context, rest)
    const piece = rest.slice(0, next.length)
    text += keptText(context, next.context, piece)
    context = next.context
    at += next.length
  }
  return { context, text }
}

function keptText(before: Context, after: Context, piece: string): string {
  if (isComment(before.state) && before.delimiter === 'none') return commentRemains(before, piece)
  const opensComment = after.state !== before.state && isComment(after.state) && after.delimiter === 'none'
  const kept = opensComment ? piece.slice(0, piece.length - commentOpening(after, piece)) : piece
  if (before.state !== 'text' && before.state !== 'rcdata') return kept
  const tagAt = after.state === before.state || opensComment ? kept.length : kept.lastIndexOf('<')
  const plain = tagAt < 0 ? kept.length : tagAt
  return kept.slice(0, plain).replace(/<(?!!doctype)/gi, '&lt;') + kept.slice(plain)
}

function commentOpening(after: Context, piece: string): number {
  if (after.state === 'comment' || piece.endsWith('<!--')) return 4
  return piece.endsWith('-->') ? 3 : 2
}

/** What stands for a comment: it ends a line where it held a line end, else it parts what is around it. */
function commentRemains(before: Context, piece: string): string {
  if (before.state === 'jsBlockComment') return /[\n\r\u2028\u2029]/.test(piece) ? '\n' : ' '
  return before.state === 'cssBlockComment' ? ' ' : ''
}

/** The context in which a value that comes now stands. */
function readyForValue(context: Context): Context {
  switch (context.state) {
    case 'tag':
      return { ...context, state: 'attributeName' }
    case 'afterName':
      return { ...context, state: 'attributeName', attribute: 'none' }
    case 'beforeValue':
      return { ...context, state: attributeState(context.attribute), delimiter: 'space', attribute: 'none' }
    default:
      return context
  }
}

function escapeIn(context: Context, value: Value): string {
  const inner = forLanguage(context, value)
  if (context.delimiter === 'none') return typeof inner === 'string' ? inner : inText(inner)
  return context.delimiter === 'space' ? inUnquotedAttribute(inner) : inAttribute(inner)
}

/** The value for its own language; where it is an attribute's, that of HTML is still to come. */
function forLanguage(context: Context, value: Value): Value {
  switch (context.state) {
    case 'url':
    case 'cssUrl':
    case 'cssDoubleUrl':
    case 'cssSingleUrl':
      return inUrl(context, value)
    case 'cssDouble':
    case 'cssSingle':
      return context.urlPart === 'query'
        ? escapeUrl(value)
        : inStyleString(context.urlPart === 'none' ? filterUrl(value) : value)
    case 'css':
      return inStyle(value)
    case 'js':
      return inScript(value)
    case 'jsDouble':
    case 'jsSingle':
      return inScriptString(value)
    case 'jsTemplate':
      return inScriptTemplate(value)
    case 'jsRegexp':
      return inScriptRegexp(value)
    case 'srcset':
      return inSrcset(value)
    case 'attribute':
      return value
    case 'rcdata':
      return inRcdata(value)
    case 'attributeName':
      return asAttributeName(value)
    default:
      return isComment(context.state) ? '' : inText(value)
  }
}

function inUrl(context: Context, value: Value): string {
  if (context.urlPart === 'query') return escapeUrl(value)
  return normaliseUrl(context.urlPart === 'none' ? filterUrl(value) : value)
}
