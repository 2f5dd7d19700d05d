/**
 * Front matter as people write it, at random: comments, odd spacing, every quote style, CR LF, tables in every form,
 * lists over many lines. Knows what it says and where each value stands, without asking the code under test.
 */
import type { Table, Value } from '../../../post/front-matter/value.ts'

/** A whole number from 0 up to, not including, `count`. */
export type Pick = (count: number) => number

export interface Place {
  readonly path: readonly (string | number)[]
  readonly value: Value
  /** The value's own source. */
  readonly from: number
  readonly to: number
  /** The lines (or, between brackets, the text) that are gone when it is taken out; null where that takes more. */
  readonly lines: { readonly from: number; readonly to: number } | null
}

export interface GeneratedHead {
  readonly head: string
  readonly table: Table
  readonly places: readonly Place[]
}

type Entry = readonly [string, Value]

export const string = (text: string): Value => ({ kind: 'string', text })
export const list = (...items: Value[]): Value => ({ kind: 'list', items })
export const table = (...entries: Entry[]): Table => ({ kind: 'table', entries })

export function generatedHead(format: 'toml' | 'yaml' | 'json', pick: Pick): GeneratedHead {
  const writer = new Writer(pick)
  if (pick(8) === 0) writer.add('\uFEFF')
  for (let i = pick(3) - 1; i > 0; i--) writer.line()
  const root = { toml, yaml, json }[format](writer)
  return { head: writer.text, table: root, places: writer.places }
}

const words = [
  'a',
  'Kühl',
  'rkt 1.0!',
  'yes',
  '日本',
  '😀 x',
  '1.10',
  '01234',
  'x: y',
  '# no',
  '',
  "it's",
  'a "b"',
  'back\\slash',
  '- x',
  '2024-01-01',
  'null',
  'C#',
  'a,b',
  '[x]',
  '&a',
]
const bare = ['title', 'date', 'tags', 'draft', 'weight', 'a-b', 'postImage', 'x_1', 'authors', 'z9', 'Slug', 'q']

class Writer {
  text = ''
  readonly places: Place[] = []
  readonly end: string
  readonly pick: Pick

  constructor(pick: Pick) {
    this.pick = pick
    this.end = pick(3) === 0 ? '\r\n' : '\n'
  }

  add(text: string): void {
    this.text += text
  }

  line(text = ''): void {
    this.text += text + this.end
  }

  one<T>(options: readonly T[]): T {
    return options[this.pick(options.length)] as T
  }

  chance(outOf: number): boolean {
    return this.pick(outOf) === 0
  }

  word(): string {
    return this.one(words)
  }

  keys(count: number): string[] {
    const start = this.pick(bare.length)
    return Array.from({ length: count }, (_, i) => bare[(start + i) % bare.length] as string)
  }

  /** Runs `write`, and notes what it wrote as a place. */
  place(path: Place['path'], write: () => Value): { value: Value; index: number } {
    const index = this.places.length
    this.places.push({ path, value: string(''), from: 0, to: 0, lines: null })
    const from = this.text.length
    const value = write()
    this.places[index] = { path, value, from, to: this.text.length, lines: null }
    return { value, index }
  }

  setLines(index: number, from: number): void {
    this.places[index] = { ...(this.places[index] as Place), lines: { from, to: this.text.length } }
  }

  /** A comment or blank line now and then. An indented comment is part of a YAML block scalar, so none there. */
  clutter(comments: readonly string[] = ['# a comment', '  # "x" = [', '#', '']): void {
    if (this.chance(4)) this.line(this.one(comments))
  }
}

