/**
 * A date as the text it is: what a field shows of it, and how typing, arrow keys and the calendar change parts of that
 * text. No zone arithmetic happens to a date that exists: a part that the writer did not change keeps its characters,
 * and with them the `T` or space, the seconds, the fraction and the offset.
 */
import type { DateKind } from '../../post/front-matter/value.ts'

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What a date text says. `offset` is as written (`+01:00`, `Z`), or empty. */
export interface DateReading {
  readonly day: Day | null
  readonly clock: Clock | null
  readonly offset: string
}

/** The parts that an arrow key can turn. */
export type DatePart = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second'

/** A new date text; or a sentence for the writer, `unfinished` where more typing may still make it a date. */
export type DateEdit =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly unfinished: boolean }

/** Reads RFC 3339 and its TOML and Hugo relatives; null for any other text. */
export function readDate(text: string): DateReading | null {
  const groups = (dated.exec(text) ?? timed.exec(text))?.groups
  if (!groups) return null
  const reading = { day: dayOf(groups), clock: clockOf(groups), offset: (groups.offset ?? '').trim() }
  return misfit(reading) === null ? reading : null
}

/** The TOML kind that a date text has, or null. */
export function dateKind(text: string): DateKind | null {
  const reading = readDate(text)
  if (!reading) return null
  if (!reading.day) return 'local-time'
  if (!reading.clock) return 'local-date'
  return reading.offset === '' ? 'local-date-time' : 'offset-date-time'
}

/** As a field shows it, without the offset: `4 Feb 2016, 19:04`; seconds only where there are any. */
export function showDate({ day, clock }: DateReading): string {
  const dayText = day ? `${day.day} ${months[day.month - 1]?.slice(0, 3)} ${String(day.year).padStart(4, '0')}` : null
  const clockText = clock
    ? `${two(clock.hour)}:${two(clock.minute)}${clock.second ? `:${two(clock.second)}` : ''}`
    : null
  return [dayText, clockText].filter((part) => part !== null).join(', ')
}

/** The date text after the writer typed `typed` over what `showDate` gave. Parts that were not typed stay. */
export function typeDate(text: string, typed: string): DateEdit {
  const parts = partsOf(typed)
  if (!parts) return { ok: false, message: example(text), unfinished: true }
  const said = Object.fromEntries(parts.map(({ part, source }) => [part, source]))
  const next: DateReading = { day: dayOf(said), clock: clockOf(said), offset: offsetOf(said.offset) }
  const wrong = misfit(next)
  if (wrong !== null) return { ok: false, message: wrong, unfinished: false }
  const now = readDate(text)
  if (!now) return { ok: true, text: compose(next) }
  if (!now.day && next.day) return { ok: false, message: 'This field holds a time without a day.', unfinished: false }
  if (next.offset && !(now.clock ?? next.clock)) {
    return { ok: false, message: 'An offset needs a time before it.', unfinished: true }
  }
  return { ok: true, text: withReading(text, now, next, 'second' in said) }
}

/** The date text with another day, as chosen in a calendar. */
export function withDay(text: string, day: Day): string {
  const now = readDate(text)
  return now
    ? withReading(text, now, { day, clock: null, offset: '' }, false)
    : compose({ day, clock: null, offset: '' })
}

/** The date text with one part turned by `by`; days and times carry over into the next, a month keeps a day it has. */
export function turnDate(text: string, part: DatePart, by: number): string {
  const now = readDate(text)
  if (!now) return text
  const { year, month, day } = now.day ?? { year: 2000, month: 1, day: 1 }
  const { hour, minute, second } = now.clock ?? { hour: 0, minute: 0, second: 0 }
  const add = (name: DatePart) => (name === part ? by : 0)
  const wholeMonths = year * 12 + month - 1 + add('month') + 12 * add('year')
  const [toYear, toMonth] = [Math.floor(wholeMonths / 12), (wholeMonths % 12) + 1]
  // A calendar in UTC is plain arithmetic on the numbers as written.
  const turned = new Date(0)
  turned.setUTCFullYear(toYear, toMonth - 1, Math.min(day, daysIn(toYear, toMonth)) + add('day'))
  turned.setUTCHours(hour + add('hour'), minute + add('minute'), second + add('second'))
  if (turned.getUTCFullYear() < 1 || turned.getUTCFullYear() > 9999) return text
  const next = fromUtc(turned)
  return withReading(text, now, { day: now.day && next.day, clock: now.clock && next.clock, offset: '' }, true)
}

