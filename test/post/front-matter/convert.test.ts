import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from '../../../post/front-matter/compare.ts'
import { toData, toParams, valueFromJson, valueFromText, valueToJson } from '../../../post/front-matter/convert.ts'
import { addHead, createHead } from '../../../post/front-matter/create.ts'
import { formatKeyPath, getValue, lookup, parseKeyPath } from '../../../post/front-matter/path.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import type { Kind, Table, Value } from '../../../post/front-matter/value.ts'

function tableOf(head: string): Table {
  const reading = readHead(head)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.table
}

test.each<[string, Kind, unknown]>([
  ['true', 'boolean', true],
  ['yes', 'boolean', null],
  ['TRUE', 'boolean', null],
  ['42', 'integer', 42],
  ['0xFF', 'integer', 255],
  ['4.2', 'integer', null],
  ['9223372036854775808', 'integer', null],
  ['-9007199254740993', 'integer', '-9007199254740993'],
  ['2', 'float', 2],
  ['1e3', 'float', 1000],
  ['two', 'float', null],
  ['2016-02-04', 'local-date', '2016-02-04'],
  ['2016-02-30', 'local-date', null],
  ['2016-02-04T10:00:00', 'local-date', null],
  ['2016-02-04T10:00:00', 'local-date-time', '2016-02-04T10:00:00'],
  ['2016-02-04T10:00:00+01:00', 'offset-date-time', '2016-02-04T10:00:00+01:00'],
  ['2016-02-04T10:00:00', 'offset-date-time', null],
  ['10:00:00', 'local-time', '10:00:00'],
  ['25:00:00', 'local-time', null],
  [' as it is ', 'string', ' as it is '],
  ['["a", "b"]', 'list', ['a', 'b']],
  ['a, b', 'list', ['a, b']],
  ['{"a": 1}', 'table', { a: 1 }],
  ['a', 'table', null],
])('the text “%s” as %s is %j', (text, kind, json) => {
  const value = valueFromText(text, kind)
  expect(value && valueToJson(value)).toEqual(json)
  if (value) expect(value.kind).toBe(kind)
})

test('JSON goes through a value and comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false } as never), (json) => {
      expect(valueToJson(valueFromJson(json))).toEqual(json)
    }),
  )
})

test('templates see lower-case keys, dates as dates, and merged YAML tables', () => {
  const toml = tableOf(
    '+++\nTitle = "a"\nN = 1\nBig = 9007199254740993\nF = 1.5\nDay = 2016-02-04\nAt = 2016-02-04 10:00:00+01:00\n[Params]\nDeepKey = [1]\n+++\n',
  )
  expect(toData(toml)).toEqual({
    title: 'a',
    n: 1,
    big: 9007199254740993n,
    f: 1.5,
    day: { $date: '2016-02-04' },
    at: { $date: '2016-02-04T10:00:00+01:00' },
    params: { deepkey: [1] },
  })
  expect(toData(tableOf('---\nbase: &b {p: 1, q: 1}\nuse:\n  <<: *b\n  q: 2\n---\n'))).toEqual({
    base: { p: 1, q: 1 },
    use: { p: 1, q: 2 },
  })
})

// What Hugo 0.169 prints for `.Params`, without the keys that it adds itself.
test.each([
  [
    'foo: outer\nkeep: 1\nx: {y: top, z: zz}\nParams:\n  Foo: inner\n  Bar: {Baz: 1}\n  x: {y: inner}\n  params: {deep: 1}',
    { foo: 'inner', keep: 1, bar: { baz: 1 }, x: { y: 'inner' }, params: { deep: 1 } },
  ],
  ['params: {Foo: inner}\nfoo: outer', { foo: 'inner' }],
  ['params:\nfoo: 1', { foo: 1 }],
  ['params: not a table', { params: 'not a table' }],
])('the keys of front matter’s own params are parameters like those beside them: %j', (source, params) => {
  expect(toParams(tableOf(`---\n${source}\n---\n`))).toEqual(params)
})

