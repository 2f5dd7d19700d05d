/** Typographic punctuation: quotation marks, apostrophes, dashes, ellipses and guillemets. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings, Punctuation } from './settings.ts'

/** Quotation marks opened and not yet closed in the text so far: goldmark counts on from paragraph to paragraph. */
interface Unclosed {
  single: number
  double: number
}

/**
 * Adds the rule that replaces punctuation as goldmark's typographer does: each mark is judged where it stands, by the
 * characters on both sides and the quotations that are open.
 */
export function typographer(md: MarkdownIt, settings: MarkdownSettings): void {
  const marks = settings.typographer
  if (marks === null) return
  md.inline.ruler.push('typographer', (state: StateInline, silent: boolean) => {
    const run = replaceRun(state.src, state.pos, marks)
    let replacement = run
    if (replacement === null) {
      // A lone quotation mark counts open ones, so it is judged only when it is written.
      if (silent) return false
      replacement = replaceQuote(state.src, state.pos, marks, unclosedOf(state.env))
    }
    if (replacement === null) return false
    if (!silent) state.push('typographic', '', 0).content = replacement.text
    state.pos += replacement.length
    return true
  })
  md.renderer.rules.typographic = (tokens, index) => tokens[index]?.content ?? ''
}

function unclosedOf(env: { [key: string]: unknown }): Unclosed {
  env.unclosedQuotes ??= { single: 0, double: 0 }
  return env.unclosedQuotes as Unclosed
}

interface Replacement {
  readonly text: string
  readonly length: number
}

function replaceRun(src: string, pos: number, marks: Punctuation): Replacement | null {
  const runs: readonly (readonly [string, string])[] = [
    ['---', marks.emDash],
    ['--', marks.enDash],
    ['...', marks.ellipsis],
    ['<<', marks.leftAngleQuote],
    ['>>', marks.rightAngleQuote],
  ]
  for (const [run, text] of runs) if (src.startsWith(run, pos)) return { text, length: run.length }
  return null
}

/** A longer run of quotation marks means nothing. */
const longestRun = 100

function replaceQuote(src: string, pos: number, marks: Punctuation, open: Unclosed): Replacement | null {
  const quote = src[pos]
  if (quote !== "'" && quote !== '"') return null
  const before = characterBefore(src, pos)
  // No rule looks further than a few characters ahead, nor beyond the line; the end of a link's text is no end to them.
  const ahead = src.slice(pos, pos + 8)
  const newline = ahead.indexOf('\n')
  const rest = newline === -1 ? ahead : ahead.slice(0, newline + 1)
  // Marks of the same kind that follow each other are judged by what stands around all of them.
  let end = pos + 1
  while (src[end] === quote && end < pos + longestRun) end++
  const after = end < src.length ? characterAt(src, end) : ' '
  const opens = flanks(before, after)
  const closes = flanks(after, before)
  const text =
    quote === "'" ? single(rest, before, opens, closes, marks, open) : double(rest, before, opens, closes, marks, open)
  return text === null ? null : { text, length: 1 }
}

function single(
  rest: string,
  before: string,
  opens: boolean,
  closes: boolean,
  marks: Punctuation,
  open: Unclosed,
): string | null {
  const next = rest.length > 1 ? characterAt(rest, 1) : ''
  // '90s
  if (opens && !closes && /^'\d\ds/.test(rest)) {
    const afterwards = rest.length > 4 ? characterAt(rest, 4) : ' '
    if (isSpace(afterwards) || isPunctuation(afterwards)) return marks.apostrophe
  }
  // 'twas, 'em, 'net, 'l
  if (rest.length > 1 && (isUnicodePunctuation(before) || isSpace(before)) && /[tenl]/.test(next)) {
    return marks.apostrophe
  }
  if (/[\p{L}\p{Nd}]/u.test(before) && /\p{L}/u.test(next)) return marks.apostrophe
  if (opens && !closes) {
    // Alice's, I'm, don't, you'd; I've, I'll, you're
    if (/^'(?:[smtd]|ve|ll|re)(?:[\s!-/:-@[-`{-~]|$)/.test(rest)) return marks.rightSingleQuote
    open.single++
    return marks.leftSingleQuote
  }
  // The Smiths', doin'
  if (rest.length > 2 && !/\p{Nd}/u.test(next)) return marks.rightSingleQuote
  if (open.single === 0 || !mayClose(rest, opens, closes)) return null
  open.single--
  return marks.rightSingleQuote
}

function double(
  rest: string,
  before: string,
  opens: boolean,
  closes: boolean,
  marks: Punctuation,
  open: Unclosed,
): string | null {
  if (opens && !closes) {
    open.double++
    return marks.leftDoubleQuote
  }
  if (open.double === 0 || !mayClose(rest, opens, closes)) return null
  // "Monitor 21""
  if (rest[1] === '"' && /\p{Nd}/u.test(before)) return null
  open.double--
  return marks.rightDoubleQuote
}

function mayClose(rest: string, opens: boolean, closes: boolean): boolean {
  if (closes && !opens) return true
  if (!closes || rest.length < 2 || !isUnicodePunctuation(characterAt(rest, 1))) return false
  return rest.length === 2 || /^..[\s!-/:-@[-`{-~]/su.test(rest)
}

/** Left-flanking as in CommonMark 0.31.2; right-flanking is the same with the sides exchanged. */
function flanks(before: string, after: string): boolean {
  return !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
}

function isSpace(character: string): boolean {
  return /[\s\p{Zs}]/u.test(character)
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character)
}

function isUnicodePunctuation(character: string): boolean {
  return /\p{P}/u.test(character)
}

function characterBefore(src: string, pos: number): string {
  if (pos === 0) return '\n'
  const low = src.charCodeAt(pos - 1)
  return low >= 0xdc00 && low <= 0xdfff && pos > 1 ? src.slice(pos - 2, pos) : src.slice(pos - 1, pos)
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0x20)
}
