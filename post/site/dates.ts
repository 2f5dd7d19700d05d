/** A page's dates, each from the first source that has one: https://gohugo.io/configuration/front-matter/ */
import { parseFrontMatterDate, timeOf } from '../front-matter/date.ts'
import { lookup } from '../front-matter/path.ts'
import type { Table, Value } from '../front-matter/value.ts'
import type { Data, SiteKit } from '../render/site.ts'
import { Moment, parseMoment } from '../template/moment.ts'
import { isDataTable, textList } from './data-table.ts'
import { inTimeZone } from './time-zone.ts'

export type DateName = 'date' | 'lastmod' | 'publishdate' | 'expirydate'

/** Null for a date that no source has, or none that can be read. */
export type PageDates = { readonly [N in DateName]: Moment | null }

/** What dates may come from besides front matter. */
export interface DatedFile {
  /** File name without extension, or a bundle's folder. */
  readonly name: string
  /** When the file was changed, in RFC 3339; absent where it is not known. */
  readonly modified?: string
}

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['lastmod', ['lastmod', 'modified']],
  ['publishdate', ['publishdate', 'pubdate', 'published']],
  ['expirydate', ['expirydate', 'unpublishdate']],
])

const defaults: { readonly [N in DateName]: readonly string[] } = {
  date: ['date', 'publishdate', 'lastmod'],
  lastmod: [':git', 'lastmod', 'date', 'publishdate'],
  publishdate: ['publishdate', 'date', 'lastmod'],
  expirydate: ['expirydate'],
}

/** Reads the four dates. A text that is no date is passed over, as Hugo does without a word. */
export function datesOf(table: Table, config: SiteKit['config'], file: DatedFile | null): PageDates {
  const known = new Map<string, Moment | null>()
  const zone = typeof config.timezone === 'string' ? config.timezone : ''
  const field = (key: string) => {
    let date = known.get(key)
    if (date === undefined) {
      date = momentOf(lookup(table, key), zone)
      known.set(key, date)
    }
    return date
  }
  const read = (source: string): Moment | null => {
    switch (source) {
      case ':filename':
        return file === null ? null : momentOfText(nameDate(file.name)?.date ?? '', zone)
      case ':filemodtime':
        return file?.modified === undefined ? null : parseMoment(file.modified)
      case ':git':
        return null
      default:
        return first(aliases.get(source) ?? [source], field)
    }
  }
  const date = (name: DateName) => {
    const found = first(sourcesOf(name, config), read)
    // What a date has come to is what others that name its key take.
    if (found !== null) known.set(name, found)
    return found
  }
  return {
    date: date('date'),
    lastmod: date('lastmod'),
    publishdate: date('publishdate'),
    expirydate: date('expirydate'),
  }
}

/** The date that a file name begins with, and the slug that follows it: `2018-02-22-my-post`. */
export function nameDate(name: string): { readonly date: string; readonly slug: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2}(?:-\d{2}-\d{2}-\d{2})?)(?:[-_ ]?(.*))$/s.exec(name)
  if (match === null) return null
  const [, stamp = '', slug = ''] = match
  const date = stamp.length === 10 ? stamp : `${stamp.slice(0, 10)}T${stamp.slice(11).replaceAll('-', ':')}`
  return { date, slug: slug.trim() }
}

/** Whether the configuration takes dates, and with them slugs, from file names. */
export function readsFileNames(config: SiteKit['config']): boolean {
  return (Object.keys(defaults) as DateName[]).some((name) => sourcesOf(name, config).includes(':filename'))
}

function sourcesOf(name: DateName, config: SiteKit['config']): readonly string[] {
  const given: Data | undefined = isDataTable(config.frontmatter) ? config.frontmatter[name] : undefined
  if (given === undefined) return defaults[name]
  return textList(given).flatMap((source) => {
    const key = source.toLowerCase()
    return key === ':default' ? defaults[name] : [key]
  })
}

function first<T>(sources: readonly T[], read: (source: T) => Moment | null): Moment | null {
  for (const source of sources) {
    const date = read(source)
    if (date !== null) return date
  }
  return null
}

function momentOf(value: Value | undefined, zone: string): Moment | null {
  const meant = value?.kind === 'raw' ? value.meaning : value
  const time = timeOf(meant)
  if (meant === undefined || time === null) return null
  return 'text' in meant ? momentOfText(meant.text, zone) : new Moment(time)
}

/** A date with the offset that it is written with; without one, the site's time zone's. */
function momentOfText(text: string, zone: string): Moment | null {
  const time = parseFrontMatterDate(text).time
  const written = parseMoment(text)
  if (written === null) return time === null ? null : new Moment(time)
  const offset = /(?:[Zz]|UTC|[+-]\d{2}:?\d{2})\s*$/.test(text.slice(10))
  return offset || zone === '' ? written : inTimeZone(written, zone)
}
