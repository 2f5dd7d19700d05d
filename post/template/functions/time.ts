import { localeOf } from '../../shortcode/page.ts'
import { toInt, toMoment, toText, want } from '../arguments.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Duration, formatMoment, Moment, parseMoment, zeroEpoch } from '../moment.ts'
import type { Value } from '../value.ts'
import { inZone } from '../zone.ts'
import type { Namespace } from './table.ts'

/** Hugo's named layouts, in English. */
const layouts: ReadonlyMap<string, string> = new Map([
  [':date_full', 'Monday, January 2, 2006'],
  [':date_long', 'January 2, 2006'],
  [':date_medium', 'Jan 2, 2006'],
  [':date_short', '1/2/06'],
  [':time_full', '3:04:05\u202fpm MST'],
  [':time_long', '3:04:05\u202fpm MST'],
  [':time_medium', '3:04:05\u202fpm'],
  [':time_short', '3:04\u202fpm'],
])

function format(args: readonly Value[], call: Call): string {
  want('time.Format', args, 2)
  const layout = args[0]
  if (typeof layout !== 'string') throw new TemplateFailure('time.Format: the layout must be a string')
  const named = layouts.get(layout)
  const { context } = call.environment
  const language = context === null ? 'en' : localeOf(context)
  const at = toMoment(args[1])
  if (named !== undefined && !/^en\b/.test(language)) return styled(at, layout, language)
  return /^en\b/.test(language) ? formatMoment(at, named ?? layout) : localised(at, layout, language)
}

/** A named layout as the language has it. */
function styled(at: Moment, layout: string, language: string): string {
  const [kind, style = 'long'] = layout.slice(1).split('_')
  const styles: Intl.DateTimeFormatOptions =
    kind === 'date' ? { dateStyle: styleOf(style) } : { timeStyle: styleOf(style) }
  return new Intl.DateTimeFormat(language, { ...styles, timeZone: 'UTC' }).format(at.local)
}

function styleOf(name: string): 'full' | 'long' | 'medium' | 'short' {
  return name === 'full' || name === 'long' || name === 'medium' ? name : 'short'
}

/** With names of months and days in the site's language. */
function localised(at: Moment, layout: string, language: string): string {
  // As they stand in a whole date: in some languages names alone are others.
  const name = (part: 'month' | 'weekday', width: 'long' | 'short') => {
    const options = { weekday: width, day: 'numeric', month: width, year: 'numeric', timeZone: 'UTC' } as const
    const parts = new Intl.DateTimeFormat(language, options).formatToParts(at.local)
    return parts.find(({ type }) => type === part)?.value ?? ''
  }
  return layout
    .split(/(January|Jan|Monday|Mon)/)
    .map((piece) => {
      switch (piece) {
        case 'January':
          return name('month', 'long')
        case 'Jan':
          return name('month', 'short')
        case 'Monday':
          return name('weekday', 'long')
        case 'Mon':
          return name('weekday', 'short')
        default:
          return formatMoment(at, piece)
      }
    })
    .join('')
}

const units: ReadonlyMap<string, bigint> = new Map([
  ['nanosecond', 1n],
  ['ns', 1n],
  ['microsecond', 1_000n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['millisecond', 1_000_000n],
  ['ms', 1_000_000n],
  ['second', 1_000_000_000n],
  ['s', 1_000_000_000n],
  ['minute', 60_000_000_000n],
  ['m', 60_000_000_000n],
  ['hour', 3_600_000_000_000n],
  ['h', 3_600_000_000_000n],
])

const now: TemplateFunction = (_, call) => parseMoment(call.environment.now) ?? new Moment(zeroEpoch)

export const timeFunctions: Namespace = {
  name: 'time',
  functions: {
    AsTime: (args) => {
      want('time', args, 1, 2)
      const at = toMoment(args[0])
      // Of a time that is one already Hugo keeps the seconds.
      return args[0] instanceof Moment
        ? new Moment(Math.floor(at.epoch / 1000) * 1000, at.offsetMinutes, 0, at.zone)
        : at
    },
    Duration: (args) => {
      want('duration', args, 2)
      const unit = units.get(toText(args[0]).toLowerCase())
      if (unit === undefined) throw new TemplateFailure(`"${toText(args[0])}" is not a valid duration unit`)
      return new Duration(toInt(args[1]) * unit)
    },
    Format: format,
    In: (args) => {
      want('time.In', args, 2)
      const at = args[1]
      if (!(at instanceof Moment)) throw new TemplateFailure('time.In: expected a time')
      return inZone(toText(args[0]), at)
    },
    Now: now,
    ParseDuration: (args) => {
      want('time.ParseDuration', args, 1)
      return new Duration(parseDuration(toText(args[0])))
    },
  },
  aliases: { dateFormat: 'Format', duration: 'Duration', now: 'Now', time: 'AsTime' },
}

/** `1h30m`, `-1.5s`. */
function parseDuration(text: string): bigint {
  if (!/^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.test(text))
    throw new TemplateFailure(`time: invalid duration "${text}"`)
  let total = 0n
  for (const [, count = '0', unit = 's'] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g))
    total += BigInt(Math.round(Number(count) * Number(units.get(unit) ?? 0n)))
  return text.startsWith('-') ? -total : total
}
