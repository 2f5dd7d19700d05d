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
  if (/^0[xX].*[.pP]/.test(text)) throw new TemplateFailure(`hexadecimal floats are not in the preview yet: ${source}`)
  if (!/^0[xX]/.test(text) && /[.eE]/.test(text)) return negative ? -Number(text) : Number(text)
  const value = BigInt(/^0\d/.test(text) ? `0o${text.slice(1)}` : text)
  const signed = negative ? -value : value
  if (BigInt.asIntN(64, signed) !== signed) throw new TemplateFailure(`integer overflow: ${source}`)
  return signed
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
