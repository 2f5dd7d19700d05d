import { splitPost } from './detect.ts'
import { readJson } from './json-tree.ts'
import { readOrg } from './org.ts'
import { problemAt } from './position.ts'
import { readToml } from './toml-tree.ts'
import { unreadDates } from './unread-date.ts'
import type { HeadReading, Table } from './value.ts'
import { readYaml } from './yaml-tree.ts'

/**
 * Reads a head, delimiters and all, in whichever format it is. Never throws: what cannot be read is a problem with
 * its place in the head. A head that says nothing is an empty table.
 */
export function readHead(head: string): HeadReading {
  const { body, format, data, problem } = splitPost(head)
  if (problem) return { ok: false, problem }
  if (body !== '') {
    const message =
      format === 'none'
        ? 'Front matter begins with “+++”, “---” or “{”.'
        : 'The front matter ends above this line, so this is no longer part of it.'
    return { ok: false, problem: problemAt(head, head.length - body.length, message) }
  }
  if (format === 'none') return { ok: true, table: empty, warnings: [] }
  const reading = readData(head.slice(data.from, data.to), format)
  if (!reading.ok) return { ok: false, problem: problemAt(head, data.from + reading.offset, reading.message) }
  const warnings = reading.warnings.map(({ message, offset }) => problemAt(head, data.from + offset, message))
  const { table } = reading
  return { ok: true, table, warnings: [...warnings, ...unreadDates(head, table)].sort((a, b) => a.offset - b.offset) }
}

const empty: Table = { kind: 'table', entries: [] }

type Warning = { readonly message: string; readonly offset: number }
type DataReading =
  | { readonly ok: true; readonly table: Table; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly message: string; readonly offset: number }

function readData(source: string, format: 'toml' | 'yaml' | 'json' | 'org'): DataReading {
  switch (format) {
    case 'toml': {
      const reading = readToml(source)
      return reading.ok ? { ok: true, table: reading.document.table, warnings: [] } : reading
    }
    case 'yaml': {
      const reading = readYaml(source)
      return reading.ok ? { ok: true, table: reading.document.table, warnings: reading.document.warnings } : reading
    }
    case 'json': {
      const reading = readJson(source)
      return reading.ok ? { ok: true, table: reading.table, warnings: [] } : reading
    }
    case 'org':
      return { ok: true, table: readOrg(source), warnings: [] }
  }
}
