/** Whether HTML closes what it opens, so that it can stand as an element of its own. */

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Inside these, `<` is text. */
const textElements = new Set('script style textarea title xmp iframe noembed noframes plaintext'.split(' '))
/** They end an open paragraph, whose end tag may be left out (HTML, section 13.2.6.4.7). */
const blockElements = new Set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre search section summary table ul'.split(
    ' ',
  ),
)

/** An end tag does not reach out of these (HTML, section 13.2.4.2, "in scope"), but for those of the table itself. */
const barriers = new Set('caption marquee object table td template th'.split(' '))
const tableParts = new Set('caption table tbody td tfoot th thead tr'.split(' '))

const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

const pieces =
  /<!--(?:>|->|[\s\S]*?(?:-->|$))|<\/([a-zA-Z][^\s/>]*)[^>]*>|<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g

/** Follows the elements that stay open over successive pieces of HTML. */
export class OpenElements {
  readonly #open: string[] = []
  #inComment = false

  get empty(): boolean {
    return this.#open.length === 0 && !this.#inComment
  }

  /** Reads a piece. An end tag without its start tag is ignored, as a browser ignores it. */
  read(html: string): void {
    let at = 0
    if (this.#inComment) {
      const end = html.indexOf('-->')
      if (end === -1) return
      this.#inComment = false
      at = end + '-->'.length
    }
    if (!html.includes('<', at)) return
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
      if (piece[0].startsWith('<!--')) this.#inComment = !/-->$|^<!--?-?>$/.test(piece[0])
      const closing = piece[1]?.toLowerCase()
      const opening = piece[2]?.toLowerCase()
      if (closing !== undefined) {
        this.#close(closing)
      } else if (opening !== undefined) {
        if (blockElements.has(opening)) this.#endParagraph()
        if (voidElements.has(opening)) continue
        // Only foreign elements (SVG, MathML) can close themselves; they are never the last of their kind to matter.
        const foreign = this.#open.includes('svg') || this.#open.includes('math') || opening === 'svg'
        if (!(foreign && piece[3]?.trimEnd().endsWith('/'))) this.#open.push(opening)
      }
    }
  }

  /** Closes an element and those in it. Unclosed formatting goes on after it, as browsers do. */
  #close(name: string): void {
    const index = this.#open.lastIndexOf(name)
    const barrier = this.#open.findLastIndex((element) => barriers.has(element))
    if (index === -1 || (index < barrier && !tableParts.has(name))) return
    const [, ...within] = this.#open.splice(index)
    this.#open.push(...within.filter((inner) => formatting.has(inner)))
  }

  #endParagraph(): void {
    const index = this.#open.lastIndexOf('p')
    if (index !== -1) this.#open.splice(index, 1)
  }
}
