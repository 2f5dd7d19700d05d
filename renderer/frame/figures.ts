/** What the status bar says of a text. Pure. */

export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'mixed'

/** The line end that all lines of a text have; LF where it has one line. */
export function lineEndOf(text: string): LineEnd {
  const crlf = text.match(/\r\n/g)?.length ?? 0
  const lf = (text.match(/\n/g)?.length ?? 0) - crlf
  const cr = (text.match(/\r/g)?.length ?? 0) - crlf
  const kinds = [crlf > 0 ? 'CRLF' : null, lf > 0 ? 'LF' : null, cr > 0 ? 'CR' : null].filter((kind) => kind !== null)
  if (kinds.length > 1) return 'mixed'
  return (kinds[0] as LineEnd | undefined) ?? 'LF'
}

/** The name of a language by its code, in English: `en-gb` is `British English`. The code itself where it is unknown. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
