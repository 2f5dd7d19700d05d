/** `fmt.Sprintf` over template values. */
import { TemplateFailure } from './failure.ts'
import { bytesOf, printValue, quote, shortest, signed, special, typeName } from './print.ts'
import { Dictionary, isList, Safe, Thing, type Value } from './value.ts'

const verb = /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d+)?)?(?:\[(\d+)\])?(.|$)/gsu

/** `fmt.Sprintf`, with Go's own words for what does not fit: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int=1)`. */
export function sprintf(format: string, values: readonly Value[]): string {
  let next = 0
  let indexed = false
  const text = format.replace(
    verb,
    (all: string, flags: string, width?: string, precision?: string, index?: string, letter?: string) => {
      if (letter === '%') return '%'
      if (letter === undefined || letter === '') return '%!(NOVERB)'
      const star = (part: string | undefined) =>
        part === '*' ? Number(values[next++] ?? 0) : part === undefined ? null : Number(part)
      const wide = star(width)
      const hasPoint = /\.(?:\*|\d)*/.test(all)
      const precise = star(precision) ?? (hasPoint ? 0 : null)
      if (index !== undefined) {
        next = Number(index) - 1
        indexed = true
      }
      if (next >= values.length) return index === undefined ? `%!${letter}(MISSING)` : `%!${letter}(BADINDEX)`
      const value = values[next++] ?? null
      if ((wide ?? 0) > 100_000 || (precise ?? 0) > 100_000) throw new TemplateFailure('a width in printf is too large')
      const request: Request = {
        letter,
        flags: wide !== null && wide < 0 ? `${flags}-` : flags,
        width: Math.abs(wide ?? 0),
        precision: precise,
      }
      return pad(formatOne(value, request), value, request)
    },
  )
  if (indexed || next >= values.length) return text
  return `${text}%!(EXTRA ${values
    .slice(next)
    .map((value) => (value === null ? '<nil>' : `${typeName(value)}=${printValue(value)}`))
    .join(', ')})`
}

interface Request {
  readonly letter: string
  readonly flags: string
  readonly width: number
  readonly precision: number | null
}

function pad(text: string, value: Value, request: Request): string {
  const length = [...text].length
  if (length >= request.width) return text
  const fill = request.width - length
  if (request.flags.includes('-')) return text + ' '.repeat(fill)
  const zeros =
    request.flags.includes('0') && (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string')
  if (!zeros) return ' '.repeat(fill) + text
  const sign = /^[+-]/.test(text) && typeof value !== 'string' ? text.slice(0, 1) : ''
  return sign + '0'.repeat(fill) + text.slice(sign.length)
}

function formatOne(value: Value, request: Request): string {
  const { letter } = request
  if (letter === 'T') return typeName(value)
  if (letter === 'v') return formatPlain(value, request)
  if (value === null) return `%!${letter}(<nil>)`
  if (isList(value)) return `[${value.map((item) => formatOne(item, request)).join(' ')}]`
  if (typeof value === 'bigint') return formatInteger(value, request)
  if (value instanceof Thing && value.number !== null && letter === 'd') return formatInteger(value.number, request)
  if (typeof value === 'number') return formatFloat(value, request)
  if (typeof value === 'boolean') return letter === 't' ? String(value) : wrong(value, letter)
  if (value instanceof Dictionary)
    return `map[${value
      .sortedKeys()
      .map((key) => `${formatOne(key, request)}:${formatOne(value.get(key) ?? null, request)}`)
      .join(' ')}]`
  return formatText(value, request)
}

function wrong(value: Value, letter: string): string {
  return `%!${letter}(${typeName(value)}=${printValue(value)})`
}

function formatPlain(value: Value, request: Request): string {
  if (request.flags.includes('#')) return goSyntax(value)
  if (request.flags.includes('+') && (typeof value === 'bigint' || typeof value === 'number') && value >= 0)
    return `+${printValue(value)}`
  if (typeof value === 'number' && request.precision !== null) return formatFloat(value, { ...request, letter: 'g' })
  const text = printValue(value)
  return typeof value === 'string' && request.precision !== null ? [...text].slice(0, request.precision).join('') : text
}

function goSyntax(value: Value): string {
  if (typeof value === 'string' || value instanceof Safe) return quote(typeof value === 'string' ? value : value.text)
  if (value instanceof Dictionary)
    return `${typeName(value)}{${value
      .sortedKeys()
      .map((key) => `${quote(key)}:${goSyntax(value.get(key) ?? null)}`)
      .join(', ')}}`
  if (isList(value)) return `${typeName(value)}{${value.map((item) => goSyntax(item)).join(', ')}}`
  return value === null ? 'interface {}(nil)' : printValue(value)
}

function formatText(value: Value, request: Request): string {
  const text = printValue(value)
  const cut = request.precision === null ? text : [...text].slice(0, request.precision).join('')
  switch (request.letter) {
    case 's':
      return cut
    case 'q':
      return request.flags.includes('#') && !cut.includes('`') ? `\`${cut}\`` : quote(cut)
    case 'x':
    case 'X': {
      const hex = bytesOf(cut)
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join(request.flags.includes(' ') ? ' ' : '')
      return request.letter === 'X' ? hex.toUpperCase() : hex
    }
    default:
      return wrong(value, request.letter)
  }
}

function formatInteger(value: bigint, request: Request): string {
  const size = value < 0n ? -value : value
  const sign = value < 0n ? '-' : request.flags.includes('+') ? '+' : request.flags.includes(' ') ? ' ' : ''
  const sharp = request.flags.includes('#')
  const digits = (text: string) => sign + text.padStart(request.precision ?? 0, '0')
  switch (request.letter) {
    case 'd':
      return digits(String(size))
    case 'x':
      return digits((sharp ? '0x' : '') + size.toString(16))
    case 'X':
      return digits((sharp ? '0X' : '') + size.toString(16).toUpperCase())
    case 'o':
      return digits((sharp ? '0' : '') + size.toString(8))
    case 'b':
      return digits(size.toString(2))
    case 'c':
      return String.fromCodePoint(size <= 0x10ffffn ? Number(size) : 0xfffd)
    case 'q':
      return `'${String.fromCodePoint(size <= 0x10ffffn ? Number(size) : 0xfffd)}'`
    case 'U':
      return `U+${size.toString(16).toUpperCase().padStart(4, '0')}`
    default:
      return wrong(value, request.letter)
  }
}

function formatFloat(value: number, request: Request): string {
  const sign = request.flags.includes('+') && value >= 0 ? '+' : request.flags.includes(' ') && value >= 0 ? ' ' : ''
  const precision = Math.min(request.precision ?? 6, 100)
  switch (request.letter) {
    case 'f':
    case 'F':
      return sign + (special(value) ?? fixed(value, precision))
    case 'e':
    case 'E': {
      const [digits = '0', power = '0'] = value.toExponential(precision).split('e')
      return `${sign}${digits}${request.letter}${signed(Number(power))}`
    }
    case 'g':
    case 'G': {
      if (request.precision === null) return sign + (special(value) ?? shortest(value, -4, 6))
      const rounded = Number(value.toPrecision(Math.max(1, precision)))
      return sign + (special(value) ?? shortest(rounded, -4, Math.max(1, precision)))
    }
    default:
      return wrong(value, request.letter)
  }
}

/** `toFixed` that also writes numbers from 1e21 on in full. */
function fixed(value: number, precision: number): string {
  return Math.abs(value) < 1e21
    ? value.toFixed(precision)
    : `${BigInt(value)}${precision > 0 ? `.${'0'.repeat(precision)}` : ''}`
}
