import { TemplateFailure } from './failure.ts'
import { Moment } from './moment.ts'

/** A point in time as clocks in a zone of the IANA's database show it. */
export function inZone(zone: string, at: Moment): Moment {
  if (zone === '' || zone === 'UTC') return new Moment(at.epoch, 0, at.nanoseconds)
  const parts = partsIn(zone, at.epoch)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? '0')
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  )
  const offset = Math.round((local - Math.floor(at.epoch / 1000) * 1000) / 60_000)
  return new Moment(at.epoch, offset, at.nanoseconds, abbreviation(zone, at.epoch, offset))
}

function partsIn(zone: string, epoch: number): Intl.DateTimeFormatPart[] {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(epoch)
  } catch (failure) {
    if (failure instanceof RangeError) throw new TemplateFailure(`unknown time zone ${zone}`)
    throw failure
  }
}

/** What Europe's clocks are called; elsewhere than there and in America a zone has no name. */
const european: ReadonlyMap<number, readonly [winter: string, summer: string]> = new Map([
  [0, ['GMT', 'GMT']],
  [60, ['CET', 'BST']],
  [120, ['EET', 'CEST']],
  [180, ['MSK', 'EEST']],
])

function abbreviation(zone: string, epoch: number, offset: number): string {
  const named = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(epoch)
    .find(({ type }) => type === 'timeZoneName')?.value
  if (named !== undefined && !/^GMT[+-]/.test(named)) return named
  if (!zone.startsWith('Europe/')) return ''
  const january = partsIn(zone, Date.UTC(2024, 0, 1)).find(({ type }) => type === 'hour')?.value
  const summer = Number(january) * 60 !== offset
  return european.get(offset)?.[summer ? 1 : 0] ?? ''
}
