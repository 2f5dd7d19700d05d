import { TemplateFailure } from './failure.ts'

/** What a pattern is matched against at most: a backtracking matcher may be slow where Go's is not. */
const longest = 200_000

/**
 * Go's regular expression (RE2 syntax) as one of JavaScript. Throws `TemplateFailure` for what is no pattern, what the
 * two languages do not share, and nested repetition, which JavaScript may take forever to match.
 */
export function compilePattern(pattern: string, extraFlags = ''): RegExp {
  if (pattern.length > 10_000) throw new TemplateFailure('a regular expression is too long')
  let flags = `u${extraFlags}`
  let source = pattern
  const head = /^\(\?([imsU]+)\)/.exec(source)
  if (head !== null) {
    if (head[1]?.includes('U'))
      throw new TemplateFailure(`the flag U of a regular expression is not in the preview: ${pattern}`)
    for (const flag of head[1] ?? '') if (!flags.includes(flag)) flags += flag
    source = source.slice(head[0].length)
  }
  if (/\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/.test(source.replace(/\[(?:[^\]\\]|\\.)*\]/g, 'x')))
    refuseNested(source, pattern)
  try {
    return new RegExp(translate(source, pattern), flags)
  } catch (failure) {
    if (failure instanceof SyntaxError) throw new TemplateFailure(`error parsing regexp: ${pattern}`)
    throw failure
  }
}

/** Refuses texts that would take a pattern too long. */
export function matchable(text: string): string {
  if (text.length > longest) throw new TemplateFailure('a text is too long to be searched by a regular expression')
  return text
}

/** `(a+)+` and the like, unless what repeats begins with a character that its inside cannot match. */
function refuseNested(source: string, pattern: string): void {
  if (/\((?:\?:|\?P?<\w+>)?(?:\.|\\[wWsSdD]|\[[^\]]*\]|\w)[+*](?:[+*?])?\)[+*{]/.test(source))
    throw new TemplateFailure(`a repetition within a repetition is not in the preview: ${pattern}`)
}

const posix: ReadonlyMap<string, string> = new Map([
  ['alnum', 'A-Za-z0-9'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\x00-\\x7f'],
  ['blank', '\\t '],
  ['cntrl', '\\x00-\\x1f\\x7f'],
  ['digit', '0-9'],
  ['graph', '!-~'],
  ['lower', 'a-z'],
  ['print', ' -~'],
  ['punct', '!-\\/:-@\\[-`{-~'],
  ['space', '\\t\\n\\v\\f\\r '],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
])

/** One piece of a pattern at a time: what means the same goes through. */
const piece =
  /\\([pP])\{(\^?)(\w+)\}|\\Q([\s\S]*?)(?:\\E|$)|\\x\{([\da-fA-F]{1,6})\}|\\p([A-Z])(?![{])|\\P([A-Z])(?![{])|\\([\s\S])|\[:(\^?)(\w+):\]|\(\?P<(\w+)>|\(\?([ims]+)-?([ims]*):|\{\d+(?:,\d*)?\}|([{}])|[\s\S]/gu

function translate(source: string, pattern: string): string {
  let inClass = false
  return source.replace(piece, (all: string, ...groups: (string | undefined)[]) => {
    const [property, inverse, script, literal, hex, letter, notLetter, escaped, negated, named, group, on, , brace] =
      groups
    if (script !== undefined) return propertyOf(property === 'P', inverse === '^', script)
    if (literal !== undefined) return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    if (hex !== undefined) return `\\u{${hex}}`
    if (letter !== undefined) return `\\p{${letter}}`
    if (notLetter !== undefined) return `\\P{${notLetter}}`
    if (escaped !== undefined) return escapeOf(escaped, inClass, pattern)
    if (named !== undefined) {
      const characters = posix.get(named)
      if (characters === undefined || negated === '^') throw new TemplateFailure(`error parsing regexp: ${pattern}`)
      return characters
    }
    if (group !== undefined) return `(?<${group}>`
    if (on !== undefined)
      throw new TemplateFailure(`flags inside a regular expression are not in the preview: ${pattern}`)
    if (/^\(\?(?:[=!]|<[=!])/.test(all)) throw new TemplateFailure(`error parsing regexp: ${pattern}`)
    if (all === '[') {
      if (inClass) return '\\['
      inClass = true
    } else if (all === ']') {
      if (!inClass) return '\\]'
      inClass = false
    } else if (brace !== undefined) return `\\${brace}`
    return all
  })
}

/** A class of characters: Go names a script alone where JavaScript wants `Script=`. */
function propertyOf(negated: boolean, inverse: boolean, name: string): string {
  const category = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdsefio]?|S[mcko]?|Z[slp]?|C[cfos]?)$/.test(name)
  return `\\${negated !== inverse ? 'P' : 'p'}{${category ? name : `Script=${name}`}}`
}

function escapeOf(character: string, inClass: boolean, pattern: string): string {
  switch (character) {
    case 'A':
      return '^'
    case 'z':
      return '$'
    case 'a':
      return '\\x07'
    case 'C':
    case 'Z':
      throw new TemplateFailure(`error parsing regexp: invalid escape sequence in ${pattern}`)
    default:
      if (/[1-9]/.test(character))
        throw new TemplateFailure(`error parsing regexp: invalid escape sequence in ${pattern}`)
      if (/[dDwWsSbBnrtvfpP^$\\.*+?()[\]{}|/]/.test(character) || (character === '-' && inClass))
        return `\\${character}`
      return character
  }
}
