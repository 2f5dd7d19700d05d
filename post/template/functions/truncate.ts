import { toCount, toText, want } from '../arguments.ts'
import { Safe, type Value } from '../value.ts'

/** `truncate LENGTH [ELLIPSIS] TEXT`: whole words up to a length. Of HTML tags do not count, and open ones are closed. */
export function truncate(args: readonly Value[]): Value {
  want('truncate', args, 2, 3)
  const length = toCount(args[0])
  const source = args.at(-1) ?? null
  const given = args.length === 3 ? (args[1] ?? null) : ' …'
  const ellipsis = given instanceof Safe && given.kind === 'HTML' ? given.text : escapeText(toText(given))
  const text = toText(source)
  const isHtml = source instanceof Safe && source.kind === 'HTML'
  const cut = [...text].length <= length ? null : cutText(text, length, isHtml)
  if (cut === null) return new Safe('HTML', isHtml ? text : escapeText(text))
  const kept = text.slice(0, cut.end)
  return new Safe('HTML', isHtml ? kept + ellipsis + closingTags(cut) : escapeText(kept) + ellipsis)
}

interface Tag {
  readonly name: string
  readonly at: number
  readonly opens: boolean
}

interface Cut {
  readonly end: number
  readonly tags: readonly Tag[]
}

const tag = /<(\/)?([^ \n]+?)(?:(\s*\/)| [^\n]*?)?>/y
const single = new Set('area base br col hr img input link param'.split(' '))
const ideograph = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Where the text is too long: after its last whole word, or within its only one. Null where tags alone are too much. */
function cutText(text: string, length: number, isHtml: boolean): Cut | null {
  const tags: Tag[] = []
  let lastWord = 0
  let lastInk = 0
  let count = 0
  for (let at = 0; at < text.length; ) {
    tag.lastIndex = at
    const found = isHtml ? tag.exec(text) : null
    if (found !== null) {
      const name = found[2] ?? ''
      lastWord = lastInk
      if (!single.has(name) && found[3] === undefined) tags.push({ name, at, opens: found[1] === undefined })
      at = tag.lastIndex
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    count++
    if (/\s/.test(character)) lastWord = lastInk
    else if (ideograph.test(character)) lastWord = at
    else lastInk = at + character.length
    if (count > length) return { end: lastWord === 0 ? at : lastWord, tags }
    at += character.length
  }
  return null
}

/** The ends of the elements that are open where the text is cut. */
function closingTags({ end, tags }: Cut): string {
  let closing = ''
  let closed: string | null = null
  for (const { name, at, opens } of [...tags].reverse()) {
    if (at >= end || closed !== null) {
      if (closed === name) closed = null
      continue
    }
    if (opens) closing += `</${name}>`
    else closed = name
  }
  return closing
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;')
}
