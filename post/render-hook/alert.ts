/** An alert: a quote whose first line is `[!TYPE]`, with `+` or `-` and a title behind it if it likes. */
export interface Alert {
  /** In lower case. */
  readonly type: string
  readonly sign: string
  /** HTML of the line's rest. */
  readonly title: string
  /** HTML of the quote without that line. */
  readonly text: string
}

const mark = /^<p>\[!([a-zA-Z]+)\]([+-]?)([^\n]*?)(<\/p>|\n|$)/

/** Reads the HTML of a quote; null where it is a quote like any other. */
export function alertOf(html: string): Alert | null {
  const found = mark.exec(html)
  if (found === null) return null
  const [line, type = '', sign = '', title = '', end] = found
  const rest = html.slice(line.length)
  return {
    type: type.toLowerCase(),
    sign,
    title: title.trim(),
    text: (end === '</p>' ? rest : `<p>${rest}`).trim(),
  }
}
