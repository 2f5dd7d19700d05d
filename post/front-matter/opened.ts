import { dominantLineEnd } from '../text.ts'
import { splitPost } from './detect.ts'
import { jsonEditor } from './json-edit.ts'
import { readJson } from './json-tree.ts'
import { readHead } from './read.ts'
import { applySplices, type DataEditor, type Source, type Ways } from './splice.ts'
import { tomlEditor } from './toml-edit.ts'
import { readToml } from './toml-tree.ts'
import type { Format, HeadEdit, Table } from './value.ts'
import { yamlEditor } from './yaml-edit.ts'
import { readYaml } from './yaml-tree.ts'

/** A head that was read, ready to be edited. */
export interface Opened {
  readonly ok: true
  readonly head: string
  readonly format: Format
  readonly table: Table
  readonly editor: DataEditor
  readonly data: { readonly from: number; readonly to: number }
}

/** Reads a head to edit it; refused where it does not parse or is no front matter that Galley edits. */
export function openHead(head: string): Opened | (HeadEdit & { ok: false }) {
  const { format, data, body, problem } = splitPost(head)
  if (problem || body !== '') return refused('The front matter cannot be read. Mend it in the raw front matter first.')
  if (format === 'none') return refused('This post has no front matter yet.')
  if (format === 'org') return refused('Org front matter can be changed as text only.')
  const text = head.slice(data.from, data.to)
  const startsLine = format === 'json' || data.from === 0 || /[\r\n]/.test(head[data.from - 1] ?? '')
  const parsed = parse(format, { text, startsLine, lineEnd: dominantLineEnd(head) })
  if (!parsed) return refused('The front matter cannot be read. Mend it in the raw front matter first.')
  return { ok: true, head, format, data, ...parsed }
}

function parse(format: 'toml' | 'yaml' | 'json', source: Source): { table: Table; editor: DataEditor } | null {
  switch (format) {
    case 'toml': {
      const reading = readToml(source.text)
      return reading.ok ? { table: reading.document.table, editor: tomlEditor(reading.document, source) } : null
    }
    case 'yaml': {
      const reading = readYaml(source.text)
      return reading.ok ? { table: reading.document.table, editor: yamlEditor(reading.document, source) } : null
    }
    case 'json': {
      const reading = readJson(source.text)
      return reading.ok ? { table: reading.table, editor: jsonEditor(reading.root, source) } : null
    }
  }
}

/** What the ways lead to, where that is still a whole head in its format. */
export function* results(opened: Opened, ways: Ways): Iterable<{ head: string; table: Table }> {
  const { head, format, data } = opened
  for (const splices of ways) {
    const changed = applySplices(
      head,
      splices.map(({ from, to, insert }) => ({ from: from + data.from, to: to + data.from, insert })),
    )
    const split = splitPost(changed)
    if (split.problem || split.body !== '' || split.format !== format || split.data.from !== data.from) continue
    const reading = readHead(changed)
    if (reading.ok) yield { head: changed, table: reading.table }
  }
}

/** An edit that was not made, and why. */
export function refused(message: string): HeadEdit & { ok: false } {
  return { ok: false, message }
}
