/** Numbers as the verbs of `fmt.Sprintf` write them; null where a verb is none for the number. */
import { plainFloat, shortest, signed, special } from './print.ts'
import { padded, type Request } from './printf-request.ts'

export function formatInteger(value: bigint, request: Request): string | null {
  switch (request.verb) {
    case 'v':
    case 'd':
      return integer(value, 10, '', request)
    case 'b':
      return integer(value, 2, request.sharp ? '0b' : '', request)
    case 'o':
      return integer(value, 8, request.sharp ? '0' : '', request)
    case 'O':
      return integer(value, 8, '0o', request)
    case 'x':
      return integer(value, 16, request.sharp ? '0x' : '', request)
    case 'X':
      return integer(value, 16, request.sharp ? '0X' : '', request).toUpperCase()
    case 'c':
      return padded(character(value), request)
    case 'q':
      return padded(quotedCharacter(value), request)
    case 'U':
      return padded(unicode(value, request), request)
    default:
      return null
  }
}

function integer(value: bigint, base: number, prefix: string, request: Request): string {
  if (request.precision === 0 && value === 0n) return ' '.repeat(request.width ?? 0)
  const sign = value < 0n ? '-' : request.plus ? '+' : request.space ? ' ' : ''
  const digits = (value < 0n ? -value : value).toString(base)
  // A width in zeros counts the sign but not the prefix.
  const least = request.precision ?? (request.zero && request.width !== null ? request.width - sign.length : 0)
  const filled = digits.padStart(least, '0')
  const marked = prefix === '0' && filled.startsWith('0') ? '' : prefix
  return padded(sign + marked + filled, { ...request, zero: false })
}

function character(value: bigint): string {
  const isOne = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value < 0xe000n)
  return isOne ? String.fromCodePoint(Number(value)) : '\ufffd'
}

function quotedCharacter(value: bigint): string {
  const text = character(value)
  const escapes: { readonly [character: string]: string } = {
    "'": "\\'",
    '\\': '\\\\',
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
  }
  const known = escapes[text]
  if (known !== undefined) return `'${known}'`
  const point = text.codePointAt(0) ?? 0
  return point < 0x20 || point === 0x7f ? `'\\x${point.toString(16).padStart(2, '0')}'` : `'${text}'`
}

function unicode(value: bigint, request: Request): string {
  const digits = (value < 0n ? BigInt.asUintN(64, value) : value).toString(16).toUpperCase()
  const text = `U+${digits.padStart(Math.max(4, request.precision ?? 0), '0')}`
  return request.sharp ? `${text} '${character(value)}'` : text
}

export function formatFloat(value: number, request: Request): string | null {
  const text = digitsOf(Math.abs(value), request)
  if (text === null) return null
  const negative = value < 0 || Object.is(value, -0)
  const sign = negative ? '-' : request.plus ? '+' : request.space ? ' ' : ''
  if (!Number.isFinite(value)) {
    const shown = Number.isNaN(value) ? 'NaN' : 'Inf'
    const signs = Number.isNaN(value)
      ? request.plus
        ? '+'
        : request.space
          ? ' '
          : ''
      : negative
        ? '-'
        : request.space && !request.plus
          ? ' '
          : '+'
    return padded(signs + shown, { ...request, zero: false })
  }
  if (!request.zero) return padded(sign + text, request)
  return sign + text.padStart((request.width ?? 0) - sign.length, '0')
}

function digitsOf(value: number, request: Request): string | null {
  const none = special(value)
  switch (request.verb) {
    case 'f':
    case 'F':
      return none ?? fixed(value, request.precision ?? 6)
    case 'e':
    case 'E':
      return none ?? exponent(value, request.precision ?? 6, request.verb)
    case 'v':
    case 'g':
      return none ?? general(value, request.precision)
    case 'G':
      return none ?? general(value, request.precision).toUpperCase()
    case 'b':
      return none ?? binary(value)
    case 'x':
    case 'X':
      return none ?? (request.verb === 'X' ? hexadecimal(value).toUpperCase() : hexadecimal(value))
    default:
      return null
  }
}

function exponent(value: number, precision: number, verb: string): string {
  const [digits = '0', power = '0'] = value.toExponential(Math.min(precision, 100)).split('e')
  return `${digits}${verb}${signed(Number(power))}`
}

/** `toFixed` that also writes numbers from 1e21 on in full. */
function fixed(value: number, precision: number): string {
  const places = Math.min(precision, 100)
  const text = value < 1e21 ? rounded(value, places) : `${BigInt(value)}${places > 0 ? `.${'0'.repeat(places)}` : ''}`
  return text + '0'.repeat(Math.max(0, precision - places))
}

/** `toFixed`, but a value half-way between two goes to the even one. */
function rounded(value: number, places: number): string {
  const exact = value.toFixed(100)
  const cut = exact.length - 100 + places
  if (!/^50*$/.test(exact.slice(cut))) return value.toFixed(places)
  const down = exact.slice(0, places === 0 ? cut - 1 : cut)
  return /[02468]$/.test(down) ? down : value.toFixed(places)
}

/** The shorter of the two notations: by the digits that it takes, or with as many as asked for. */
function general(value: number, precision: number | null): string {
  if (precision === null) return shortest(value, -4, 6)
  const digits = Math.min(Math.max(1, precision), 100)
  const [mantissa = '0', power = '0'] = value.toExponential(digits - 1).split('e')
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  const exponentOf = Number(power)
  if (exponentOf < -4 || exponentOf >= digits) return `${short}e${signed(exponentOf)}`
  return plainFloat(Number(value.toPrecision(digits)))
}

/** Mantissa and exponent of a float64, the mantissa as a whole number. */
function parts(value: number): { mantissa: bigint; power: number } {
  if (value === 0) return { mantissa: 0n, power: -1074 }
  let power = Math.max(Math.floor(Math.log2(value)) - 52, -1074)
  let mantissa = value / 2 ** power
  while (mantissa >= 2 ** 53) {
    mantissa /= 2
    power++
  }
  while (mantissa < 2 ** 52 && power > -1074) {
    mantissa *= 2
    power--
  }
  return { mantissa: BigInt(mantissa), power }
}

function binary(value: number): string {
  const { mantissa, power } = parts(value)
  return `${mantissa}p${power < 0 ? '-' : '+'}${Math.abs(power)}`
}

function hexadecimal(value: number): string {
  if (value === 0) return '0x0p+00'
  const { mantissa, power } = parts(value)
  let digits = mantissa.toString(16)
  const shift = (digits.length - 1) * 4
  digits = digits.replace(/0+$/, '')
  const rest = digits.slice(1)
  return `0x${digits.slice(0, 1)}${rest === '' ? '' : `.${rest}`}p${signed(power + shift)}`
}
