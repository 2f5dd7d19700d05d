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
    const enter = (state: Context['state'], length: number): Step => ({
      context: { ...context, state, urlPart: 'none' },
      length,
    })
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
        if (!/(?:^|[^\w-])url\s*$/i.test(text.slice(0, at))) break
        const value = /^[ \t\n\f\r]*(["']?)/.exec(text.slice(at + 1))
        const length = at + 1 + (value?.[0].length ?? 0)
        if (length === text.length && value?.[1] === '') return enter('cssUrl', length)
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

function inString(context: Context, text: string): Step {
  const marks = ends[context.state] ?? /$/g
  for (let match = next(marks, text, 0); match !== null; match = next(marks, text, match.index + 2)) {
    if (match[0] === '\\') continue
    return { context: { ...context, state: 'css' }, length: match.index + 1 }
  }
  return { context: { ...context, urlPart: urlPart(context, text) }, length: text.length }
}
