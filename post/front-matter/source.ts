import { openHead } from './opened.ts'
import { resolvePath } from './path.ts'
import type { Path } from './value.ts'

/**
 * The text that a value is written as, anchor and tag included, where `setValue` can write another in its place: there
 * is none (null) for a table below a TOML header, a YAML block of several lines, and a value that is not there.
 */
export function sourceAt(head: string, path: Path): string | null {
  const opened = openHead(head)
  if (!opened.ok) return null
  const range = opened.editor.rangeOf(resolvePath(opened.table, path))
  if (!range) return null
  const source = head.slice(opened.data.from + range.from, opened.data.from + range.to)
  return opened.format === 'yaml' && /[\r\n]/.test(source) && !/^[[{]/.test(source) ? null : source
}