function toml(w: Writer): Table {
  w.line('+++')
  const entries: Entry[] = []
  const [first = '', ...rest] = w.keys(3 + w.pick(4))
  const section = rest.pop() ?? 's'
  for (const key of [first, ...rest]) entries.push([key, tomlStatement(w, [key], [key])])
  if (w.chance(2)) {
    const one = tomlStatement(w, ['dotted', 'one'], ['dotted', 'one'], false)
    const two = tomlStatement(w, ['dotted', 'two'], ['dotted', 'two'])
    entries.push(['dotted', table(['one', one], ['two', two])])
  }
  w.clutter()
  if (w.chance(2)) {
    w.line(`${w.one(['', '  '])}[${w.one(['', ' '])}${section}]${w.one(['', ' # table'])}`)
    const inside: Entry[] = w.keys(w.pick(3)).map((key) => [key, tomlStatement(w, [key], [section, key])])
    if (w.chance(2)) {
      w.clutter()
      w.line(`[${section}."sub.key"]`)
      inside.push(['sub.key', table(['k', tomlStatement(w, ['k'], [section, 'sub.key', 'k'])])])
    }
    entries.push([section, table(...inside)])
  }
  if (w.chance(3)) {
    const items: Value[] = []
    for (let i = 0; i <= w.pick(3); i++) {
      w.clutter()
      w.line('[[resources]]')
      items.push(
        table(...w.keys(1 + w.pick(2)).map((key): Entry => [key, tomlStatement(w, [key], ['resources', i, key])])),
      )
    }
    entries.push(['resources', list(...items)])
  }
  w.clutter()
  w.line('+++')
  return table(...entries)
}

function tomlStatement(w: Writer, keys: readonly string[], path: Place['path'], removable = true): Value {
  w.clutter()
  const start = w.text.length
  w.add(w.one(['', '', '  ']) + keys.map((key) => (w.chance(6) ? `"${key}"` : key)).join(w.one(['.', ' . '])))
  w.add(w.one([' = ', ' = ', '=', ' =  ', '\t= ']))
  const { value, index } = w.place(path, () => tomlValue(w, path, 0))
  w.line(w.one(['', '', '  ', ' # trailing "comment"', '# x']))
  if (removable) w.setLines(index, start)
  return value
}

function tomlValue(w: Writer, path: Place['path'], depth: number): Value {
  const choice = w.pick(depth > 1 ? 8 : 10)
  if (choice === 8) return tomlList(w, path, depth)
  if (choice === 9) {
    const keys = w.keys(w.pick(3))
    w.add('{')
    const entries = keys.map((key, i): Entry => {
      w.add(`${w.one([' ', ''])}${key}${w.one([' = ', '='])}`)
      const { value } = w.place([...path, key], () => tomlValue(w, [...path, key], depth + 1))
      if (i < keys.length - 1) w.add(',')
      return [key, value]
    })
    w.add(w.one(['', ' ']) + '}')
    return table(...entries)
  }
  const [source, value] = tomlScalar(w, choice)
  w.add(source)
  return value
}

function tomlScalar(w: Writer, choice: number): [string, Value] {
  switch (choice) {
    case 0: {
      const source = w.one(['0', '42', '-7', '+1_000', '0xFF', '0o17', '0b1', '9007199254740993'])
      return [
        source,
        {
          kind: 'integer',
          value: BigInt(source.replace(/[_+]/g, '').replace(/^-/, '')) * (source[0] === '-' ? -1n : 1n),
          source,
        },
      ]
    }
    case 1: {
      const source = w.one(['1.0', '-0.0', '1e3', '3.14', '6.02E+23', '1_0.5'])
      return [source, { kind: 'float', value: Number(source.replaceAll('_', '')), source }]
    }
    case 2: {
      const value = w.chance(2)
      return [String(value), { kind: 'boolean', value }]
    }
    case 3: {
      const [kind, text] = w.one([
        ['offset-date-time', '2016-02-04T19:04:00+01:00'],
        ['offset-date-time', '2016-02-04 19:04:00Z'],
        ['local-date-time', '2016-02-04T19:04:00.5'],
        ['local-date', '2016-02-04'],
        ['local-time', '07:32:00'],
      ] as const)
      return [text, { kind, text }]
    }
    case 4: {
      const text = w.word().replaceAll("'", '')
      return [`'${text}'`, string(text)]
    }
    case 5: {
      const text = w.word()
      return [
        `"""${w.end}${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}${w.end}second"""`,
        string(`${text}\nsecond`),
      ]
    }
    case 6: {
      const text = w.word().replaceAll("'", '') || 'x'
      return [`'''${text}${w.end}'''`, string(`${text}\n`)]
    }
    default: {
      const text = w.word()
      return [JSON.stringify(text), string(text)]
    }
  }
}

