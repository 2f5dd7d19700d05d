import type { Token } from 'markdown-it'

/** The text of inline tokens without markup, for ids and `alt`: code and image descriptions count, HTML and punctuation made by the typographer do not. */
export function plainText(tokens: readonly Token[]): string {
  let text = ''
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'emoji') text += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'image') text += plainText(token.children ?? [])
  }
  return text
}
