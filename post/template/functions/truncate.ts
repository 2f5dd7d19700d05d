import { toCount, toText, want } from '../arguments.ts'
import { Safe, type Value } from '../value.ts'

/** `truncate LENGTH [ELLIPSIS] TEXT`: whole words up to a length. Of HTML tags do not count, and open ones are closed. */
export function truncate(args: readonly Value[]): Value {
  want('truncate', args, 2, 3)
  const length = toCount(args[0])
  const source = args.at(-1) ?? null
  const given = args.length === 3 ? (args[1] ?? null) : ' …'
  const ellipsis = given instanceof Safe ? given.text : escapeText(toText(given))
  if (source instanceof Safe && source.kind === 'HTML')
    return new Safe('HTML', truncateHtml(source.text, length, ellipsis))
  const text = toText(source)
  const runes = [...text]
  return new Safe('HTML', runes.length <= length ? escapeText(text) : escapeText(wholeWords(runes, length)) + ellipsis)
}

function wholeWords(runes: readonly string[], length: number): string {
  const cut = runes.slice(0, length).join('')
  return /\s/.test(runes[length] ?? '') ? cut.replace(/\s+$/, '') : cut.replace(/\s+\S*$/, '')
}

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

function truncateHtml(html: string, length: number, ellipsis: string): string {
  const pieces = html.match(/<[^>]*>|[^<]+|</g) ?? []
  const open: string[] = []
  let kept = ''
  let left = length
  for (const piece of pieces) {
    const tag = /^<(\/?)([A-Za-z][A-Za-z\d-]*)[^>]*>$/.exec(piece)
    if (tag !== null) {
      const name = (tag[2] ?? '').toLowerCase()
      if (tag[1] === '/') open.splice(Math.max(0, open.lastIndexOf(name)))
      else if (!voidElements.has(name)) open.push(name)
      kept += piece
      continue
    }
    const runes = [...piece]
    if (runes.length <= left) {
      kept += piece
      left -= runes.length
      continue
    }
    const closing = [...open].reverse().map((name) => `</${name}>`)
    return kept + wholeWords(runes, left) + ellipsis + closing.join('')
  }
  return kept
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;')
}
