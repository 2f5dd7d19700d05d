/** A heading's id as GitHub makes it: letters, digits and `_` in lower case, `-` for blanks and hyphens, all else dropped. */
export function headingId(text: string): string {
  let id = ''
  for (const character of text.trim()) {
    if (/[\p{L}\p{Nd}\p{Nl}\p{No}_]/u.test(character)) id += lowered(character)
    else if (character === '-' || character === ' ') id += '-'
  }
  return id
}

/** One character in lower case as Go maps it: never to more than one. */
export function lowered(character: string): string {
  const lower = character.toLowerCase()
  return [...lower].length === 1 ? lower : ([...lower][0] ?? '')
}

/** One character in upper case as Go maps it: one that would become two stays. */
export function raised(character: string): string {
  const upper = character.toUpperCase()
  return [...upper].length === 1 ? upper : character
}

/** A path as Hugo makes it from words: a hyphen for white space, what is neither letter, digit, mark nor `./\_#+~-@` dropped. */
export function sanitised(text: string): string {
  let path = ''
  let blank = false
  for (const character of text) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(character)) {
      if (blank && character !== '-') path += '-'
      blank = false
      path += character
    } else if (/\s/u.test(character) && path !== '' && !path.endsWith('-')) blank = true
  }
  return path
}
