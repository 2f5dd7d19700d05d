/** `fmt.Sprintf` over template values: https://pkg.go.dev/fmt */
import { TemplateFailure } from './failure.ts'
import { Duration, type Moment } from './moment.ts'
import { bytesOf, printValue, quote, typeName } from './print.ts'
import { formatFloat, formatInteger } from './printf-number.ts'
import { padded, type Request } from './printf-request.ts'
import { Dictionary, isList, Safe, Thing, type Value } from './value.ts'

/** Widths and precisions of Go end at a million; here they end sooner, since they only make a text long. */
const widest = 100_000

/** `fmt.Sprintf`, with Go's own words for what does not fit: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int=1)`. */
export function sprintf(format: string, values: readonly Value[]): string {
  return new Printer(format, values).print()
}

class Printer {
  private readonly format: string
  private readonly values: readonly Value[]
  private at = 0
  private next = 0
  private reordered = false
  private goodIndex = true

  constructor(format: string, values: readonly Value[]) {
    this.format = format
    this.values = values
  }

  print(): string {
    let text = ''
    while (this.at < this.format.length) {
      const percent = this.format.indexOf('%', this.at)
      if (percent < 0) {
        text += this.format.slice(this.at)
        break
      }
      text += this.format.slice(this.at, percent)
      this.at = percent + 1
      text += this.verb()
    }
    if (this.reordered || this.next >= this.values.length) return text
    const extra = this.values
      .slice(this.next)
      .map((value) => (value === null ? '<nil>' : `${typeName(value)}=${printValue(value)}`))
    return `${text}%!(EXTRA ${extra.join(', ')})`
  }