function tomlList(w: Writer, path: Place['path'], depth: number): Value {
  const count = w.pick(4)
  const tall = w.chance(2)
  const trailing = count > 0 && w.chance(2)
  const items: Value[] = []
  w.add('[')
  if (tall) w.line(w.one(['', ' # open', '  ']))
  else w.add(w.one(['', ' ']))
  for (let i = 0; i < count; i++) {
    const place = [...path, i]
    if (tall) {
      if (w.chance(4)) w.line('    # about the next')
      w.add('  ')
    }
    items.push(w.place(place, () => tomlValue(w, place, depth + 1)).value)
    if (i < count - 1 || trailing) w.add(w.one(['', ' ']) + ',')
    if (tall) w.line(w.one(['', ' # c, "x"']))
    else w.add(w.one(['', ' ', '  ']))
  }
  w.add(']')
  return list(...items)
}

function json(w: Writer): Table {
  const tall = !w.chance(4)
  const value = jsonTable(w, [], tall, '', 0)
  w.add(w.end)
  return value as Table
}

function jsonTable(w: Writer, path: Place['path'], tall: boolean, indent: string, depth: number): Value {
  const keys = w.keys((depth === 0 ? 2 : 0) + w.pick(4))
  const inside = `${indent}${w.one(['  ', '\t', '    '])}`
  w.add('{')
  const entries = keys.map((key, i): Entry => {
    w.add(tall ? w.end + inside : w.one(['', ' ']))
    w.add(`"${key}"${w.one([':', ': ', ' : '])}`)
    const place = [...path, key]
    const { value } = w.place(place, () => jsonValue(w, place, tall, inside, depth + 1))
    if (i < keys.length - 1) w.add(',')
    return [key, value]
  })
  w.add(tall ? w.end + indent : w.one(['', ' ']))
  w.add('}')
  return table(...entries)
}

function jsonValue(w: Writer, path: Place['path'], tall: boolean, indent: string, depth: number): Value {
  switch (w.pick(depth > 2 ? 4 : 6)) {
    case 0: {
      const source = w.one(['0', '-7', '1.0', '1e3', '3.14', '12345678901234567890'])
      w.add(source)
      return { kind: 'float', value: Number(source), source }
    }
    case 1:
      w.add(w.one(['true']))
      return { kind: 'boolean', value: true }
    case 2:
      w.add('null')
      return { kind: 'null' }
    case 4: {
      const count = w.pick(4)
      const high = tall && w.chance(2)
      w.add('[')
      const items = Array.from({ length: count }, (_, i) => {
        w.add(high ? `${w.end}${indent}  ` : '')
        const place = [...path, i]
        const { value } = w.place(place, () => jsonValue(w, place, tall, `${indent}  `, depth + 1))
        if (i < count - 1) w.add(high ? ',' : ', ')
        return value
      })
      w.add(high ? `${w.end}${indent}]` : ']')
      return list(...items)
    }
    case 5:
      return jsonTable(w, path, tall, indent, depth)
    default: {
      const text = w.word()
      w.add(
        w.chance(3)
          ? `"${[...text].map((c) => (c.length === 1 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')}"`
          : JSON.stringify(text),
      )
      return string(text)
    }
  }
}

const yamlClutter = ['# a comment', '# x: [', '#', '']

function yaml(w: Writer): Table {
  w.line('---')
  const value = yamlTable(w, [], '', 3 + w.pick(4), 0)
  w.clutter(yamlClutter)
  w.line('---')
  return value
}

function yamlTable(w: Writer, path: Place['path'], indent: string, count: number, depth: number): Table {
  return table(
    ...w.keys(count).map((key): Entry => {
      if (depth === 0) w.clutter(yamlClutter)
      const start = w.text.length
      const quoted = w.chance(6)
      w.add(`${indent}${quoted ? `"${key}"` : key}:`)
      const place = [...path, key]
      const { value, index } = yamlAfter(w, place, indent, depth)
      if (count > 1) w.setLines(index, start)
      return [key, value]
    }),
  )
}

