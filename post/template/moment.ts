/** Go's `time.Time` and `time.Duration` as far as templates use them. */

/** A point in time with the offset it is shown at. */
export class Moment {
  /** Milliseconds since 1970 in UTC. */
  readonly epoch: number
  readonly nanoseconds: number
  readonly offsetMinutes: number
  readonly zone: string

  constructor(epoch: number, offsetMinutes = 0, nanoseconds = 0, zone = offsetMinutes === 0 ? 'UTC' : '') {
    this.epoch = epoch
    this.offsetMinutes = offsetMinutes
    this.nanoseconds = nanoseconds
    this.zone = zone
  }

  /** A `Date` whose UTC fields are the local ones. */
  get local(): Date {
    return new Date(this.epoch + this.offsetMinutes * 60_000)
  }

  get isZero(): boolean {
    return this.epoch === zeroEpoch
  }
}

/** A TOML date without an offset, or without a time, taken as UTC: only its printing and its type tell it from others. */
export class LocalMoment extends Moment {
  readonly type: 'toml.LocalDate' | 'toml.LocalDateTime'

  constructor({ epoch, nanoseconds }: Moment, type: LocalMoment['type']) {
    super(epoch, 0, nanoseconds)
    this.type = type
  }
}

/** Nanoseconds, as Go counts a duration. */
export class Duration {
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** 0001-01-01T00:00:00Z, Go's zero time. */
export const zeroEpoch = -62_135_596_800_000

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?: ?([Zz]|UTC|[+-]\d{2}:?\d{2}))?$/

/** Reads RFC 3339 and its shorter forms (a date alone, a blank for `T`, no seconds); null where the text is no date. */
export function parseMoment(text: string): Moment | null {
  const match = shape.exec(text.trim())
  if (match === null) return null
  const part = (index: number) => Number(match[index] ?? '0')
  const fraction = (match[7] ?? '').padEnd(9, '0')
  const at = Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), Number(fraction.slice(0, 3)))
  const date = new Date(at)
  if (part(1) < 100) date.setUTCFullYear(part(1))
  if (date.getUTCMonth() !== part(2) - 1 || date.getUTCDate() !== part(3) || part(4) > 23 || part(5) > 59) return null
  const zone = match[8]
  const offset = zone === undefined || /^(?:[Zz]|UTC)$/.test(zone) ? 0 : offsetOf(zone)
  return new Moment(date.getTime() - offset * 60_000, offset, Number(fraction) % 1_000_000)
}

function offsetOf(zone: string): number {
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.replace(/[^\d]/g, '')
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4)))
}

export const months = 'January February March April May June July August September October November December'.split(' ')
export const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const pieces =
  /January|Jan|Monday|Mon|MST|2006|-07:00:00|-07:00|-0700|-07|Z07:00|Z0700|Z07|002|01|02|03|04|05|06|15|PM|pm|_2|[.,]0+(?!\d)|[.,]9+(?!\d)|1|2|3|4|5/g

/** Go's `Time.Format`: the layout shows how 2006-01-02 15:04:05 -0700 would be written. */
export function formatMoment(moment: Moment, layout: string): string {
  const at = moment.local
  const two = (n: number) => String(n).padStart(2, '0')
  const hour12 = at.getUTCHours() % 12 === 0 ? 12 : at.getUTCHours() % 12
  const month = months[at.getUTCMonth()] ?? ''
  const weekday = weekdays[at.getUTCDay()] ?? ''
  const fraction =
    two(0).slice(2) + String(at.getUTCMilliseconds()).padStart(3, '0') + String(moment.nanoseconds).padStart(6, '0')
  return layout.replace(pieces, (piece) => {
    switch (piece) {
      case 'January':
        return month
      case 'Jan':
        return month.slice(0, 3)
      case '01':
        return two(at.getUTCMonth() + 1)
      case '1':
        return String(at.getUTCMonth() + 1)
      case 'Monday':
        return weekday
      case 'Mon':
        return weekday.slice(0, 3)
      case '02':
        return two(at.getUTCDate())
      case '_2':
        return String(at.getUTCDate()).padStart(2, ' ')
      case '2':
        return String(at.getUTCDate())
      case '002':
        return String(yearDay(moment)).padStart(3, '0')
      case '15':
        return two(at.getUTCHours())
      case '03':
        return two(hour12)
      case '3':
        return String(hour12)
      case '04':
        return two(at.getUTCMinutes())
      case '4':
        return String(at.getUTCMinutes())
      case '05':
        return two(at.getUTCSeconds())
      case '5':
        return String(at.getUTCSeconds())
      case '2006':
        return String(at.getUTCFullYear()).padStart(4, '0')
      case '06':
        return two(at.getUTCFullYear() % 100)
      case 'PM':
        return at.getUTCHours() < 12 ? 'AM' : 'PM'
      case 'pm':
        return at.getUTCHours() < 12 ? 'am' : 'pm'
      case 'MST':
        return moment.zone === '' ? offsetText(moment.offsetMinutes, '') : moment.zone
      default:
        return /^[.,]/.test(piece) ? fractionText(piece, fraction) : zoneText(piece, moment.offsetMinutes)
    }
  })
}

function fractionText(piece: string, fraction: string): string {
  const digits = fraction.slice(0, piece.length - 1)
  if (piece[1] === '0') return piece.slice(0, 1) + digits
  const kept = digits.replace(/0+$/, '')
  return kept === '' ? '' : piece.slice(0, 1) + kept
}

function zoneText(piece: string, offset: number): string {
  if (piece.startsWith('Z') && offset === 0) return 'Z'
  if (piece.endsWith('07')) return offsetText(offset, '').slice(0, 3)
  if (piece.endsWith(':00:00')) return `${offsetText(offset, ':')}:00`
  return offsetText(offset, piece.includes(':') ? ':' : '')
}

function offsetText(offset: number, colon: string): string {
  const size = Math.abs(offset)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${hours}${colon}${String(size % 60).padStart(2, '0')}`
}

export function yearDay(moment: Moment): number {
  const at = moment.local
  return Math.floor((at.getTime() - new Date(at).setUTCMonth(0, 1)) / 86_400_000) + 1
}

/** As `Time.String` prints it: `2016-02-04 19:04:00 +0100 +0100`. */
export function printMoment(moment: Moment): string {
  if (moment instanceof LocalMoment)
    return formatMoment(moment, moment.type === 'toml.LocalDate' ? '2006-01-02' : '2006-01-02T15:04:05.999999999')
  return formatMoment(moment, '2006-01-02 15:04:05.999999999 -0700 MST')
}

/** As `Duration.String` prints it: `1h30m0s`, `1.5s`, `2ms`. */
export function printDuration(duration: Duration): string {
  const negative = duration.nanoseconds < 0n
  const size = negative ? -duration.nanoseconds : duration.nanoseconds
  if (size === 0n) return '0s'
  const text = size < 1_000_000_000n ? smallDuration(Number(size)) : longDuration(size)
  return negative ? `-${text}` : text
}

function smallDuration(size: number): string {
  if (size < 1_000) return `${size}ns`
  return size < 1_000_000 ? `${size / 1_000}µs` : `${size / 1_000_000}ms`
}

function longDuration(size: bigint): string {
  const hours = size / 3_600_000_000_000n
  const minutes = (size / 60_000_000_000n) % 60n
  const seconds = Number(size % 60_000_000_000n) / 1e9
  return `${hours > 0n ? `${hours}h` : ''}${hours > 0n || minutes > 0n ? `${minutes}m` : ''}${seconds}s`
}
