import { jsonTextOf } from './json-edit.ts'
import { readHead } from './read.ts'
import { tomlBody } from './toml-text.ts'
import type { HeadEdit, Table } from './value.ts'
import { whyUnwritable } from './writable.ts'
import { yamlLines } from './yaml-text.ts'

/**
 * A fresh head for a new post: delimiters, a field a line, and a line end after the closing delimiter. An empty table
 * makes an empty head, which is front matter too. Throws where the format cannot hold a value (null in TOML).
 */
export function createHead(format: 'toml' | 'yaml' | 'json', table: Table, lineEnd: string): string {
  const why = whyUnwritable(table, format)
  if (why) throw new Error(why)
  switch (format) {
    case 'toml':
      return delimited('+++', tomlBody([], table, lineEnd), lineEnd)
    case 'yaml': {
      const layout = { lineEnd, step: '  ', flowLists: false, indentedLists: true }
      return delimited('---', yamlLines(table, '', layout), lineEnd)
    }
    case 'json':
      return jsonTextOf(table, { indent: '', step: '  ', lineEnd, multiLine: true }) + lineEnd
  }
}

/**
 * Puts front matter above a text that has none; a byte-order mark stays first. Refused where the outcome would not
 * read: a value that the format cannot hold.
 */
export function addHead(text: string, format: 'toml' | 'yaml' | 'json', table: Table, lineEnd: string): HeadEdit {
  const why = whyUnwritable(table, format)
  if (why) return { ok: false, message: why }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const head = mark + createHead(format, table, lineEnd)
  return readHead(head).ok ? { ok: true, head } : { ok: false, message: 'This front matter cannot be written.' }
}

function delimited(delimiter: string, body: string, lineEnd: string): string {
  return delimiter + lineEnd + (body === '' ? '' : body + lineEnd) + delimiter + lineEnd
}