/** The value after a `:`, and its line end. */
function yamlAfter(w: Writer, path: Place['path'], indent: string, depth: number): { value: Value; index: number } {
  const choice = w.pick(depth > 1 ? 7 : 11)
  if (choice === 7) {
    w.line(w.one(['', ' # list']))
    const inside = indent + w.one(['', '  '])
    const placed = w.place(path, () => yamlList(w, path, inside, depth))
    return placed
  }
  if (choice === 8) {
    w.line(w.one(['', ' # table']))
    return w.place(path, () => yamlTable(w, path, `${indent}  `, 1 + w.pick(3), depth + 1))
  }
  if (choice === 9) {
    const header = w.one(['|', '|-', '>', '>-'])
    w.add(' ')
    const placed = w.place(path, () => {
      w.line(header)
      w.line(`${indent}  first "line"`)
      w.line(`${indent}  second # no comment`)
      const joined = header.startsWith('|') ? '\n' : ' '
      return string(`first "line"${joined}second # no comment${header.endsWith('-') ? '' : '\n'}`)
    })
    return placed
  }
  if (choice === 6) {
    const placed = w.place(path, () => ({ kind: 'null' }))
    w.line(w.one(['', ' ', ' # empty']))
    return placed
  }
  w.add(w.one([' ', ' ', '   ']))
  const placed =
    choice === 10 ? w.place(path, () => yamlFlow(w, path, depth)) : w.place(path, () => yamlScalar(w, choice, false))
  w.line(w.one(['', '', '  ', ' # trailing: comment']))
  return placed
}

function yamlList(w: Writer, path: Place['path'], indent: string, depth: number): Value {
  return list(
    ...Array.from({ length: 1 + w.pick(3) }, (_, i) => {
      if (w.chance(5)) w.line(`${indent}# about the next`)
      const place = [...path, i]
      if (depth < 1 && w.chance(4)) {
        w.add(`${indent}- `)
        return w.place(place, () => {
          const key = w.one(bare)
          w.add(`${key}:`)
          const first = yamlAfter(w, [...place, key], `${indent}  `, 2)
          return table([key, first.value])
        }).value
      }
      w.add(`${indent}-${w.one([' ', '   '])}`)
      const { value } = w.place(place, () => yamlScalar(w, w.pick(6), false))
      w.line(w.one(['', ' # item']))
      return value
    }),
  )
}

function yamlFlow(w: Writer, path: Place['path'], depth: number): Value {
  const count = w.pick(4)
  const items: Value[] = []
  const tall = depth === 0 && count > 0 && w.chance(3)
  w.add('[')
  for (let i = 0; i < count; i++) {
    if (tall) w.add(`${w.end}    `)
    const place = [...path, i]
    items.push(w.place(place, () => yamlScalar(w, w.pick(6), true)).value)
    if (i < count - 1) w.add(w.one([',', ', ']))
    if (tall && w.chance(3)) w.add(' # c, d')
  }
  w.add(tall ? `${w.end}  ]` : ']')
  return list(...items)
}

function yamlScalar(w: Writer, choice: number, flow: boolean): Value {
  switch (choice) {
    case 0: {
      const source = w.one(['0', '42', '-7', '0xFF'])
      w.add(source)
      return { kind: 'integer', value: source === '-7' ? -7n : BigInt(source), source }
    }
    case 1: {
      const source = w.one(['1.0', '-0.5', '3.14'])
      w.add(source)
      return { kind: 'float', value: Number(source), source }
    }
    case 2: {
      const source = w.one(['true', 'False'])
      w.add(source)
      return { kind: 'boolean', value: source === 'true' }
    }
    case 3: {
      const text = w.one(
        [
          'plain words',
          'Kühl',
          '2024-03-05T00:30:00+02:00',
          'yes',
          "it's",
          '1e3',
          flow ? 'x' : 'a, b [c] {d}',
          'a#b',
          'http://x.y/z',
        ].filter((t) => !(flow && t.includes(':'))),
      )
      w.add(text)
      return string(text)
    }
    case 4: {
      const text = w.word()
      w.add(`'${text.replaceAll("'", "''")}'`)
      return string(text)
    }
    default: {
      const text = w.word()
      w.add(JSON.stringify(text))
      return string(text)
    }
  }
}
