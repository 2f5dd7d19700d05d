import { TemplateFailure } from './failure.ts'
import { Duration, formatMoment, Moment, months, printDuration, printMoment, weekdays, yearDay } from './moment.ts'
import { Thing, type Value } from './value.ts'

type MomentMethod = (at: Moment, args: readonly Value[]) => Value

/** The methods of `time.Time` that templates use. */
export const momentMethods: ReadonlyMap<string, MomentMethod> = new Map<string, MomentMethod>([
  ['Format', (at, args) => formatMoment(at, layoutOf(args[0] ?? null))],
  ['String', (at) => printMoment(at)],
  ['Year', (at) => BigInt(at.local.getUTCFullYear())],
  ['Month', (at) => named('time.Month', months[at.local.getUTCMonth()] ?? '', at.local.getUTCMonth() + 1)],
  ['Day', (at) => BigInt(at.local.getUTCDate())],
  ['Weekday', (at) => named('time.Weekday', weekdays[at.local.getUTCDay()] ?? '', at.local.getUTCDay())],
  ['YearDay', (at) => BigInt(yearDay(at))],
  ['Hour', (at) => BigInt(at.local.getUTCHours())],
  ['Minute', (at) => BigInt(at.local.getUTCMinutes())],
  ['Second', (at) => BigInt(at.local.getUTCSeconds())],
  ['Nanosecond', (at) => BigInt(at.local.getUTCMilliseconds() * 1_000_000 + at.nanoseconds)],
  ['Unix', (at) => BigInt(Math.floor(at.epoch / 1000))],
  ['UnixMilli', (at) => BigInt(at.epoch)],
  ['UnixMicro', (at) => BigInt(at.epoch) * 1_000n + BigInt(Math.floor(at.nanoseconds / 1_000))],
  ['UnixNano', (at) => BigInt(at.epoch) * 1_000_000n + BigInt(at.nanoseconds)],
  ['Compare', (at, args) => BigInt(Math.sign(at.epoch - other(args[0]).epoch))],
  ['IsZero', (at) => at.isZero],
  ['UTC', (at) => new Moment(at.epoch, 0, at.nanoseconds)],
  ['Local', (at) => at],
  ['Before', (at, args) => at.epoch < other(args[0]).epoch],
  ['After', (at, args) => at.epoch > other(args[0]).epoch],
  ['Equal', (at, args) => at.epoch === other(args[0]).epoch],
  ['Sub', (at, args) => new Duration(BigInt(at.epoch - other(args[0]).epoch) * 1_000_000n)],
  ['Add', (at, args) => moved(at, spanOf(args[0]))],
  ['AddDate', (at, args) => addDate(at, count(args[0]), count(args[1]), count(args[2]))],
  ['Truncate', (at, args) => truncated(at, spanOf(args[0]))],
])

type DurationMethod = (span: Duration, args: readonly Value[]) => Value

export const durationMethods: ReadonlyMap<string, DurationMethod> = new Map<string, DurationMethod>([
  ['Hours', (span) => Number(span.nanoseconds) / 3.6e12],
  ['Minutes', (span) => Number(span.nanoseconds) / 6e10],
  ['Seconds', (span) => Number(span.nanoseconds) / 1e9],
  ['Milliseconds', (span) => span.nanoseconds / 1_000_000n],
  ['Microseconds', (span) => span.nanoseconds / 1_000n],
  ['Nanoseconds', (span) => span.nanoseconds],
  ['Abs', (span) => new Duration(span.nanoseconds < 0n ? -span.nanoseconds : span.nanoseconds)],
  ['Round', (span, args) => rounded(span, spanOf(args[0]))],
  ['Truncate', (span, args) => cut(span, spanOf(args[0]))],
  ['String', (span) => printDuration(span)],
])

/** A constant with a name, which prints as its name and counts as a number. */
function named(type: string, name: string, number: number): Thing {
  return new Thing(type, { String: () => name }, name, BigInt(number))
}

function layoutOf(value: Value): string {
  if (typeof value === 'string') return value
  throw new TemplateFailure('a date layout must be a string')
}

function other(value: Value | undefined): Moment {
  if (value instanceof Moment) return value
  throw new TemplateFailure('expected a time')
}

function spanOf(value: Value | undefined): Duration {
  if (value instanceof Duration) return value
  if (typeof value === 'bigint') return new Duration(value)
  throw new TemplateFailure('expected a duration')
}

function count(value: Value | undefined): number {
  if (typeof value === 'bigint') return Number(value)
  throw new TemplateFailure('expected a whole number')
}

function moved(at: Moment, by: Duration): Moment {
  return new Moment(at.epoch + Number(by.nanoseconds / 1_000_000n), at.offsetMinutes, at.nanoseconds, at.zone)
}

function addDate(at: Moment, years: number, monthCount: number, days: number): Moment {
  const date = at.local
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + monthCount, date.getUTCDate() + days)
  return new Moment(date.getTime() - at.offsetMinutes * 60_000, at.offsetMinutes, at.nanoseconds, at.zone)
}

function truncated(at: Moment, by: Duration): Moment {
  const unit = Number(by.nanoseconds / 1_000_000n)
  return unit <= 0 ? at : new Moment(Math.floor(at.epoch / unit) * unit, at.offsetMinutes, 0, at.zone)
}

/** A duration without what is left over by a unit. */
function cut(by: Duration, unit: Duration): Duration {
  return unit.nanoseconds <= 0n ? by : new Duration(by.nanoseconds - (by.nanoseconds % unit.nanoseconds))
}

/** A duration to the nearest multiple of a unit, half of one away from zero. */
function rounded(by: Duration, unit: Duration): Duration {
  if (unit.nanoseconds <= 0n) return by
  const rest = by.nanoseconds % unit.nanoseconds
  const size = rest < 0n ? -rest : rest
  const away = by.nanoseconds < 0n ? -unit.nanoseconds : unit.nanoseconds
  return new Duration(by.nanoseconds - rest + (size * 2n >= unit.nanoseconds ? away : 0n))
}
