import { TemplateFailure } from '../failure.ts'
import type { Value } from '../value.ts'

/** Rows of cells (RFC 4180): all rows have as many as the first; lines that begin with `comment` are left out. */
export function readCsv(text: string, delimiter: string, comment: string): Value {
  const rows: string[][] = []
  for (let at = 0; at < text.length; ) {
    const line = /[^\n]*(?:\n|$)/y
    line.lastIndex = at
    const whole = line.exec(text)?.[0] ?? ''
    if (/^\r?\n?$/.test(whole) || (comment !== '' && whole.startsWith(comment))) {
      at += Math.max(1, whole.length)
      continue
    }
    const row = readRow(text, at, delimiter)
    rows.push(row.cells)
    at = row.end
  }
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) throw new TemplateFailure('wrong number of fields in the CSV data')
  return rows
}

function readRow(text: string, from: number, delimiter: string): { cells: string[]; end: number } {
  const cells: string[] = []
  let at = from
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at, delimiter)
    cells.push(cell.text)
    at = cell.end
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length
      continue
    }
    const end = /\r?(?:\n|$)/y
    end.lastIndex = at
    const ended = end.exec(text)
    if (ended === null) throw new TemplateFailure('a quote in a CSV cell stands where none may')
    return { cells, end: Math.max(at + ended[0].length, from + 1) }
  }
}

function quotedCell(text: string, from: number): { text: string; end: number } {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"')
      return {
        text: text
          .slice(from + 1, at)
          .replaceAll('""', '"')
          .replaceAll('\r\n', '\n'),
        end: at + 1,
      }
    at++
  }
  throw new TemplateFailure('a quoted CSV cell does not end')
}

function bareCell(text: string, from: number, delimiter: string): { text: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== '\n' && !text.startsWith(delimiter, end)) end++
  const cell = text.slice(from, end).replace(/\r$/, '')
  if (cell.includes('"')) throw new TemplateFailure('a quote in a CSV cell stands where none may')
  return { text: cell, end: text.slice(from, end).endsWith('\r') ? end - 1 : end }
}
