/** AP style, Hugo's default for `title`: small words stay small but at the ends and after a colon. */
const small = new Set('a an and as at but by en for if in nor of on or per the to v v. via vs vs.'.split(' '))

export function titleCase(text: string): string {
  return text.replace(/[\p{N}\p{L}]+[^\s\-/]*/gu, (word: string, from: number) => {
    const end = from + word.length
    const [before, earlier] = [text.charAt(from - 1), text.charAt(from - 2)]
    const stays =
      small.has(word.toLowerCase()) &&
      from > 0 &&
      end < text.length &&
      /^[ \-/]$/.test(before) &&
      earlier !== ':' &&
      earlier !== '-' &&
      (text[end] !== '-' || before === '-')
    return stays ? word.toLowerCase() : capitalised(word)
  })
}

function capitalised(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
  const upper = first.toUpperCase()
  return [...upper].length === 1 ? upper + word.slice(first.length) : word
}
