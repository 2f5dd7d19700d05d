/** Dates and durations as an article header writes them. */

const months = 'January February March April May June July August September October November December'.split(' ')

/**
 * A date of front matter written out: `4 February 2016`, `4. Februar 2016`, `2016年2月4日`. It is the day that was
 * written, whatever the time zone. Text that is no date (`spring 2016`) stays as it is.
 */
export function formatDate(date: string, language: string): string {
  const parts = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(date)
  if (parts === null) return date.trim()
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const name = months[month - 1]
  if (name === undefined || day < 1 || day > 31) return date.trim()
  if (isEnglish(language)) return `${day} ${name} ${year}`
  const noon = new Date(Date.UTC(2000, month - 1, day, 12))
  noon.setUTCFullYear(year)
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const
  return new Intl.DateTimeFormat(known(language), format).format(noon)
}

/** `3 minutes`, in the language of the post. */
export function formatMinutes(minutes: number, language: string): string {
  const style = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(known(language), style).format(minutes)
}

/** `Ada, Ben and Chris`, in the language of the post. */
export function formatNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(known(language), { type: 'conjunction' }).format(names)
}

/** How long a reader takes, in whole minutes, at least one: 213 words a minute, as Hugo counts. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / 213))
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(?:ar|arc|ckb|dv|fa|he|khw|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/i.test(language)
}

/** A language tag that is well formed (BCP 47); `en` for any other. */
export function known(language: string): string {
  if (isEnglish(language)) return 'en-GB'
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'en-GB'
  } catch {
    // What is no language tag cannot be spoken.
    return 'en-GB'
  }
}

function isEnglish(language: string): boolean {
  return language === '' || /^en(?:[-_]|$)/i.test(language)
}
