import { splitPost } from '../front-matter/detect.ts'
import { readHead } from '../front-matter/read.ts'
import { scanHead } from '../front-matter/scan.ts'
import type { Format, Table } from '../front-matter/value.ts'

/** Front matter as read; `table` is empty where there is none, null where it cannot be read. */
export interface ReadHead {
  readonly table: Table | null
  readonly format: Format
}

/** A folder of more posts than this is read again. */
const most = 50_000
const read = new Map<string, ReadHead>()

/** Reads a head with its delimiters. The same text gives the same table, so that what is derived of it can be kept. */
export function headOf(head: string): ReadHead {
  const known = read.get(head)
  if (known !== undefined) return known
  const scanned = scanHead(head)
  const reading = scanned === null ? readHead(head) : null
  const table = scanned ?? (reading?.ok ? reading.table : null)
  const made = { table, format: splitPost(head).format }
  if (read.size >= most) read.clear()
  read.set(head, made)
  return made
}
