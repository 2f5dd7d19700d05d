import type { Value } from './value.ts'

/**
 * The time that a front matter string says, in milliseconds since 1970, by the layouts that Hugo 0.169 reads (RFC 3339
 * and its relatives, RFC 822, 850 and 1123, the classical Unix ones). Null for every other text and for Hugo's zero
 * date, 0001-01-01. A time without an offset is UTC, Hugo's default time zone; an unknown zone name counts as UTC.
 */
export function parseFrontMatterDate(text: string): { time: number | null } {
  return { time: knownTime(isoTime(text) ?? classicTime(text)) }
}

/** The time of a date value: a string, one of TOML's dates, or an integer (seconds since 1970). */
export function timeOf(value: Value | undefined): number | null {
  switch (value?.kind) {
    case 'string':
      return parseFrontMatterDate(value.text).time
    case 'integer':
      return knownTime(Number(value.value) * 1000)
    case 'offset-date-time':
    case 'local-date-time':
    case 'local-date':
      return knownTime(isoTime(withSeconds(value.text.toUpperCase())))
    default:
      return null
  }
}

const zeroTime = -62_135_596_800_000

/** Null for what no clock shows: out of range, or Hugo's zero date. */
function knownTime(time: number | null): number | null {
  return time === null || time === zeroTime || !(Math.abs(time) <= 8.64e15) ? null : time
}

/** TOML 1.1 allows a time without seconds. */
function withSeconds(text: string): string {
  return text.replace(/([T ]\d\d:\d\d)(?!:)/, '$1:00')
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(Z|[-+]\d\d:?\d\d)?)|(?: (\d\d?):(\d\d):(\d\d)([.,]\d+)?(Z| ?[-+]\d\d:?\d\d(?: [A-Z]{3,4})?)?))?$/

function isoTime(text: string): number | null {
  const match = iso.exec(text)
  if (!match) return null
  const [, year, month, day, h1, m1, s1, f1, z1, h2, m2, s2, f2, z2] = match
  const clock = [h1 ?? h2 ?? '0', m1 ?? m2 ?? '0', s1 ?? s2 ?? '0']
  return timeFrom(Number(year), Number(month), Number(day), clock, f1 ?? f2, z1 ?? z2)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const zone = '([-+]\\d{4}|[A-Z]{3,4})'

/** Layouts with the places of year, month, day, clock and zone among their groups. */
const classics: readonly { readonly layout: RegExp; readonly order: readonly number[] }[] = [
  { layout: /^(\d\d) ([A-Z][a-z]{2}) (\d{4})$/, order: [3, 2, 1, 0, 0] },
  {
    layout: new RegExp(`^[A-Z][a-z]{2}, (\\d\\d) ([A-Z][a-z]{2}) (\\d{4}) ([\\d:]{8}) ${zone}$`),
    order: [3, 2, 1, 4, 5],
  },
  { layout: new RegExp(`^(\\d\\d) ([A-Z][a-z]{2}) (\\d\\d) (\\d\\d:\\d\\d) ${zone}$`), order: [3, 2, 1, 4, 5] },
  {
    layout: new RegExp(`^[A-Z][a-z]+day, (\\d\\d)-([A-Z][a-z]{2})-(\\d\\d) ([\\d:]{8}) ${zone}$`),
    order: [3, 2, 1, 4, 5],
  },
  { layout: /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d\d?) ([\d:]{8}) (\d{4})$/, order: [4, 1, 2, 3, 0] },
  {
    layout: new RegExp(`^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\\d\\d?) ([\\d:]{8}) ${zone} (\\d{4})$`),
    order: [5, 1, 2, 3, 4],
  },
]

function classicTime(text: string): number | null {
  for (const { layout, order } of classics) {
    const match = layout.exec(text)
    if (!match) continue
    const [year = '', month = '', day = '', clock = '00:00', offset] = order.map((group) =>
      group ? match[group] : undefined,
    )
    const full = year.length === 2 ? Number(year) + (Number(year) >= 69 ? 1900 : 2000) : Number(year)
    const time = timeFrom(full, months.indexOf(month) + 1, Number(day), clock.split(':'), undefined, offset)
    if (time !== null) return time
  }
  return null
}

function timeFrom(
  year: number,
  month: number,
  day: number,
  clock: readonly string[],
  fraction: string | undefined,
  offset: string | undefined,
): number | null {
  const [hour = 0, minute = 0, second = 0] = clock.map(Number)
  if (month < 1 || month > 12 || day < 1 || !(hour < 24 && minute < 60 && second < 60)) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCDate() !== day) return null
  const milliseconds = fraction ? Math.trunc(Number(`0.${fraction.slice(1)}`) * 1000) : 0
  const minutes = offsetMinutes(offset?.trim() ?? '')
  if (minutes === null) return null
  return date.setUTCHours(hour, minute, second, milliseconds) - minutes * 60_000
}

function offsetMinutes(offset: string): number | null {
  const match = /^([-+])(\d\d):?(\d\d)/.exec(offset)
  if (!match) return 0
  const [, sign, hours, minutes] = match
  // Go's own limits.
  if (Number(hours) > 24 || Number(minutes) > 60) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
