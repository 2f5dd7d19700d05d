/** What the literals of a template mean. Each throws `TemplateFailure` where the text is no such literal. */
import { TemplateFailure } from './failure.ts'

const escapes: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
])

/** A string literal in double quotes or back quotes. */
export function readString(source: string): string {
  if (source.startsWith('`')) return source.slice(1, -1).replaceAll('\r', '')
  return unescapeText(source.slice(1, -1))
}

/** A character constant, which is an integer to Go. */
export function readCharacter(source: string): bigint {
  const text = unescapeText(source.slice(1, -1))
  const point = text.codePointAt(0)
  if (point === undefined || text.length !== String.fromCodePoint(point).length)
    throw new TemplateFailure(`malformed character constant: ${source}`)
  return BigInt(point)
}

/** An integer, or a float where the text has a point or an exponent. */
export function readNumber(source: string): bigint | number {
  const negative = source.startsWith('-')
  const text = source.replace(/^[+-]/, '').replaceAll('_', '')
  const float = floatOf(text)
  if (float !== null) {
    if (!Number.isFinite(float)) throw new TemplateFailure(`illegal number syntax: "${source}"`)
    return negative ? -float : float
  }
  const value = BigInt(/^0\d/.test(text) ? `0o${text.slice(1)}` : text)
  const signed = negative ? -value : value
  if (BigInt.asIntN(64, signed) !== signed) throw new TemplateFailure(`integer overflow: ${source}`)
  return signed
}

/** A float, also one whose digits are hexadecimal (`0x1.8p3`); null where the text is an integer. */
function floatOf(text: string): number | null {
  const hexadecimal = /^0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d+)$/.exec(text)
  if (hexadecimal !== null) {
    const [, whole = '', fraction = '', power = '0'] = hexadecimal
    return Number.parseInt(`0${whole}${fraction}`, 16) * 2 ** (Number(power) - 4 * fraction.length)
  }
  if (/^0[xX].*\./.test(text)) throw new TemplateFailure(`illegal number syntax: "${text}"`)
  return !/^0[xXbBoO]/.test(text) && /[.eE]/.test(text) ? Number(text) : null
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gsu,
    (all, x, u, U, octal, simple) => {
      const digits = x ?? u ?? U
      if (digits !== undefined) return codePoint(Number.parseInt(digits, 16), all)
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8), all)
      const character = escapes.get(simple)
      if (character === undefined) throw new TemplateFailure(`unknown escape in a quoted string: ${all}`)
      return character
    },
  )
}

function codePoint(point: number, source: string): string {
  if (point > 0x10ffff) throw new TemplateFailure(`no such character: ${source}`)
  return String.fromCodePoint(point)
}