/** Which part of what the field shows holds the caret, with its range; null where the text is no date. */
export function partAt(
  shown: string,
  caret: number,
): { readonly part: DatePart; readonly from: number; readonly to: number } | null {
  const turning = (partsOf(shown) ?? []).flatMap((found) =>
    found.part === 'offset' || found.part === 'fraction' ? [] : [{ ...found, part: found.part }],
  )
  return turning.toSorted((a, b) => a.from - b.from).find(({ to }) => caret <= to) ?? turning.at(-1) ?? null
}

/** The range of a part in what the field shows. */
export function rangeOf(shown: string, part: DatePart): { readonly from: number; readonly to: number } | null {
  return partsOf(shown)?.find((found) => found.part === part) ?? null
}

/**
 * `now` in the shape of `like`, for a date that is added: with a time, an offset, a `T` as neighbours have them.
 * `offsetMinutes` is east of Greenwich. Seconds are whole.
 */
export function nowLike(like: string, now: Date, offsetMinutes: number): string {
  const reading = readDate(like) ?? { day: null, clock: null, offset: '' }
  const utc = /^[Zz]/.test(reading.offset)
  const here = fromUtc(new Date(now.getTime() + (utc ? 0 : offsetMinutes * 60_000)))
  const east = Math.abs(offsetMinutes)
  const offset = utc ? '' : `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`
  const from = like.replace(/\.\d+/, '').replace(/ [A-Z]{2,5}$/, '')
  const base = readDate(from)
  if (!base) return compose({ day: here.day, clock: null, offset: '' })
  return withReading(
    from,
    base,
    { day: base.day && here.day, clock: base.clock && here.clock, offset: base.offset ? offset : '' },
    true,
  )
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const dated =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:(?<gap>[Tt ])(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>[.,]\d+)?)?(?<offset> ?(?:[Zz]|[+-]\d\d:?\d\d(?: [A-Z]{2,5})?))?)?$/d
const timed = /^(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)?$/d

/** What a writer may type for a day. Two numbers before a slash are not among them: nobody knows which is the month. */
const typedDays = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/d,
  /^(?<day>\d{1,2})\.?\s+(?<month>\p{L}{3,9})\.?,?\s+(?<year>\d{4})(?!\d)/du,
  /^(?<month>\p{L}{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?!\d)/du,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/d,
]
const typedClock = /^(?:\s*[Tt,]\s*|\s*)(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)?(?!\d)/d
const typedOffset = /^\s*(?<offset>Z|UTC|[+-]\d\d:?\d\d)$/di

interface TypedPart {
  readonly part: DatePart | 'fraction' | 'offset'
  readonly source: string
  readonly from: number
  readonly to: number
}

/** The parts of a date as typed, or null where the whole text is none. */
function partsOf(typed: string): readonly TypedPart[] | null {
  const lead = typed.length - typed.trimStart().length
  const text = typed.trim()
  const parts: TypedPart[] = []
  let at = 0
  const take = (form: RegExp): boolean => {
    const found = form.exec(text.slice(at))
    if (!found?.groups || !found.indices?.groups) return false
    for (const [part, source] of Object.entries(found.groups)) {
      const range = found.indices.groups[part]
      if (source === undefined || !range) continue
      parts.push({ part: part as TypedPart['part'], source, from: lead + at + range[0], to: lead + at + range[1] })
    }
    at += found[0].length
    return true
  }
  const day = typedDays.some(take)
  const clock = take(typedClock)
  if (clock) take(typedOffset)
  else if (day) take(typedOffset)
  const month = parts.find(({ part }) => part === 'month')
  if (month && monthNumber(month.source) === 0) return null
  return (day || clock) && at === text.length ? parts : null
}

type Groups = { readonly [name: string]: string | undefined }

