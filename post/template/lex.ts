/** The tokens of a Go template, as https://pkg.go.dev/text/template describes its syntax. */
import { TemplateFailure } from './failure.ts'

export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'field'
  | 'variable'
  | 'word'
  | 'dot'
  | 'string'
  | 'character'
  | 'number'
  | 'mark'
  | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As written, but text without what trim markers take away. */
  readonly text: string
  readonly from: number
  /** Whether white space stands before it inside its action: `.A .B` is two arguments, `.A.B` one. */
  readonly spaced: boolean
}

/** Splits a template; throws `TemplateFailure` with the place of what is no template syntax. */
export function lexTemplate(source: string, name: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let trimNext = false
  while (at <= source.length) {
    const open = source.indexOf('{{', at)
    const end = open < 0 ? source.length : open
    let text = source.slice(at, end)
    if (trimNext) text = text.replace(/^[ \t\r\n]+/, '')
    const trimBefore = open >= 0 && source[open + 2] === '-' && isSpace(source[open + 3])
    if (trimBefore) text = text.replace(/[ \t\r\n]+$/, '')
    if (text !== '') tokens.push({ kind: 'text', text, from: at, spaced: false })
    if (open < 0) break
    const start = open + (trimBefore ? 3 : 2)
    const action = lexAction(source, open, start, name)
    tokens.push(...action.tokens)
    trimNext = action.trim
    at = action.to
  }
  tokens.push({ kind: 'end', text: '', from: source.length, spaced: false })
  return tokens
}

/** Line and column, from 1, of an offset. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}

interface Action {
  readonly tokens: Token[]
  readonly to: number
  readonly trim: boolean
}

function lexAction(source: string, open: number, start: number, name: string): Action {
  const fail = (message: string, at: number) => new TemplateFailure(message, { template: name, ...placeOf(source, at) })
  const first = skipSpace(source, start)
  if (source.startsWith('/*', first)) return lexComment(source, open, first, fail)
  const tokens: Token[] = [{ kind: 'open', text: '{{', from: open, spaced: false }]
  let at = start
  let depth = 0
  for (;;) {
    const from = skipSpace(source, at)
    const spaced = from > at
    const close = closeAt(source, from, spaced)
    if (close !== null) {
      if (depth > 0) throw fail('unclosed left paren', open)
      tokens.push({ kind: 'close', text: '}}', from, spaced })
      return { tokens, to: close.to, trim: close.trim }
    }
    if (from >= source.length) throw fail('unclosed action', open)
    const token = lexOne(source, from, spaced, fail)
    if (token.text === '(') depth++
    if (token.text === ')' && --depth < 0) throw fail('unexpected right paren', from)
    tokens.push(token)
    at = from + token.text.length
  }
}

function closeAt(source: string, from: number, spaced: boolean): { to: number; trim: boolean } | null {
  if (source.startsWith('}}', from)) return { to: from + 2, trim: false }
  return spaced && source.startsWith('-}}', from) ? { to: from + 3, trim: true } : null
}

type Fail = (message: string, at: number) => TemplateFailure

function lexComment(source: string, open: number, from: number, fail: Fail): Action {
  const end = source.indexOf('*/', from + 2)
  if (end < 0) throw fail('unclosed comment', open)
  const after = skipSpace(source, end + 2)
  const close = closeAt(source, after, after > end + 2)
  if (close === null || (!close.trim && after > end + 2)) throw fail('comment ends before closing delimiter', end)
  return { tokens: [], to: close.to, trim: close.trim }
}

const number =
  /[+-]?(?:0[xX][\da-fA-F_]+(?:\.[\da-fA-F_]*)?(?:[pP][+-]?\d+)?|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/y
const field = /\.[\p{L}\p{Nd}_]+/uy
const variable = /\$[\p{L}\p{Nd}_]*/uy
const word = /[\p{L}_][\p{L}\p{Nd}_]*/uy
const quoted = /"(?:[^"\\\n]|\\.)*"/y
const character = /'(?:[^'\\\n]|\\.[^'\n]*)'/uy
const raw = /`[^`]*`/y
const mark = /:=|[=|(),]/y

function lexOne(source: string, from: number, spaced: boolean, fail: Fail): Token {
  const token = (kind: TokenKind, text: string): Token => ({ kind, text, from, spaced })
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = from
    return pattern.exec(source)?.[0] ?? null
  }
  const first = source[from] ?? ''
  if (first === '"')
    return token(
      'string',
      orFail(take(quoted), () => fail('unterminated quoted string', from)),
    )
  if (first === '`')
    return token(
      'string',
      orFail(take(raw), () => fail('unterminated raw quoted string', from)),
    )
  if (first === "'")
    return token(
      'character',
      orFail(take(character), () => fail('unterminated character constant', from)),
    )
  const marked = take(mark)
  if (marked !== null) return token('mark', marked)
  if (/[\d+-]/.test(first) || (first === '.' && /\d/.test(source[from + 1] ?? ''))) {
    const text = orFail(take(number), () => fail(`bad number syntax: "${first}"`, from))
    if (/[\p{L}\p{Nd}_]/u.test(source[from + text.length] ?? '')) throw fail(`bad number syntax: "${text}"`, from)
    return token('number', text)
  }
  if (first === '.') return take(field) === null ? token('dot', '.') : token('field', take(field) ?? '')
  if (first === '$') return token('variable', take(variable) ?? '$')
  const named = take(word)
  if (named !== null) return token('word', named)
  throw fail(`unexpected character "${first}" in an action`, from)
}

function orFail(text: string | null, failure: () => TemplateFailure): string {
  if (text === null) throw failure()
  return text
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n'
}

function skipSpace(source: string, at: number): number {
  while (isSpace(source[at])) at++
  return at
}
