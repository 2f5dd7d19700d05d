/** How Go's `fmt` prints template values: `fmt.Sprint`, `fmt.Sprintln`, `fmt.Sprintf`. */
import { TemplateFailure } from './failure.ts'
import { Duration, Moment, printDuration, printMoment } from './moment.ts'
import { Dictionary, Safe, Thing, type Value } from './value.ts'

/** Lists that hold lists end here, so that printing ends. */
const deepest = 64

/** As the verb `%v` prints it; nil is `<nil>`. */
export function printValue(value: Value, depth = 0): string {
  if (depth > deepest) throw new TemplateFailure('a value is nested too deeply to be printed')
  if (value === null) return '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return printFloat(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Safe) return value.text
  if (value instanceof Moment) return printMoment(value)
  if (value instanceof Duration) return printDuration(value)
  if (value instanceof Thing) return value.printed ?? value.type
  if (value instanceof Dictionary)
    return `map[${value
      .sortedKeys()
      .map((key) => `${key}:${printValue(value.get(key) ?? null, depth + 1)}`)
      .join(' ')}]`
  return `[${value.map((item) => printValue(item, depth + 1)).join(' ')}]`
}

/** `fmt.Sprint`: a blank between operands where neither is a string. */
export function sprint(values: readonly Value[]): string {
  let text = ''
  for (const [index, value] of values.entries()) {
    const before = values[index - 1]
    if (index > 0 && !isText(value) && !isText(before ?? null)) text += ' '
    text += printValue(value)
  }
  return text
}

/** Go prints an untyped string alone without blanks; `template.HTML` is a string kind too. */
function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof Safe
}

/** `%v` of a float64: the shortest form, with an exponent below 1e-4 and from 1e6 on. */
export function printFloat(value: number): string {
  return special(value) ?? shortest(value, -4, 6)
}

function special(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return null
}

function shortest(value: number, low: number, high: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < low || power >= high) return `${Object.is(value, -0) ? '-0' : digits}e${signed(power)}`
  return Object.is(value, -0) ? '-0' : plain(value)
}

/** A float without an exponent, as `strconv.FormatFloat(f, 'f', -1, 64)` writes it. */
export function writeFloat(value: number): string {
  return special(value) ?? plain(value)
}

/** Without an exponent, whatever JavaScript would do. */
function plain(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const power = Number(text.split('e')[1])
  return power < 0 ? value.toFixed(Math.min(100, -power + 17)).replace(/0+$/, '') : BigInt(value).toString()
}

function signed(power: number): string {
  return `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** The name of a value's Go type, as `%T` prints it. */
export function typeName(value: Value): string {
  if (value === null) return '<nil>'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'boolean') return 'bool'
  if (value instanceof Safe) return `template.${value.kind}`
  if (value instanceof Moment) return 'time.Time'
  if (value instanceof Duration) return 'time.Duration'
  if (value instanceof Thing) return value.type
  if (value instanceof Dictionary) return value.folded ? 'maps.Params' : 'map[string]interface {}'
  const [first = null] = value
  const plain =
    typeof first === 'string' || typeof first === 'bigint' || typeof first === 'number' || typeof first === 'boolean'
  const alike = plain && value.every((item) => typeof item === typeof first)
  return alike ? `[]${typeName(first)}` : '[]interface {}'
}

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
  if (Array.isArray(value) && letter !== 'p') return `[${value.map((item) => formatOne(item, request)).join(' ')}]`
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
  if (Array.isArray(value)) return `${typeName(value)}{${value.map((item) => goSyntax(item)).join(', ')}}`
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

const quotedCharacters: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
])

/** `strconv.Quote`. */
export function quote(text: string): string {
  let quoted = '"'
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const known = quotedCharacters.get(character)
    if (known !== undefined) quoted += known
    else if (point < 0x20 || point === 0x7f) quoted += `\\x${point.toString(16).padStart(2, '0')}`
    else if (/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character))
      quoted +=
        point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`
    else quoted += character
  }
  return `${quoted}"`
}

/** The UTF-8 bytes of a text. */
export function bytesOf(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}
