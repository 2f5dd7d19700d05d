/** Whether HTML closes what it opens, so that it can stand as an element of its own. */

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Inside these, `<` is text. */
const textElements = new Set('script style textarea title xmp iframe noembed noframes plaintext'.split(' '))
/** Their end tag may be left out, and the next block closes them. */
const selfClosing = new Set(['p'])

const pieces =
  /<!--(?:>|->|[\s\S]*?(?:-->|$))|<\/([a-zA-Z][^\s/>]*)[^>]*>|<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g

/** Follows the elements that stay open over successive pieces of HTML. */
export class OpenElements {
  readonly #open: string[] = []

  get empty(): boolean {
    return this.#open.length === 0
  }

  /** Reads a piece. An end tag without its start tag is ignored, as a browser ignores it. */
  read(html: string): void {
    if (!html.includes('<')) return
    let at = 0
    for (;;) {
      const within = this.#open.at(-1)
      if (within !== undefined && textElements.has(within)) {
        const end = html.slice(at).search(new RegExp(`</${within}[\\s/>]`, 'i'))
        if (end === -1) return
        at += end
      }
      pieces.lastIndex = at
      const piece = pieces.exec(html)
      if (piece === null) return
      at = pieces.lastIndex
      const closing = piece[1]?.toLowerCase()
      const opening = piece[2]?.toLowerCase()
      if (closing !== undefined) {
        const index = this.#open.lastIndexOf(closing)
        if (index !== -1) this.#open.splice(index)
      } else if (opening !== undefined && !voidElements.has(opening) && !selfClosing.has(opening)) {
        // Only foreign elements (SVG, MathML) can close themselves; they are never the last of their kind to matter.
        const foreign = this.#open.includes('svg') || this.#open.includes('math') || opening === 'svg'
        if (!(foreign && piece[3]?.trimEnd().endsWith('/'))) this.#open.push(opening)
      }
    }
  }
}
