import { TemplateFailure } from '../failure.ts'
import { type Context, type Step, urlPart } from './context.ts'

/** Follows style sheets: their strings, URLs and comments. */
export function cssStep(context: Context, text: string): Step {
  switch (context.state) {
    case 'cssBlockComment': {
      const end = text.indexOf('*/')
      return end < 0 ? stay(context, text) : { context: { ...context, state: 'css' }, length: end + 2 }
    }
    case 'cssLineComment': {
      const end = text.search(/[\n\f\r]/)
      return end < 0 ? stay(context, text) : { context: { ...context, state: 'css' }, length: end }
    }
    case 'css':
      return inRules(context, text)
    default:
      return inString(context, text)
  }
}

function stay(context: Context, text: string): Step {
  return { context, length: text.length }
}

const notable = /[("'/]/g

function inRules(context: Context, text: string): Step {
  for (let match = next(notable, text, 0); match !== null; match = next(notable, text, match.index + 1)) {
    const at = match.index
    const enter = (state: Context['state'], length: number): Step => ({ context: { ...context, state }, length })
    switch (match[0]) {
      case '"':
        return enter('cssDouble', at + 1)
      case "'":
        return enter('cssSingle', at + 1)
      case '/':
        if (text[at + 1] === '/') return enter('cssLineComment', at + 2)
        if (text[at + 1] === '*') return enter('cssBlockComment', at + 2)
        break
      default: {
        if (!/(?:^|[^\w\x80-\uffff-])url[\t\n\f\r ]*$/i.test(text.slice(0, at))) break
        const value = /^[ \t\n\f\r]*(["']?)/.exec(text.slice(at + 1))
        const length = at + 1 + (value?.[0].length ?? 0)
        return enter(value?.[1] === '"' ? 'cssDoubleUrl' : value?.[1] === "'" ? 'cssSingleUrl' : 'cssUrl', length)
      }
    }
  }
  return stay(context, text)
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const ends: Partial<Record<Context['state'], RegExp>> = {
  cssDouble: /[\\"]/g,
  cssDoubleUrl: /[\\"]/g,
  cssSingle: /[\\']/g,
  cssSingleUrl: /[\\']/g,
  cssUrl: /[\\\t\n\f\r )]/g,
}

/** The part of the URL that a string may be lasts from one string to the next, as in Go. */
function inString(context: Context, text: string): Step {
  const marks = ends[context.state] ?? /$/g
  let from = 0
  for (let match = next(marks, text, 0); match !== null; match = next(marks, text, from)) {
    if (match[0] !== '\\') return { context: { ...context, state: 'css' }, length: match.index + 1 }
    from = match.index + 2
    if (from > text.length) throw new TemplateFailure(`unfinished escape sequence in CSS string: "${text}"`)
    context = { ...context, urlPart: urlPart(context, decodeCss(text.slice(0, from))) }
  }
  return { context: { ...context, urlPart: urlPart(context, decodeCss(text.slice(from))) }, length: text.length }
}

/** CSS with its escapes read: `\\3a ` is a colon. */
export function decodeCss(text: string): string {
  return text.replace(/\\(?:([\da-fA-F]{1,6})[ \t\n\f\r]?|([\s\S]))/g, (_, hex?: string, other?: string) =>
    hex === undefined ? (other ?? '') : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
  )
}
