/** What the status bar says of a text. Pure. */

import type { LineEnd } from '../../post/text.ts'

const endNames = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' } as const

export type LineEndName = (typeof endNames)[LineEnd] | 'mixed'

/** The line end that all lines of a post have, by its head and the body's line ends; LF where it has one line. */
export function lineEndName(head: string, body: ReadonlySet<LineEnd>): LineEndName {
  const ends = new Set([...((head.match(/\r\n?|\n/g) ?? []) as LineEnd[]), ...body])
  if (ends.size > 1) return 'mixed'
  const [end = '\n'] = ends
  return endNames[end]
}

/** The name of a language by its code, in English: `en-gb` is `British English`. The code itself where it is unknown. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
