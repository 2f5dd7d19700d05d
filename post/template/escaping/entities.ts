/** Character references of HTML, the few that occur in attribute values of templates; others stay as they are. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['times', '×'],
  ['middot', '·'],
  ['bull', '•'],
  ['euro', '€'],
])

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? all
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
      ? '\ufffd'
      : String.fromCodePoint(point)
  })
}
