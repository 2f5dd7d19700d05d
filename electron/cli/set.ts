import { basename } from 'node:path'
import { valueFromJson, valueFromText } from '../../post/front-matter/convert.ts'
import { addHead } from '../../post/front-matter/create.ts'
import { removeValue, setValue } from '../../post/front-matter/edit.ts'
import { formatKeyPath, getValue } from '../../post/front-matter/path.ts'
import type { HeadEdit, Kind, Path, Value } from '../../post/front-matter/value.ts'
import { dominantLineEnd } from '../../post/text.ts'
import { encode } from '../folder/encoding.ts'
import { findFolder } from '../folder/open.ts'
import { Reader } from '../folder/reader.ts'
import { replaceFile } from '../folder/write.ts'
import { Refused } from '../refused.ts'
import { BadUsage, type Command, readArguments } from './command.ts'
import { type NamedPost, readKey, readNamed } from './front-matter.ts'
import { readAll } from './posts-at.ts'

const help = `galley set FILE KEY=VALUE… [--unset KEY]…

Changes front matter, and no other byte of the file. The first = ends the KEY; a dotted KEY reaches into tables, one
that holds a dot is quoted as in TOML (params."a.b"=1). All changes of one call are one write, or none.

An existing key keeps its type, and a VALUE that does not fit is refused. A new key takes the type that other posts of
the site give it, else it is a string. tags=a tags=b, or tags='["a","b"]', makes a list.

  KEY:=JSON      a value of any type: draft:=true, weight:=3, menu:='{"main":{"weight":1}}'
  --unset KEY    takes the key out
`

type Change =
  | { readonly kind: 'text'; readonly key: string; readonly texts: readonly string[] }
  | { readonly kind: 'json'; readonly key: string; readonly value: Value }
  | { readonly kind: 'unset'; readonly key: string }

export const set: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { unset: { type: 'string', multiple: true } })
    const [file, ...assignments] = positionals
    if (file === undefined) throw new BadUsage('set takes a FILE and at least one KEY=VALUE')
    const changes = [
      ...readAssignments(assignments),
      ...(values.unset ?? []).map((key) => ({ kind: 'unset', key }) as const),
    ]
    if (changes.length === 0) throw new BadUsage('set takes at least one KEY=VALUE or --unset KEY')
    const paths = changes.map(({ key }) => readKey(key))
    const post = await readNamed(file)
    if (!post.exact)
      throw new Refused(
        'not-text',
        `“${post.name}” is not UTF-8, so it can be read but not changed. Nothing was written.`,
      )
    const first = await withHead(post)
    let head = first.head
    for (const [at, change] of changes.entries()) head = await apply(post, head, paths[at] ?? [], change)
    if (head !== post.split.head) {
      await replaceFile(post.file, encode(head + first.body, basename(file)), post.version)
    }
    return 0
  },
}

/** Reads `KEY=VALUE` and `KEY:=JSON`; the texts of one key come together. */
function readAssignments(assignments: readonly string[]): readonly Change[] {
  const changes = new Map<string, Change>()
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=')
    if (equals < 1) throw new BadUsage(`'${assignment}' is no KEY=VALUE`)
    const value = assignment.slice(equals + 1)
    const isJson = assignment[equals - 1] === ':'
    const key = assignment.slice(0, isJson ? equals - 1 : equals)
    const before = changes.get(key)
    if (isJson) {
      if (before !== undefined) throw new BadUsage(`'${key}' is given twice`)
      changes.set(key, { kind: 'json', key, value: readJson(key, value) })
    } else if (before === undefined) changes.set(key, { kind: 'text', key, texts: [value] })
    else if (before.kind === 'text') changes.set(key, { ...before, texts: [...before.texts, value] })
    else throw new BadUsage(`'${key}' is given twice`)
  }
  return [...changes.values()]
}

function readJson(key: string, text: string): Value {
  try {
    return valueFromJson(JSON.parse(text))
  } catch {
    throw new BadUsage(`the value of '${key}' is no JSON`)
  }
}

/** The post in two, with empty front matter in the site's format where it has none. */
async function withHead({ split, file, name }: NamedPost): Promise<{ readonly head: string; readonly body: string }> {
  if (split.format !== 'none') return split
  const { folder } = await findFolder(file)
  const text = split.head + split.body
  const edit = addHead(text, folder.format, { kind: 'table', entries: [] }, dominantLineEnd(text))
  return { head: headOf(edit, name), body: split.body }
}

async function apply(post: NamedPost, head: string, path: Path, change: Change): Promise<string> {
  if (change.kind === 'unset') return headOf(removeValue(head, path), post.name)
  const value = change.kind === 'json' ? change.value : await wanted(post, path, change.texts)
  return headOf(setValue(head, path, value), post.name)
}

/** The value that the texts of a key mean, by the type that the key has or should have. */
async function wanted(post: NamedPost, path: Path, texts: readonly string[]): Promise<Value> {
  const [first = ''] = texts
  const existing = getValue(post.table, path)
  const like: Value | Kind = existing ?? (await usualValue(post, path)) ?? newKind(texts)
  const kind = typeof like === 'string' ? like : like.kind
  const value = texts.length === 1 ? valueFromText(first, like) : listOf(texts, like, path)
  if (value !== null && (existing === undefined || value.kind === kind || kind === 'null')) return value
  throw new Refused(
    'failed',
    `“${formatKeyPath(path)}” is ${article(kind)}, and “${texts.join(', ')}” is none. Nothing was written; KEY:=JSON changes the type.`,
  )
}

function newKind(texts: readonly string[]): Kind {
  return texts.length > 1 || /^\s*\[.*\]\s*$/s.test(texts[0] ?? '') ? 'list' : 'string'
}

/** A list of the texts, each of the kind that the list's items have; null where one does not fit. */
function listOf(texts: readonly string[], like: Value | Kind, path: Path): Value | null {
  const kind = typeof like === 'string' ? like : like.kind
  if (kind !== 'list' && kind !== 'null') {
    throw new Refused(
      'failed',
      `“${formatKeyPath(path)}” is ${article(kind)} and takes one value. Nothing was written.`,
    )
  }
  const item = typeof like !== 'string' && like.kind === 'list' ? like.items[0] : undefined
  const items = texts.map((text) => valueFromText(text, item ?? 'string'))
  return items.some((value) => value === null) ? null : { kind: 'list', items: items.filter((value) => value !== null) }
}

/** A value that other posts of the site have there. */
async function usualValue(post: NamedPost, path: Path): Promise<Value | undefined> {
  const { folder } = await findFolder(post.file)
  const reader = new Reader(folder)
  readAll(reader)
  const keys = path.filter((part) => typeof part === 'string').map((part) => part.toLowerCase())
  const same = (other: readonly string[]) =>
    other.length === keys.length && other.every((key, at) => key.toLowerCase() === keys[at])
  return reader.habits().fields.find((field) => same(field.path))?.example
}

function headOf(edit: HeadEdit, name: string): string {
  if (edit.ok) return edit.head
  throw new Refused('failed', `“${name}”: ${edit.message} Nothing was written.`)
}

function article(kind: Kind): string {
  const names: Readonly<Record<Kind, string>> = {
    string: 'a text',
    boolean: 'true or false',
    integer: 'a whole number',
    float: 'a number',
    'offset-date-time': 'a date with time and offset',
    'local-date-time': 'a date with time',
    'local-date': 'a date',
    'local-time': 'a time',
    null: 'empty',
    list: 'a list',
    table: 'a table',
    raw: 'a value of another kind',
  }
  return names[kind]
}
