/** One verb of a format, and the width that it asks for. */

/** What stands between `%` and the verb. */
export interface Request {
  readonly verb: string
  readonly minus: boolean
  readonly plus: boolean
  readonly sharp: boolean
  readonly space: boolean
  readonly zero: boolean
  readonly width: number | null
  readonly precision: number | null
}

/** Text at its width, counted in runes. */
export function padded(text: string, request: Request): string {
  const missing = (request.width ?? 0) - [...text].length
  if (missing <= 0) return text
  if (request.minus) return text + ' '.repeat(missing)
  return (request.zero ? '0' : ' ').repeat(missing) + text
}
