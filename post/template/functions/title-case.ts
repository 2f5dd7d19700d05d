/** AP style, Hugo's default for `title`: small words stay small but at the ends. */
const small = new Set('a an and as at but by en for if in is nor of on or per the to v. vs vs. via'.split(' '))

export function titleCase(text: string): string {
  const words = text.split(/(\s+)/)
  const last = words.findLastIndex((word) => word.trim() !== '')
  const first = words.findIndex((word) => word.trim() !== '')
  return words
    .map((word, index) => {
      if (word.trim() === '') return word
      return index !== first && index !== last && small.has(word.toLowerCase()) ? word.toLowerCase() : capitalised(word)
    })
    .join('')
}

function capitalised(word: string): string {
  return word
    .replace(/^([^\p{L}\p{N}]*)(\p{L})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/([-/])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
}
