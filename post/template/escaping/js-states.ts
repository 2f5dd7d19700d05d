import { TemplateFailure } from '../failure.ts'
import type { Context, Slash, Step } from './context.ts'

/** Follows JavaScript: its strings, template literals, regular expressions and comments. */
export function jsStep(context: Context, text: string): Step {
  switch (context.state) {
    case 'jsDouble':
      return inString(context, text, /\\|"/g)
    case 'jsSingle':
      return inString(context, text, /\\|'/g)
    case 'jsTemplate':
      return inTemplate(context, text)
    case 'jsRegexp':
      return inRegexp(context, text)
    case 'jsBlockComment': {
      const end = text.indexOf('*/')
      return end < 0 ? stay(context, text) : { context: { ...context, state: 'js' }, length: end + 2 }
    }
    case 'jsLineComment':
    case 'jsOpenComment':
    case 'jsCloseComment': {
      const end = text.search(/[\n\r\u2028\u2029]/)
      return end < 0 ? stay(context, text) : { context: { ...context, state: 'js' }, length: end }
    }
    default:
      return inCode(context, text)
  }
}

function stay(context: Context, text: string): Step {
  return { context, length: text.length }
}

const notable = /["'`/{}#]|<!--|-->/g

function inCode(context: Context, text: string): Step {
  notable.lastIndex = 0
  const match = notable.exec(text)
  if (match === null) return { context: { ...context, slash: slashAfter(text, context.slash) }, length: text.length }
  const before = { ...context, slash: slashAfter(text.slice(0, match.index), context.slash) }
  const length = match.index + match[0].length
  const enter = (state: Context['state']): Step => ({ context: { ...before, state, slash: 'regexp' }, length })
  const comment = (state: Context['state'], more = 0): Step => ({
    context: { ...before, state },
    length: length + more,
  })
  switch (match[0]) {
    case '"':
      return enter('jsDouble')
    case "'":
      return enter('jsSingle')
    case '`':
      return enter('jsTemplate')
    case '/':
      if (text[length] === '/') return comment('jsLineComment', 1)
      if (text[length] === '*') return comment('jsBlockComment', 1)
      return { context: slashTaken(before, text.slice(match.index)), length }
    case '<!--':
      return comment('jsOpenComment')
    case '-->':
      return comment('jsCloseComment')
    case '#':
      return text[length] === '!' ? comment('jsLineComment', 1) : { context: before, length }
    default:
      return { context: braceTaken(before, match[0]), length }
  }
}

function slashTaken(context: Context, rest: string): Context {
  if (context.slash === 'regexp') return { ...context, state: 'jsRegexp' }
  if (context.slash === 'division') return { ...context, slash: 'regexp' }
  throw new TemplateFailure(`'/' could start a division or regexp: "${rest.slice(0, 32)}"`)
}

/** Braces count only within `${…}` of a template literal. */
function braceTaken(context: Context, mark: string): Context {
  const depth = context.braces.at(-1)
  if (depth === undefined) return context
  const outer = context.braces.slice(0, -1)
  if (mark === '{') return { ...context, braces: [...outer, depth + 1] }
  return depth > 0 ? { ...context, braces: [...outer, depth - 1] } : { ...context, state: 'jsTemplate', braces: outer }
}

const keywordsBeforeRegexp = new Set(
  'break case continue delete do else finally in instanceof return throw try typeof void'.split(' '),
)

/** What a `/` after this code would begin. */
function slashAfter(code: string, before: Slash): Slash {
  const text = code.replace(/[\t\n\f\r \u2028\u2029]+$/, '')
  const last = text.at(-1)
  if (last === undefined) return before
  // An even run of signs is `++` or `--` after an operand.
  if (last === '+' || last === '-') {
    const run = text.length - text.replace(last === '+' ? /\++$/ : /-+$/, '').length
    return run % 2 === 1 ? 'regexp' : 'division'
  }
  if (last === '.') return /\d\.$/.test(text) ? 'division' : 'regexp'
  if (/[,<>=*%&|^?!~([:;{}]/.test(last)) return 'regexp'
  const word = /[\w$]+$/.exec(text)?.[0]
  return word !== undefined && keywordsBeforeRegexp.has(word) ? 'regexp' : 'division'
}

function inString(context: Context, text: string, marks: RegExp): Step {
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] !== '\\') return { context: { ...context, state: 'js', slash: 'division' }, length: match.index + 1 }
    marks.lastIndex = afterEscape(text, match.index)
  }
  return stay(context, text)
}

/** Past a backslash and what it escapes, which must be there. */
function afterEscape(text: string, at: number): number {
  if (at + 1 >= text.length) throw new TemplateFailure(`unfinished escape sequence in JS string: "${text}"`)
  return at + 2
}

function inTemplate(context: Context, text: string): Step {
  const marks = /\\|`|\$\{/g
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const length = match.index + match[0].length
    if (match[0] === '`') return { context: { ...context, state: 'js', slash: 'division' }, length }
    if (match[0] === '${')
      return { context: { ...context, state: 'js', braces: [...context.braces, 0], slash: 'regexp' }, length }
    marks.lastIndex = afterEscape(text, match.index)
  }
  return stay(context, text)
}

function inRegexp(context: Context, text: string): Step {
  let inClass = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at = afterEscape(text, at) - 1
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '/' && !inClass)
      return { context: { ...context, state: 'js', slash: 'division' }, length: at + 1 }
  }
  if (inClass) throw new TemplateFailure(`unfinished JS regexp charset: "${text}"`)
  return stay(context, text)
}
