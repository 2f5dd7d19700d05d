import { fulfils, sameValue, withValue } from './compare.ts'
import { changesBetween } from './list-changes.ts'
import { type Opened, openHead, refused, results } from './opened.ts'
import { exactValue, formatKeyPath, resolvePath } from './path.ts'
import type { Ways } from './splice.ts'
import type { HeadEdit, Path, Table, Value } from './value.ts'
import { whyUnwritable } from './writable.ts'

/**
 * Writes a value at a path by splicing the head: a value that is there is replaced in its own style, one that is not
 * is added, with the tables around it. Lists and tables are changed part by part, so that what stays keeps its bytes.
 * The outcome is read again; unless it says just what was intended, the edit is refused and says why.
 */
export function setValue(head: string, path: Path, value: Value): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  if (path.length === 0) return refused('A field needs a name.')
  const why = whyUnwritable(value, opened.format)
  if (why) return refused(why)
  return change(head, resolvePath(opened.table, path), value)
}

/** Takes out a key with its line and the comment on it, or an item of a list. Comments above stay. */
export function removeValue(head: string, path: Path): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  const place = resolvePath(opened.table, path)
  if (place.length === 0 || exactValue(opened.table, place) === undefined) {
    return refused(`There is no field “${formatKeyPath(path)}”.`)
  }
  const parent = exactValue(opened.table, place.slice(0, -1))
  if (parent?.kind === 'list' && parent.items.length === 1)
    return change(head, place.slice(0, -1), { ...parent, items: [] })
  return remove(head, place)
}

/** Moves a key of the front matter, with the comments right above it, before another one, or last. */
export function moveKey(head: string, key: string, beforeKey: string | null): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  const { table, editor } = opened
  const moved = table.entries.find(([name]) => name === key)
  if (!moved) return refused(`There is no field “${key}”.`)
  if (key === beforeKey) return { ok: true, head }
  const rest = table.entries.filter((entry) => entry !== moved)
  const target = beforeKey === null ? rest.length : rest.findIndex(([name]) => name === beforeKey)
  if (target < 0) return refused(`There is no field “${beforeKey}”.`)
  const order = rest.toSpliced(target, 0, moved).map(([name]) => name)
  for (const changed of results(opened, editor.move(key, beforeKey))) {
    const sameOrder = changed.table.entries.every(([name], i) => name === order[i])
    if (sameOrder && sameValue(changed.table, table)) return { ok: true, head: changed.head }
  }
  return refused(
    opened.format === 'toml'
      ? 'In TOML, single values stand above the tables, so this field cannot go there.'
      : 'This field cannot be moved there without changing something else. Move it in the raw front matter.',
  )
}

function change(head: string, path: Path, value: Value): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  const before = exactValue(opened.table, path)
  if (before === undefined) return create(opened, path, value)
  if (value.kind !== 'raw' && fulfils(before, value, opened.format)) return { ok: true, head }
  if (before.kind === 'table' && value.kind === 'table') return changeTable(opened, path, before, value)
  if (before.kind === 'list' && value.kind === 'list') {
    const changed = changeList(opened, path, before.items, value.items)
    if (changed) return changed
  }
  return step(opened, path, value, opened.editor.replace(path, value), withValue(opened.table, path, value))
}

function changeTable(opened: Opened, path: Path, before: Table, value: Table): HeadEdit {
  let edit: HeadEdit = { ok: true, head: opened.head }
  const keys = new Set(value.entries.map(([key]) => key))
  for (const [key, item] of value.entries) {
    if (edit.ok) edit = change(edit.head, [...path, key], item)
  }
  for (const [key] of before.entries) {
    if (edit.ok && !keys.has(key)) edit = remove(edit.head, [...path, key])
  }
  return edit
}

/** More single edits than this, and the list is written anew. */
const mostChanges = 60

function changeList(opened: Opened, path: Path, before: readonly Value[], items: readonly Value[]): HeadEdit | null {
  if (before.length === 0 || items.length === 0) return null
  const changes = changesBetween(before, items, (a, b) => fulfils(a, b, opened.format))
  if (changes.length > mostChanges) return null
  let edit: HeadEdit = { ok: true, head: opened.head }
  for (const { kind, index, item } of changes) {
    if (!edit.ok) return edit
    const place = [...path, index]
    if (kind === 'remove') edit = remove(edit.head, place)
    else if (kind === 'change') edit = change(edit.head, place, item)
    else edit = insert(edit.head, path, index, item)
  }
  return edit
}

/** Adds what is missing at the path's end to the deepest part of it that is there. */
function create(opened: Opened, path: Path, value: Value): HeadEdit {
  const { head, table, editor } = opened
  let depth = path.length - 1
  while (depth > 0 && exactValue(table, path.slice(0, depth)) === undefined) depth--
  const place = path.slice(0, depth)
  const parent = exactValue(table, place)
  const part = path[depth] as string | number
  const rest = path.slice(depth + 1)
  const made = rest.length === 0 ? value : withValue(typeof rest[0] === 'number' ? noItems : noEntries, rest, value)
  if (parent?.kind === 'null') {
    return change(head, place, withValue(typeof part === 'number' ? noItems : noEntries, [part], made))
  }
  if (parent?.kind === 'list' && parent.items.length === part)
    return change(head, place, { ...parent, items: [...parent.items, made] })
  if (parent?.kind !== 'table') return refused(`“${formatKeyPath(place)}” holds no fields, so none can be added to it.`)
  const key = String(part)
  return step(opened, [...place, key], made, editor.add(place, key, made), withValue(table, [...place, key], made))
}

const noItems: Value = { kind: 'list', items: [] }
const noEntries: Value = { kind: 'table', entries: [] }

function insert(head: string, path: Path, index: number, item: Value): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  const list = exactValue(opened.table, path)
  if (list?.kind !== 'list') return refused(`“${formatKeyPath(path)}” is no list.`)
  const wanted = withValue(opened.table, path, { ...list, items: list.items.toSpliced(index, 0, item) })
  return step(opened, [...path, index], item, opened.editor.insert(path, index, item), wanted)
}

function remove(head: string, path: Path): HeadEdit {
  const opened = openHead(head)
  if (!opened.ok) return opened
  const wanted = withValue(opened.table, path, null)
  for (const changed of results(opened, opened.editor.remove(path))) {
    if (sameValue(changed.table, wanted)) return { ok: true, head: changed.head }
  }
  return refused(
    `“${formatKeyPath(path)}” cannot be taken out without changing something else. Take it out in the raw front matter.`,
  )
}

/** Takes the first way whose outcome has the intended value at `path` and everything else as it was. */
function step(opened: Opened, path: Path, intended: Value, ways: Ways, wanted: Value): HeadEdit {
  for (const changed of results(opened, ways)) {
    const read = exactValue(changed.table, path)
    if (read === undefined || !fulfils(read, intended, opened.format)) continue
    if (sameValue(withValue(changed.table, path, intended), wanted)) return { ok: true, head: changed.head }
  }
  return refused(
    `“${formatKeyPath(path)}” cannot be changed so without changing something else. Change it in the raw front matter.`,
  )
}
