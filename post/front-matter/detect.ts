import { problemAt } from './position.ts'
import type { Format, HeadProblem } from './value.ts'

/** A post in two: `head + body` is the text, always. */
export interface SplitPost {
  /** The front matter with its delimiters, and one line end after the closing one. */
  readonly head: string
  readonly body: string
  readonly format: Format
  /** Where in the head the data lies: between the delimiters, or the braces and all for JSON. */
  readonly data: { readonly from: number; readonly to: number }
  /** Why Hugo would refuse the text; `head` is then empty (or a byte-order mark) and `format` what was begun. */
  readonly problem: HeadProblem | null
}

/**
 * Splits a post as the page lexer of Hugo 0.169 does: a byte-order mark and then blank space are skipped; `+++` is
 * TOML, `---` YAML, `{` JSON and `#+` Org; the closing delimiter stands at the start of a line, and whatever follows
 * it, but for one line end, is body.
 */
export function splitPost(text: string): SplitPost {
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (isSkipped(text.charCodeAt(start))) start++
  switch (text[start]) {
    case '+':
      return splitDelimited(text, start, '+++', 'toml')
    case '-':
      return splitDelimited(text, start, '---', 'yaml')
    case '{':
      return splitJson(text, start)
    case '#':
      return text[start + 1] === '+' ? splitOrg(text, start) : allBody(text, 'none', null)
    default:
      return allBody(text, 'none', null)
  }
}

const formatNames = { toml: 'TOML', yaml: 'YAML' } as const

function splitDelimited(text: string, start: number, delimiter: '+++' | '---', format: 'toml' | 'yaml'): SplitPost {
  if (!text.startsWith(delimiter, start)) {
    const message = `Front matter in ${formatNames[format]} begins with “${delimiter}”. A post whose first character is “${delimiter[0]}” needs front matter above it.`
    return allBody(text, format, problemAt(text, start, message))
  }
  const from = afterLineEnd(text, start + 3)
  let to = from
  if (from === start + 3) to = nextLine(text, from)
  while (to !== -1 && !text.startsWith(delimiter, to)) to = nextLine(text, to)
  if (to === -1) {
    const message = `The closing “${delimiter}” of the front matter is missing. Put it on a line of its own, below the last field.`
    return allBody(text, format, problemAt(text, start, message))
  }
  const end = afterLineEnd(text, to + 3)
  return { head: text.slice(0, end), body: text.slice(end), format, data: { from, to }, problem: null }
}

function splitJson(text: string, start: number): SplitPost {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const c = text[at]
    if (c === '\\') at++
    else if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === '{') depth++
    else if (c === '}' && --depth === 0) {
      const end = afterLineEnd(text, at + 1)
      const data = { from: start, to: at + 1 }
      return { head: text.slice(0, end), body: text.slice(end), format: 'json', data, problem: null }
    }
  }
  const quote = unclosedQuote(text, start)
  if (quote !== -1) return allBody(text, 'json', problemAt(text, quote, 'This text has no closing quote.'))
  const message = 'The closing “}” of the front matter is missing. Put it below the last field.'
  return allBody(text, 'json', problemAt(text, start, message))
}

/** Where the first string begins that its line does not end (RFC 8259, section 7: no raw line end in a string), or -1. */
function unclosedQuote(text: string, start: number): number {
  const string = /"(?:[^"\\\r\n]|\\.)*("?)/g
  for (const found of text.slice(start).matchAll(string)) if (found[1] === '') return start + found.index
  return -1
}

function splitOrg(text: string, start: number): SplitPost {
  let end = start
  while (text.startsWith('#+', end)) {
    const next = nextLine(text, end)
    if (next === -1) {
      end = text.length
      break
    }
    end = next
  }
  const data = { from: start, to: end }
  return { head: text.slice(0, end), body: text.slice(end), format: 'org', data, problem: null }
}

/** A byte-order mark stays in the head, so that the body is only what the writer wrote. */
function allBody(text: string, format: Format, problem: HeadProblem | null): SplitPost {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  return { head: text.slice(0, from), body: text.slice(from), format, data: { from, to: from }, problem }
}

/** Space, tab, CR and LF. */
function isSkipped(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10
}

function afterLineEnd(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2
  return text[at] === '\n' || text[at] === '\r' ? at + 1 : at
}

/** The start of the next line, or -1 where the text ends first. A lone CR ends a line, as for Hugo. */
function nextLine(text: string, at: number): number {
  for (; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === '\r') return afterLineEnd(text, at)
  }
  return -1
}
