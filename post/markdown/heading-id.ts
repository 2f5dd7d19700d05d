/** Ids of headings, made of their text as Hugo makes them. */

export type HeadingIdType = 'github' | 'github-ascii' | 'blackfriday'

/**
 * The id of a heading whose plain text is `text`, before it is made unique; '' for a heading without text.
 * Letters, digits and `_` stay, lower-cased; spaces and `-` become `-`; all else goes. A text of which nothing stays
 * gives `heading`. Hugo: https://gohugo.io/functions/urls/anchorize/
 */
export function headingId(text: string, type: HeadingIdType): string {
  if (text === '') return ''
  const trimmed = text.trim()
  if (type === 'blackfriday') return blackfriday(trimmed) || 'heading'
  let id = ''
  for (const character of type === 'github-ascii' ? withoutAccents(trimmed) : trimmed) {
    if (type === 'github-ascii' && character > '\u007f') continue
    if (/[\p{L}\p{Nd}_]/u.test(character)) id += lowerCase(character)
    else if (character === '-' || character === ' ') id += '-'
  }
  return id === '' ? 'heading' : id
}

/** Ids that are taken, each with the number that the next like it may have. */
export type TakenIds = Map<string, number>

/** `id`, or `id-1`, `id-2`, … where it is taken; the answer is taken from then on. */
export function uniqueId(id: string, taken: TakenIds): string {
  let unique = id
  let next = taken.get(id) ?? 1
  while (taken.has(unique)) unique = `${id}-${next++}`
  taken.set(id, next)
  if (!taken.has(unique)) taken.set(unique, 1)
  return unique
}

function blackfriday(text: string): string {
  let id = ''
  let dash = false
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      if (dash && id !== '') id += '-'
      dash = false
      id += lowerCase(character)
    } else dash = true
  }
  return id
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '')
}

/** Go lowers each code point by itself: `İ` becomes `i`, and a final sigma is an ordinary one. */
function lowerCase(character: string): string {
  return character === 'İ' ? 'i' : character.toLowerCase()
}
