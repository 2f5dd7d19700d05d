/** Where in a block's source the words stand that were clicked in its rendering. DOM-free. */

/**
 * The offset in `source` of the word that `before`, the rendered text of the block up to the click, ends with: the
 * same word's same occurrence, or the source's start where Markdown made other words of it.
 */
export function sourceOffset(source: string, before: string): number {
  const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(before)?.[0]
  if (!word) return 0
  const wanted = count(before, word)
  let at = -1
  for (let found = 0; found < wanted; found++) {
    const next = source.indexOf(word, at + 1)
    if (next === -1) break
    at = next
  }
  return at === -1 ? 0 : at + word.length
}

function count(text: string, word: string): number {
  let found = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) found++
  return found
}