function dayOf({ year, month, day }: Groups): Day | null {
  return year && month && day ? { year: Number(year), month: monthNumber(month), day: Number(day) } : null
}

function clockOf({ hour, minute, second }: Groups): Clock | null {
  return hour && minute ? { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) } : null
}

const offsetOf = (typed: string | undefined): string => (typed && /^(?:z|utc)$/i.test(typed) ? 'Z' : (typed ?? ''))

/** 1 to 12 for a number, a name or its beginning; 0 for no month. A number is left as it is, for `misfit` to judge. */
function monthNumber(source: string): number {
  if (/^\d/.test(source)) return Number(source)
  return months.findIndex((name) => name.toLowerCase().startsWith(source.toLowerCase())) + 1
}

const daysIn = (year: number, month: number): number => {
  const last = new Date(0)
  last.setUTCFullYear(year, month, 0)
  return last.getUTCDate()
}

/** What is wrong with the numbers, as a sentence, or null. */
function misfit({ day, clock, offset }: DateReading): string | null {
  if (day && (day.month < 1 || day.month > 12)) return `There is no month ${day.month}.`
  if (day && (day.day < 1 || day.day > daysIn(day.year, day.month))) {
    return `${months[day.month - 1]} ${day.year} has no day ${day.day}.`
  }
  // RFC 3339 allows a leap second.
  if (clock && (clock.hour > 23 || clock.minute > 59 || clock.second > 60)) return 'A time goes from 00:00 to 23:59.'
  const hours = Number(/^[+-](\d\d)/.exec(offset)?.[1] ?? 0)
  if (hours > 23) return 'An offset goes from -23:59 to +23:59.'
  return null
}

function example(text: string): string {
  const now = readDate(text)
  if (now && !now.day) return 'Write a time like 19:04.'
  return `Write a date like 4 Feb 2016${now?.clock ? ', 19:04' : ''} or 2016-02-04${now?.clock ? ' 19:04' : ''}.`
}

/** The text with what `next` says in place of what `now` says; what is null, empty or the same there stays. */
function withReading(text: string, now: DateReading, next: DateReading, seconds: boolean): string {
  const found = dated.exec(text) ?? timed.exec(text)
  const splices: { readonly from: number; readonly to: number; readonly insert: string }[] = []
  const put = (name: string, before: number, after: number, width: number) => {
    const range = found?.indices?.groups?.[name]
    if (range && before !== after)
      splices.push({ from: range[0], to: range[1], insert: String(after).padStart(width, '0') })
  }
  if (now.day && next.day) {
    put('year', now.day.year, next.day.year, 4)
    put('month', now.day.month, next.day.month, 2)
    put('day', now.day.day, next.day.day, 2)
  }
  if (now.clock && next.clock) {
    put('hour', now.clock.hour, next.clock.hour, 2)
    put('minute', now.clock.minute, next.clock.minute, 2)
    if (seconds) {
      put('second', now.clock.second, next.clock.second, 2)
      const minute = found?.indices?.groups?.minute
      if (minute && !found?.groups?.second && next.clock.second) {
        splices.push({ from: minute[1], to: minute[1], insert: `:${two(next.clock.second)}` })
      }
    }
  }
  const offset = found?.indices?.groups?.offset
  let tail = ''
  if (!now.clock && next.clock) tail += `T${fullClock(next.clock)}`
  if (next.offset && next.offset !== now.offset) {
    if (offset) splices.push({ from: offset[0], to: offset[1], insert: next.offset })
    else tail += next.offset
  }
  const spliced = splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text)
  return spliced + tail
}

/** A date where there was none: with seconds, since Hugo refuses a time without them. */
function compose({ day, clock, offset }: DateReading): string {
  const dayText = day ? `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}` : ''
  const clockText = clock ? fullClock(clock) + offset : ''
  return dayText && clockText ? `${dayText}T${clockText}` : dayText + clockText
}

const two = (number: number): string => String(number).padStart(2, '0')
const fullClock = ({ hour, minute, second }: Clock): string => `${two(hour)}:${two(minute)}:${two(second)}`

const fromUtc = (date: Date): { readonly day: Day; readonly clock: Clock } => ({
  day: { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
  clock: { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() },
})
