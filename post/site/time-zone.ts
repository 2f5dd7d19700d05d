import { Moment } from '../template/moment.ts'
import { inZone } from '../template/zone.ts'

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** The moment at which clocks in `zone` (`Europe/Oslo`) show what `local` shows in UTC; `local` where there is no such zone. */
export function inTimeZone(local: Moment, zone: string): Moment {
  const format = formatOf(zone)
  if (format === null) return local
  // The offset may differ on both sides of the guess: the second look decides.
  const guess = offsetAt(format, local.epoch)
  const offset = offsetAt(format, local.epoch - guess * 60_000)
  const epoch = local.epoch - offset * 60_000
  return new Moment(epoch, offset, local.nanoseconds, zoneName(zone, epoch, offset))
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  formats.set(zone, format)
  return format
}

/** Minutes east of UTC. */
function offsetAt(format: Intl.DateTimeFormat, epoch: number): number {
  const parts = new Map(format.formatToParts(epoch).map(({ type, value }) => [type, Number(value)] as const))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((shown - epoch) / 60_000)
}

const names = new Map<string, string>()

/** The zone's abbreviation (`CET`) while its clocks are so far ahead. */
function zoneName(zone: string, epoch: number, offset: number): string {
  const key = `${zone} ${offset}`
  const known = names.get(key)
  if (known !== undefined) return known
  const name = inZone(zone, new Moment(epoch)).zone
  names.set(key, name)
  return name
}
