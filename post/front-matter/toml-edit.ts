import type { AST } from 'toml-eslint-parser'
import { type Bracketed, indentAt, insertItem, removeItem } from './bracketed.ts'
import { formatKey } from './path.ts'
import { lineStartAt, lineStopAt, nextLineAt } from './position.ts'
import type { DataEditor, Source, Splice, Ways } from './splice.ts'
import { isSection, tomlSections, tomlTexts } from './toml-text.ts'
import { keysOf, type TomlDocument, type TomlNode, type TomlTable } from './toml-tree.ts'
import type { Path, Value } from './value.ts'

type Statement = AST.TOMLKeyValue | AST.TOMLTable

/** Edits of a TOML document, by the places in its syntax tree. */
export function tomlEditor(document: TomlDocument, source: Source): DataEditor {
  const { root } = document
  const { text, lineEnd } = source

  function* replace(path: Path, value: Value): Ways {
    const node = nodeAt(root, path)
    const range = node && rangeOf(node)
    if (range) {
      const [from, to] = range
      for (const insert of tomlTexts(value, text.slice(from, to), lineEnd)) yield [{ from, to, insert }]
    } else if (node) {
      const key = path.at(-1)
      if (typeof key !== 'string') return
      const removed = statementsIn(node).map(lineOf)
      for (const added of add(path.slice(0, -1), key, value)) yield [...removed, ...added]
    }
  }

  function* add(path: Path, key: string, value: Value): Ways {
    const table = nodeAt(root, path)
    if (table?.type !== 'table') return
    if (table.form === 'inline') {
      for (const insert of pairTexts(key, value, table))
        yield insertItem(text, pairsOf(table), table.pairs.length, insert, lineEnd)
      return
    }
    const names = path.filter((part) => typeof part === 'string')
    if (isSection(value) && table.form !== 'dotted') {
      yield [sectionAfter(table, tomlSections([...names, key], value, lineEnd))]
    }
    for (const pair of pairTexts(key, value, table)) yield [pairInto(table, pair, names)]
  }

  function* insert(path: Path, index: number, value: Value): Ways {
    const node = nodeAt(root, path)
    if (node?.type === 'list') {
      for (const item of tomlTexts(value, siblingOf(node), lineEnd)) {
        yield insertItem(text, listOf(node), index, item, lineEnd)
      }
    } else if (node?.type === 'tables' && value.kind === 'table') {
      const names = path.filter((part) => typeof part === 'string')
      const section = tomlSections(names, { kind: 'list', items: [value] }, lineEnd)
      const next = node.items[index]
      const last = node.items[index - 1]
      if (next) {
        const at = attachedStart(firstOf(statementsIn(next)).range[0])
        yield [{ from: at, to: at, insert: section + lineEnd + lineEnd }]
      } else if (last) yield [sectionAfter(last, section)]
    }
  }

  function* remove(path: Path): Ways {
    const node = nodeAt(root, path)
    const parent = nodeAt(root, path.slice(0, -1))
    const key = path.at(-1)
    if (!node || !parent || key === undefined) return
    if (parent.type === 'list') {
      yield removeItem(text, listOf(parent), Number(key))
      return
    }
    const statements = statementsIn(node)
    const inline = parent.type === 'table' ? inlineAround(path) : null
    if (inline) {
      const index = inline.pairs.findIndex((pair) => statements.includes(pair))
      if (parent.type === 'table' && parent.form === 'dotted' && parent.entries.size === 1) {
        const pair = inline.pairs[index] as AST.TOMLKeyValue
        yield [{ from: pair.range[0], to: pair.range[1], insert: emptied(pair) }]
      } else if (statements.length === 1) yield removeItem(text, pairsOf(inline), index)
      return
    }
    const lines = statements.map(lineOf)
    if (
      parent.type !== 'table' ||
      parent.entries.size > 1 ||
      (parent.form !== 'dotted' && parent.form !== 'implicit')
    ) {
      yield lines
      return
    }
    // The table is only there by what is in it: it has to be said that it is now empty.
    const [first, ...others] = statements as [Statement, ...Statement[]]
    const kept = first.type === 'TOMLTable' ? headerOf(path.slice(0, -1)) : emptied(first)
    const stop = first.type === 'TOMLTable' ? endOf(first) : first.range[1]
    yield [{ from: first.range[0], to: stop, insert: kept }, ...others.map(lineOf)]
  }

  function* move(key: string, beforeKey: string | null): Ways {
    const node = root.entries.get(key)
    if (!node) return
    const statements = statementsIn(node)
    const sections = statements[0]?.type === 'TOMLTable'
    const before = beforeKey === null ? undefined : root.entries.get(beforeKey)
    const next = before && firstOf(statementsIn(before))
    const chunks = statements.map((statement) => chunkOf(statement, sections))
    const moved = chunks
      .map(({ from, to, blank }) => text.slice(from + blank, to) + text.slice(from, from + blank))
      .join('')
    const removed = chunks.map(({ from, to }) => ({ from, to, insert: '' }))
    if (next && (sections || next.type === 'TOMLKeyValue')) {
      const at = attachedStart(next.range[0])
      yield [...removed, { from: at, to: at, insert: moved }]
      return
    }
    const rest = sections ? statementsIn(root) : root.pairs
    const last = rest.filter((statement) => !statements.includes(statement)).at(-1)
    if (!last) return
    const at = nextLineAt(text, endOf(last))
    const insert = chunks.map(({ from, to }) => text.slice(from, to)).join('')
    yield [...removed, { from: at, to: at, insert }]
  }

  /** The line that a pair goes to in a table with a body of its own, or beside its dotted siblings. */
  function pairInto(table: TomlTable, pair: string, names: readonly string[]): Splice {
    if (table.dotted) {
      const { inside, prefix } = table.dotted
      const last = inside.pairs.findLast((other) =>
        prefix.every((key, i) => keysOf(other.key)[i] === key),
      ) as AST.TOMLKeyValue
      const dotted = `${prefix.map(formatKey).join('.')}.${pair}`
      if (inside.form === 'inline')
        return insertItem(text, pairsOf(inside), inside.pairs.indexOf(last) + 1, dotted, lineEnd)[0] as Splice
      return lineAfter(last.range[1], indentOf(last) + dotted)
    }
    const last = table.pairs.at(-1)
    if (last) return lineAfter(last.range[1], indentOf(last) + pair)
    if (table.header) return lineAfter(table.header.key.range[1], indentOf(table.header) + pair)
    const [firstSection] = statementsIn(table)
    if (table.form === 'implicit' && firstSection) {
      const at = attachedStart(firstSection.range[0])
      return { from: at, to: at, insert: `[${names.map(formatKey).join('.')}]${lineEnd}${pair}${lineEnd}${lineEnd}` }
    }
    if (firstSection) {
      const at = attachedStart(firstSection.range[0])
      return { from: at, to: at, insert: pair + lineEnd + lineEnd }
    }
    const end = text.trimEnd().length
    if (end === 0) return { from: 0, to: 0, insert: (source.startsLine ? '' : lineEnd) + pair + lineEnd }
    return lineAfter(end, pair)
  }

  function sectionAfter(table: TomlTable, section: string): Splice {
    const last = lastOf(statementsIn(table))
    const end = last ? endOf(last) : text.trimEnd().length
    if (end === 0) return { from: 0, to: 0, insert: (source.startsLine ? '' : lineEnd) + section + lineEnd }
    return lineAfter(end, lineEnd + section)
  }

  function lineAfter(offset: number, line: string): Splice {
    const at = lineStopAt(text, offset)
    const end = at === text.length ? lineEnd : ''
    return { from: at, to: at, insert: lineEnd + line + end }
  }

  function* pairTexts(key: string, value: Value, table: TomlTable): Iterable<string> {
    const sibling = table.form === 'root' || table.form === 'header' ? table : null
    for (const written of tomlTexts(value, table.form === 'inline' ? `"` : '', lineEnd)) {
      yield formatKey(key) + equalsIn(sibling, formatKey(key).length) + written
    }
  }

  /** The equals sign with the blanks that most pairs of the table have around it, or their column if they share one. */
  function equalsIn(table: TomlTable | null, width: number): string {
    const counts = new Map<string, number>()
    const columns = new Set<number>()
    for (const pair of table?.pairs ?? []) {
      const between = text.slice(pair.key.range[1], pair.value.range[0])
      if (!/^[ \t]*=[ \t]*$/.test(between)) continue
      counts.set(between, (counts.get(between) ?? 0) + 1)
      columns.add(pair.key.range[1] - pair.range[0] + between.indexOf('='))
    }
    const [column = 0] = columns
    if (columns.size === 1 && counts.size > 1 && column > width) return `${' '.repeat(column - width)}= `
    let most = ' = '
    for (const [between, count] of counts) if (count > (counts.get(most) ?? 0)) most = between
    return most
  }

  /** Blanks before a statement; one on the delimiter's line has none of its own. */
  function indentOf(statement: Statement): string {
    const line = lineStartAt(text, statement.range[0])
    return line === 0 && !source.startsLine ? '' : indentAt(text, statement.range[0])
  }

  /** The line of a statement, or a section from its header to its last pair. */
  function lineOf(statement: Statement): Splice {
    const from = lineStartAt(text, statement.range[0])
    if (from === 0 && !source.startsLine) return { from, to: lineStopAt(text, endOf(statement)), insert: '' }
    return { from, to: nextLineAt(text, endOf(statement)), insert: '' }
  }

  /** A statement with the comments right above it; `blank` is how much of it is blank lines above (of a section). */
  function chunkOf(statement: Statement, section: boolean): { from: number; to: number; blank: number } {
    const start = attachedStart(statement.range[0])
    let from = start
    while (section && from > 0 && text.slice(lineStartAt(text, from - 1), from).trim() === '') from = previousLine(from)
    return { from, to: nextLineAt(text, endOf(statement)), blank: start - from }
  }

  function previousLine(lineStart: number): number {
    const beforeEnd = text.startsWith('\r\n', lineStart - 2) ? lineStart - 2 : lineStart - 1
    return lineStartAt(text, beforeEnd)
  }

  /** The start of the line that holds `offset`, or of the comment lines that touch it from above. */
  function attachedStart(offset: number): number {
    let at = lineStartAt(text, offset)
    while (at > 0) {
      const line = previousLine(at)
      if (!/^[ \t]*#/.test(text.slice(line, at)) || (line === 0 && !source.startsLine)) break
      at = line
    }
    return at
  }

  function pairsOf(table: TomlTable): Bracketed {
    const [from, to] = table.range as readonly [number, number]
    const items = table.pairs.map(({ range }) => ({ from: range[0], to: range[1] }))
    return { open: from + 1, close: to - 1, items, padding: ' ' }
  }

  function listOf(list: TomlNode & { type: 'list' }): Bracketed {
    const items = list.items.map((item) => {
      const [from, to] = rangeOf(item) as readonly [number, number]
      return { from, to }
    })
    return { open: list.from + 1, close: list.to - 1, items, padding: '' }
  }

  /** The source of an item whose style a new one takes; that of multi-line strings is not for a list. */
  function siblingOf(list: TomlNode & { type: 'list' }): string {
    const last = list.items.at(-1)
    const range = last && rangeOf(last)
    const sibling = range ? text.slice(...range) : '"'
    return /^("""|''')/.test(sibling) ? '"' : sibling
  }

  function emptied(pair: AST.TOMLKeyValue): string {
    return `${keysOf(pair.key).slice(0, -1).map(formatKey).join('.')} = {}`
  }

  function headerOf(path: Path): string {
    const names = path.filter((part) => typeof part === 'string')
    return `[${names.map(formatKey).join('.')}]`
  }

  function inlineAround(path: Path): TomlTable | null {
    for (let length = path.length - 1; length > 0; length--) {
      const node = nodeAt(root, path.slice(0, length))
      if (node?.type === 'list') return null
      if (node?.type === 'table' && node.form === 'inline') return node
    }
    return null
  }

  function rangeAt(path: Path): { from: number; to: number } | null {
    const node = nodeAt(root, path)
    const range = node && rangeOf(node)
    return range ? { from: range[0], to: range[1] } : null
  }

  return { rangeOf: rangeAt, replace, add, insert, remove, move }
}

function nodeAt(root: TomlNode, path: Path): TomlNode | undefined {
  let node: TomlNode | undefined = root
  for (const part of path) {
    if (node?.type === 'table') node = node.entries.get(String(part))
    else if (node?.type === 'list' || node?.type === 'tables') node = node.items[Number(part)]
    else return undefined
  }
  return node
}

/** Where a node's text is, if it is in one place. */
function rangeOf(node: TomlNode): readonly [number, number] | null {
  if (node.type === 'table') return node.range
  return node.type === 'tables' ? null : [node.from, node.to]
}

/** The statements that make a node, in the order of the text. */
function statementsIn(node: TomlNode): Statement[] {
  const found = new Set<Statement>()
  collect(node, found)
  return [...found].sort((a, b) => a.range[0] - b.range[0])
}

function collect(node: TomlNode, found: Set<Statement>): void {
  if (node.type === 'leaf' || node.type === 'list') {
    if (node.statement) found.add(node.statement)
  } else if (node.type === 'tables') for (const item of node.items) collect(item, found)
  else if (node.statement) found.add(node.statement)
  else if (node.header) {
    found.add(node.header)
    for (const child of node.entries.values()) {
      // What stands in the header's own body goes with it.
      for (const statement of statementsIn(child)) if (statement.parent !== node.header) found.add(statement)
    }
  } else for (const child of node.entries.values()) collect(child, found)
}

function firstOf(statements: readonly Statement[]): Statement {
  return statements[0] as Statement
}

function lastOf(statements: readonly Statement[]): Statement | undefined {
  return statements.toSorted((a, b) => endOf(a) - endOf(b)).at(-1)
}

function endOf(statement: Statement): number {
  const last = statement.type === 'TOMLTable' ? statement.body.at(-1) : statement
  return last ? last.range[1] : (statement as AST.TOMLTable).key.range[1]
}
