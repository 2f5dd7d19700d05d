import type { Context, Step } from './context.ts'

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
    case 'jsLineComment': {
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
  if (match === null) return { context: { ...context, divides: divides(text, context.divides) }, length: text.length }
  const before = { ...context, divides: divides(text.slice(0, match.index), context.divides) }
  const length = match.index + match[0].length
  const enter = (state: Context['state']): Step => ({ context: { ...before, state, divides: false }, length })
  switch (match[0]) {
    case '"':
      return enter('jsDouble')
    case "'":
      return enter('jsSingle')
    case '`':
      return { context: { ...before, state: 'jsTemplate', divides: false }, length }
    case '/':
      return slash(before, text, match.index)
    case '<!--':
    case '-->':
      return enter('jsLineComment')
    case '#':
      return text[length] === '!' ? enter('jsLineComment') : { context: { ...before, divides: false }, length }
    default:
      return brace(before, match[0], length)
  }
}

function slash(context: Context, text: string, at: number): Step {
  const next = text[at + 1]
  if (next === '/') return { context: { ...context, state: 'jsLineComment' }, length: at + 2 }
  if (next === '*') return { context: { ...context, state: 'jsBlockComment' }, length: at + 2 }
  return context.divides
    ? { context: { ...context, divides: false }, length: at + 1 }
    : { context: { ...context, state: 'jsRegexp' }, length: at + 1 }
}

function brace(context: Context, mark: string, length: number): Step {
  const depth = context.braces.at(-1)
  if (depth === undefined) return { context: { ...context, divides: mark === '}' }, length }
  const outer = context.braces.slice(0, -1)
  if (mark === '{') return { context: { ...context, braces: [...outer, depth + 1], divides: false }, length }
  if (depth > 0) return { context: { ...context, braces: [...outer, depth - 1], divides: true }, length }
  return { context: { ...context, state: 'jsTemplate', braces: outer }, length }
}

const keywordsBeforeRegexp = new Set(
  'break case continue delete do else finally in instanceof return throw try typeof void'.split(' '),
)

/** Whether a `/` after this code would divide. */
function divides(code: string, before: boolean): boolean {
  const text = code.replace(/[\t\n\f\r \u2028\u2029]+$/, '')
  const last = text.at(-1)
  if (last === undefined) return before
  // An even run of signs is `++` or `--` after an operand.
  if (last === '+' || last === '-') return (/[+-]+$/.exec(text)?.[0].length ?? 0) % 2 === 0
  if (last === '.') return /\d\.$/.test(text)
  if (/[,<>=*%&|^?!~([:;{]/.test(last)) return false
  if (last === '}') return false
  const word = /[\w$\u0080-\uffff]+$/.exec(text)?.[0]
  return word === undefined || !keywordsBeforeRegexp.has(word)
}

function inString(context: Context, text: string, marks: RegExp): Step {
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] !== '\\') return { context: { ...context, state: 'js', divides: true }, length: match.index + 1 }
    marks.lastIndex = match.index + 2
  }
  return stay(context, text)
}

function inTemplate(context: Context, text: string): Step {
  const marks = /\\|`|\$\{/g
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const length = match.index + match[0].length
    if (match[0] === '`') return { context: { ...context, state: 'js', divides: true }, length }
    if (match[0] === '${')
      return { context: { ...context, state: 'js', braces: [...context.braces, 0], divides: false }, length }
    marks.lastIndex = match.index + 2
  }
  return stay(context, text)
}

function inRegexp(context: Context, text: string): Step {
  let inClass = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '/' && !inClass)
      return { context: { ...context, state: 'js', divides: true }, length: at + 1 }
  }
  return stay(context, text)
}
