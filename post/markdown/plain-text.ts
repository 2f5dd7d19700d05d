/** The text of inline tokens without markup. */
import type { Token } from 'markdown-it'
import { decodeEntities } from '../template/escaping/entities.ts'

/**
 * The text that ids are made of: code, image descriptions and the names of emoji count; HTML and bare links do not.
 * Punctuation made by the typographer stands as a dash, which ids leave out. Numeric entities count as they are written.
 */
export function plainText(tokens: readonly Token[]): string {
  let text = ''
  let bareLink = false
  for (const token of tokens) {
    if (token.info === 'auto') bareLink = token.nesting === 1
    else if (bareLink) continue
    else if (token.type === 'text' || token.type === 'code_inline') text += token.content
    else if (token.type === 'emoji') text += token.markup
    else if (token.type === 'text_special') text += token.markup.startsWith('&#') ? token.markup : token.content
    else if (token.type === 'typographic') text += '—'
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'image') text += plainText(token.children ?? [])
  }
  return text
}

/** A render hook's `.PlainText`: as above, with the typographer's punctuation. */
export function readableText(tokens: readonly Token[]): string {
  let text = ''
  let bareLink = false
  for (const token of tokens) {
    if (token.info === 'auto') bareLink = token.nesting === 1
    else if (bareLink) continue
    else if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
      text += token.content
    else if (token.type === 'emoji') text += token.markup
    else if (token.type === 'typographic') text += decodeEntities(token.content)
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'image') text += readableText(token.children ?? [])
  }
  return text
}
