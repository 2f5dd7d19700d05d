import { timeOf } from './date.ts'
import { problemAt } from './position.ts'
import type { HeadProblem, Table, Value } from './value.ts'

const dateKeys = new Set('date publishdate pubdate published lastmod modified expirydate unpublishdate'.split(' '))

/**
 * A warning for each date field that Hugo cannot read: it logs an error, the build fails in the end, and the page has
 * no such date. A field without a value, or with an empty text, is none.
 */
export function unreadDates(head: string, table: Table): HeadProblem[] {
  return table.entries.flatMap(([key, value]) => {
    if (!dateKeys.has(key.toLowerCase()) || isEmpty(value) || timeOf(value) !== null || isZero(value)) return []
    const message = `Hugo cannot read “${key}” as a date, and does not build a site with it. Write it like 2016-02-04 or 2016-02-04T19:04:00+01:00.`
    return [problemAt(head, placeOf(head, key), message)]
  })
}

function isEmpty(value: Value): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.text === '')
}

/** Hugo's zero date is one that it can read. */
function isZero(value: Value): boolean {
  return 'text' in value && value.text.startsWith('0001-01-01')
}

/** Where the field stands: its key at the start of a line, or in quotation marks. */
function placeOf(head: string, key: string): number {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*[:=]|"${name}"[ \\t]*:`, 'm').exec(head)?.index ?? 0
}