test('key paths are written and read as TOML does', () => {
  expect(parseKeyPath('params."a.b".c')).toEqual(['params', 'a.b', 'c'])
  expect(parseKeyPath("a.'b\"c'")).toEqual(['a', 'b"c'])
  expect(parseKeyPath('Überschrift')).toEqual(['Überschrift'])
  for (const bad of ['', '.', 'a.', 'a..b', '"a', 'a"b"']) expect(parseKeyPath(bad), bad).toBeNull()
  expect(formatKeyPath(['params', 'a.b', 0, 'ü'])).toBe('params."a.b".0."ü"')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (path) => {
      expect(parseKeyPath(formatKeyPath(path))).toEqual(path)
    }),
  )
})

test('values are found by path, in any case', () => {
  const table = tableOf('---\nTitle: a\nmenu:\n  main:\n    - weight: 1\n---\n')
  expect(getValue(table, ['menu', 'main', '0', 'Weight'])).toMatchObject({ value: 1n })
  expect(getValue(table, ['title'])).toEqual({ kind: 'string', text: 'a' })
  expect(getValue(table, ['title', 'x'])).toBeUndefined()
  expect(lookup(table, 'TITLE')).toEqual({ kind: 'string', text: 'a' })
})

test('a fresh head reads as what it was made of, in every format and line end', () => {
  const leaf = fc.oneof(
    fc
      .string({ unit: fc.constantFrom('a', '"', "'", '\\', '\n', '#', ':', ' ', '-', 'é', '😀', '\t', '{', '[', ',') })
      .map((text): Value => ({ kind: 'string', text })),
    fc.boolean().map((value): Value => ({ kind: 'boolean', value })),
    fc.integer().map((value): Value => ({ kind: 'float', value: value / 8, source: '' })),
  )
  const tree = fc.letrec<{ value: Value; table: Value; list: Value }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, tie('table'), tie('list')),
    list: fc.array(tie('value'), { maxLength: 3 }).map((items): Value => ({ kind: 'list', items })),
    table: fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b-c', 'yes', '1', 'x.y', 'é', ''), tie('value')), {
        maxLength: 4,
        selector: ([key]) => key,
      })
      .map((entries): Value => ({ kind: 'table', entries })),
  }))
  fc.assert(
    fc.property(
      tree.table,
      fc.constantFrom('toml', 'yaml', 'json'),
      fc.constantFrom('\n', '\r\n'),
      (table, format, lineEnd) => {
        const head = createHead(format, table as Table, lineEnd)
        const reading = readHead(head)
        expect(reading.ok && JSON.stringify(valueToJson(sorted(reading.table))), head).toBe(
          JSON.stringify(valueToJson(sorted(table))),
        )
      },
    ),
    { numRuns: 300 },
  )
})

/** Tables of TOML come after the single values, so the order of keys is no part of the outcome. */
function sorted(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(sorted) }
  if (value.kind !== 'table') return value
  return {
    ...value,
    entries: value.entries.map(([key, item]) => [key, sorted(item)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

test('a new head looks as a writer would write it', () => {
  const table = valueFromJson({ title: 'A post', draft: true, tags: ['a', 'b'], params: { x: 1 } }) as Table
  expect(createHead('toml', table, '\n')).toBe(
    '+++\ntitle = "A post"\ndraft = true\ntags = ["a", "b"]\n\n[params]\nx = 1\n+++\n',
  )
  expect(createHead('yaml', table, '\n')).toBe(
    '---\ntitle: A post\ndraft: true\ntags:\n  - a\n  - b\nparams:\n  x: 1\n---\n',
  )
  expect(createHead('json', table, '\n')).toBe(
    '{\n  "title": "A post",\n  "draft": true,\n  "tags": ["a", "b"],\n  "params": {\n    "x": 1\n  }\n}\n',
  )
  expect(addHead('\uFEFFBody', 'toml', { kind: 'table', entries: [] }, '\n')).toEqual({
    ok: true,
    head: '\uFEFF+++\n+++\n',
  })
  expect(addHead('Body', 'toml', valueFromJson({ a: null }) as Table, '\n')).toMatchObject({ ok: false })
})

test('two values are the same only by kind and source', () => {
  const one: Value = { kind: 'integer', value: 1n, source: '1' }
  expect(sameValue(one, { ...one })).toBe(true)
  expect(sameValue(one, { ...one, source: '+1' })).toBe(false)
  expect(sameValue(one, { kind: 'float', value: 1, source: '1' })).toBe(false)
})