  private verb(): string {
    this.goodIndex = true
    const flags = this.take(/[-+# 0]*/y)
    let minus = flags.includes('-')
    let afterIndex = this.index()
    let bad = ''
    let width: number | null = null
    if (this.take(/\*/y) !== '') {
      width = this.star()
      if (width === null) bad += '%!(BADWIDTH)'
      else if (width < 0) {
        minus = true
        width = -width
      }
      afterIndex = false
    } else {
      width = this.number()
      if (afterIndex && width !== null) this.goodIndex = false
    }
    let precision: number | null = null
    if (this.take(/\./y) !== '') {
      if (afterIndex) this.goodIndex = false
      afterIndex = this.index()
      if (this.take(/\*/y) !== '') {
        precision = this.star()
        if (precision === null || precision < 0) {
          bad += '%!(BADPREC)'
          precision = null
        }
        afterIndex = false
      } else precision = this.number() ?? 0
    }
    if (!afterIndex) this.index()
    const verb = this.take(/[\s\S]/uy)
    if (verb === '') return `${bad}%!(NOVERB)`
    if (verb === '%') return `${bad}%`
    if (!this.goodIndex) return `${bad}%!${verb}(BADINDEX)`
    if (this.next >= this.values.length) return `${bad}%!${verb}(MISSING)`
    if ((width ?? 0) > widest || (precision ?? 0) > widest) throw new TemplateFailure('a width in printf is too large')
    const value = this.values[this.next++] ?? null
    return (
      bad +
      formatted(value, {
        verb,
        minus,
        plus: flags.includes('+') && verb !== 'v',
        sharp: flags.includes('#'),
        space: flags.includes(' '),
        zero: flags.includes('0') && !minus,
        width,
        precision,
      })
    )
  }

  /** `[2]` chooses the value that comes next. */
  private index(): boolean {
    if (this.format[this.at] !== '[') return false
    this.reordered = true
    const end = this.format.indexOf(']', this.at)
    const digits = end < 0 ? '' : this.format.slice(this.at + 1, end)
    this.at = end < 0 ? this.at + 1 : end + 1
    const wanted = /^\d+$/.test(digits) ? Number(digits) - 1 : -1
    if (wanted >= 0 && wanted < this.values.length) this.next = wanted
    else this.goodIndex = false
    return true
  }

  /** A width or precision from among the values; null where that is no small integer. */
  private star(): number | null {
    if (this.next >= this.values.length) return null
    const value = this.values[this.next++]
    return typeof value === 'bigint' && value <= 1_000_000n && value >= -1_000_000n ? Number(value) : null
  }

  private number(): number | null {
    const digits = this.take(/\d*/y)
    return digits === '' ? null : Number(digits)
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const text = pattern.exec(this.format)?.[0] ?? ''
    this.at += text.length
    return text
  }
}

/** Lists within lists deeper than this end the run, so that it ends. */
const deepest = 64

function formatted(value: Value, request: Request, depth = 0): string {
  if (depth > deepest) throw new TemplateFailure('a value is nested too deeply to be printed')
  const { verb } = request
  if (value === null) return verb === 'T' || verb === 'v' ? padded('<nil>', request) : `%!${verb}(<nil>)`
  if (verb === 'T') return formatText(typeName(value), { ...request, verb: 's' }, value)
  if (verb === 'v' && request.sharp) return goSyntax(value)
  if (typeof value === 'boolean')
    return verb === 't' || verb === 'v' ? padded(String(value), request) : wrong(value, request)
  if (typeof value === 'bigint') return formatInteger(value, request) ?? wrong(value, request)
  if (typeof value === 'number') return formatFloat(value, request) ?? wrong(value, request)
  if (typeof value === 'string') return formatText(value, request, value)
  if (value instanceof Safe) return formatText(value.text, request, value)
  if (isList(value)) return `[${value.map((item) => formatted(item, request, depth + 1)).join(' ')}]`
  if (value instanceof Dictionary) {
    const pair = (key: string) =>
      `${formatted(key, request, depth + 1)}:${formatted(value.entries.get(key) ?? null, request, depth + 1)}`
    return `map[${value.sortedKeys().map(pair).join(' ')}]`
  }
  return formatObject(value, request)
}

/** Things with a `String` method print it for the verbs of text, and count as their number for those of numbers. */
function formatObject(value: Thing | Moment | Duration, request: Request): string {
  if (/[vsxXq]/.test(request.verb)) return formatText(printValue(value), request, value)
  const number = value instanceof Duration ? value.nanoseconds : value instanceof Thing ? value.number : null
  return (number === null ? null : formatInteger(number, request)) ?? wrong(value, request)
}

/** A value whose verb is none for it, with its type. */
function wrong(value: Value, request: Request): string {
  return `%!${request.verb}(${typeName(value)}=${formatted(value, { ...request, verb: 'v', sharp: false })})`
}

function formatText(text: string, request: Request, value: Value): string {
  const cut = request.precision === null ? text : [...text].slice(0, request.precision).join('')
  switch (request.verb) {
    case 'v':
    case 's':
      return padded(cut, request)
    case 'q':
      return padded(request.sharp && isRawQuotable(cut) ? `\`${cut}\`` : quote(cut, request.plus), request)
    case 'x':
    case 'X':
      return padded(hexText(text, request), request)
    default:
      return `%!${request.verb}(${typeName(value)}=${padded(cut, request)})`
  }
}

function isRawQuotable(text: string): boolean {
  return !/[`\x7f\ufeff]|[^\t\P{Cc}]/u.test(text)
}

function hexText(text: string, request: Request): string {
  const bytes = bytesOf(text).slice(0, request.precision ?? Infinity)
  const prefix = request.sharp ? (request.verb === 'X' ? '0X' : '0x') : ''
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  const cased = request.verb === 'X' ? digits.map((byte) => byte.toUpperCase()) : digits
  if (cased.length === 0) return ''
  return request.space ? cased.map((byte) => prefix + byte).join(' ') : prefix + cased.join('')
}

/** `%#v`: the value as Go source. */
function goSyntax(value: Value): string {
  if (typeof value === 'string') return quote(value)
  if (value instanceof Safe) return quote(value.text)
  if (value instanceof Dictionary) {
    const pairs = value.sortedKeys().map((key) => `${quote(key)}:${goSyntax(value.entries.get(key) ?? null)}`)
    return `${typeName(value)}{${pairs.join(', ')}}`
  }
  if (isList(value)) return `${typeName(value)}{${value.map((item) => goSyntax(item)).join(', ')}}`
  if (value instanceof Duration) return String(value.nanoseconds)
  if (value instanceof Thing && value.number !== null) return String(value.number)
  return value === null ? 'interface {}(nil)' : printValue(value)
}
