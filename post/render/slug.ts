/** Names as they appear in URLs, cleaned as Hugo cleans them. */

/** Options of the site that decide how URLs look. */
export interface SlugStyle {
  readonly lower: boolean
  readonly accents: boolean
}

/** A folder's or file's name in the URL of its page: each space becomes `-`. */
export function pathSegment(name: string, style: SlugStyle): string {
  // Hugo's two ways to the same end: only where capitals are lowered does each space count.
  const text = style.lower ? name.replace(/\s/g, '-') : kept(name).replace(/[\s-]+/g, '-')
  return styled(kept(text), style)
}

/** A title or slug in a URL: runs of spaces and `-` become one `-`, none stays at the ends. `/` divides. */
export function slug(text: string, style: SlugStyle = { lower: true, accents: true }): string {
  return styled(
    kept(text)
      .replace(/[\s+-]+/g, '-')
      .replace(/^-|-$/g, ''),
    style,
  )
}

/** Percent-encodes what a URL's path cannot hold. Existing escapes stay. */
export function encodePath(path: string): string {
  return path.replace(/[^\w%@:&=+$,/;!'()*.~-]+/gu, (run) => {
    // A lone surrogate cannot be encoded: it is written as Go writes it, as the replacement character.
    return encodeURIComponent(run.replace(/\p{Cs}/gu, '\uFFFD')).replace(/%3A/gi, ':')
  })
}

function kept(text: string): string {
  return text.replace(/%(?![0-9a-fA-F]{2})|[^\p{L}\p{M}\p{Nd}\s./\\_#+~%@-]/gu, '')
}

function styled(text: string, style: SlugStyle): string {
  const plain = style.accents
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
  return style.lower ? plain.toLowerCase() : plain
}
