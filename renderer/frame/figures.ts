/** What the status bar says of a text. Pure. */

/** Hugo's reading speed. */
const wordsAMinute = 213
/** And its speed for Chinese, Japanese and Korean, in characters. */
const charactersAMinute = 500

export interface Figures {
  readonly words: number
  readonly characters: number
  /** At least 1 where there is a word. */
  readonly minutes: number
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const word = /[\p{L}\p{N}]+(?:['’.\-_][\p{L}\p{N}]+)*/gu
/** Shortcodes' tags, HTML comments and tags, and the addresses of links are not read aloud. */
const unread = /\{\{[<%][\s\S]*?[>%]\}\}|<!--[\s\S]*?-->|<\/?[a-z][^>\n]*>|\]\([^)\n]*\)/gi

/** Each Chinese, Japanese or Korean character counts as a word, as in Hugo with `hasCJKLanguage`. */
export function figuresOf(body: string): Figures {
  const read = body.replace(unread, ' ')
  const signs = read.match(cjk)?.length ?? 0
  const words = read.replace(cjk, ' ').match(word)?.length ?? 0
  const minutes = Math.ceil(words / wordsAMinute + signs / charactersAMinute)
  return { words: words + signs, characters: [...body].length, minutes }
}

export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'mixed'

/** The line end that all lines of a text have; LF where it has one line. */
export function lineEndOf(text: string): LineEnd {
  const crlf = text.match(/\r\n/g)?.length ?? 0
  const lf = (text.match(/\n/g)?.length ?? 0) - crlf
  const cr = (text.match(/\r/g)?.length ?? 0) - crlf
  const kinds = [crlf > 0 ? 'CRLF' : null, lf > 0 ? 'LF' : null, cr > 0 ? 'CR' : null].filter((kind) => kind !== null)
  if (kinds.length > 1) return 'mixed'
  return (kinds[0] as LineEnd | undefined) ?? 'LF'
}

/** The name of a language by its code, in English: `en-gb` is `British English`. The code itself where it is unknown. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
