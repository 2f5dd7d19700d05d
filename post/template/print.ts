/** How Go prints template values: `fmt.Sprint`, `%v`, `%T`, `strconv.Quote`. */
import { TemplateFailure } from './failure.ts'
import { Duration, LocalMoment, Moment, printDuration, printMoment } from './moment.ts'
import { Dictionary, mixedLists, Safe, Thing, type Value } from './value.ts'

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
function printFloat(value: number): string {
  return special(value) ?? shortest(value, -4, 6)
}

/** What is no finite number; null for every other. */
export function special(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return null
}

/** The shortest digits, with an exponent below `low` and from `high` on. */
export function shortest(value: number, low: number, high: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < low || power >= high) return `${Object.is(value, -0) ? '-0' : digits}e${signed(power)}`
  return Object.is(value, -0) ? '-0' : plainFloat(value)
}

/** A float without an exponent, as `strconv.FormatFloat(f, 'f', -1, 64)` writes it. */
export function writeFloat(value: number): string {
  return special(value) ?? plainFloat(value)
}

/** The shortest digits of a number below 1e-6, after as many zeros as there must be. */
function smallFloat(value: number): string {
  const [digits = '0', power = '0'] = Math.abs(value).toExponential().split('e')
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-Number(power) - 1)}${digits.replace('.', '')}`
}

/** Without an exponent, whatever JavaScript would do. */
export function plainFloat(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const power = Number(text.split('e')[1])
  return power < 0 ? smallFloat(value) : BigInt(value).toString()
}

/** An exponent as Go writes it: `+06`. */
export function signed(power: number): string {
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
  if (value instanceof LocalMoment) return value.type
  if (value instanceof Moment) return 'time.Time'
  if (value instanceof Duration) return 'time.Duration'
  if (value instanceof Thing) return value.type
  if (value instanceof Dictionary) return value.folded ? 'hmaps.Params' : 'map[string]interface {}'
  return `[]${elementType(value)}`
}

/** The Go type of a list's items: theirs where they are all alike, unless the list comes from data that are not text. */
export function elementType(list: readonly Value[]): string {
  const [first] = list
  if (first === undefined || first === null || mixedLists.has(list)) return 'interface {}'
  const type = typeName(first)
  return list.every((item) => typeName(item) === type) ? type : 'interface {}'
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

/** `strconv.Quote`, or `QuoteToASCII` where `ascii`. */
export function quote(text: string, ascii = false): string {
  let quoted = '"'
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const known = quotedCharacters.get(character)
    if (known !== undefined) quoted += known
    else if (point < 0x20 || point === 0x7f) quoted += `\\x${point.toString(16).padStart(2, '0')}`
    else if ((ascii && point > 0x7e) || /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character))
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

/** The text of UTF-8 bytes; what is none becomes U+FFFD. */
export function textOfBytes(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0
    const rest = bytes.slice(at + 1, at + length)
    const isWhole = length > 0 && rest.length === length - 1 && rest.every((byte) => byte >> 6 === 2)
    if (!isWhole) {
      text += '\ufffd'
      at++
      continue
    }
    const point = rest.reduce(
      (bits, byte) => (bits << 6) | (byte & 63),
      length === 1 ? first : first & (0xff >> (length + 1)),
    )
    text += String.fromCodePoint(Math.min(point, 0x10ffff))
    at += length
  }
  return text
}
