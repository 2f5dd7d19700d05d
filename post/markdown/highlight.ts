/** Token colours for code, as classes. */
import { escapeCode } from './escape.ts'

export function isKnownLanguage(language: string): boolean {
  return language !== ''
}

/** The inside of `<code>`: the code's text, escaped, with tokens and marked lines in spans. */
export function highlightedHtml(code: string, _language: string, _marked: ReadonlySet<number>): string {
  return escapeCode(code)
}
