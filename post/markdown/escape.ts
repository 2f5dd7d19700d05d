/** Escaping as Go's `html` package writes it, and as goldmark does: they differ in the quotation marks. */

const goldmark: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const go: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

/** For text and attributes that Markdown makes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => goldmark[character] ?? character)
}

/** For code that Hugo's highlighter writes. */
export function escapeCode(text: string): string {
  return text.replace(/[&<>"']/g, (character) => go[character] ?? character)
}

/**
 * A link's destination as goldmark writes it: what a URL cannot hold is percent-encoded, existing escapes stay.
 * Host names are not changed.
 */
export function escapeUrl(url: string): string {
  return url.replace(/%(?![0-9A-Fa-f]{2})|[^\w!#$%&'()*+,./:;=?@~-]/gsu, (character) => {
    if (character === '%') return '%25'
    try {
      return encodeURIComponent(character)
    } catch {
      // A lone surrogate has no encoding.
      return '%EF%BF%BD'
    }
  })
}
