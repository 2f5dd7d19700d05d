import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { removeValue, setValue } from '../../../post/front-matter/edit.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import type { Value } from '../../../post/front-matter/value.ts'
import { plainScalar } from '../../../post/front-matter/yaml-scalar.ts'
import { fixture } from './fixture.ts'
import { generatedHead } from './generated-head.ts'

function valuesIn(head: string): { [key: string]: Value } {
  const reading = readHead(head)
  if (!reading.ok) throw new Error(reading.problem.message)
  return Object.fromEntries(reading.table.entries)
}

const toml = (data: string) => `+++\n${data}\n+++\n`
const yaml = (data: string) => `---\n${data}\n---\n`

describe('TOML', () => {
  test('keeps the source of numbers and dates', () => {
    const values = valuesIn(
      toml('a = 0xFF\nb = 9007199254740993\nc = 1.0\nd = 2016-02-04 19:04:00+01:00\ne = [1979-05-27]'),
    )
    expect(values.a).toEqual({ kind: 'integer', value: 255n, source: '0xFF' })
    expect(values.b).toEqual({ kind: 'integer', value: 9007199254740993n, source: '9007199254740993' })
    expect(values.c).toEqual({ kind: 'float', value: 1, source: '1.0' })
    expect(values.d).toEqual({ kind: 'offset-date-time', text: '2016-02-04 19:04:00+01:00' })
    expect(values.e).toEqual({ kind: 'list', items: [{ kind: 'local-date', text: '1979-05-27' }] })
  })

  test('is read where @iarna/toml refuses what Hugo takes', () => {
    for (const data of [
      'a = 1979-05-27t07:32:00z',
      'a = 07:32:00\nb = 1',
      'a = 0e0',
      'a = "\\e"',
      'a = {x = 1,\n y = 2,\n}',
    ]) {
      expect(readHead(toml(data)), data).toMatchObject({ ok: true })
    }
  })

  test('is refused where @iarna/toml takes what Hugo refuses', () => {
    for (const data of ['a = 2015-02-29', 'a = 9223372036854775808', 'a = 1997-09-5']) {
      expect(readHead(toml(data)), data).toMatchObject({ ok: false })
    }
  })

  test('loads a plain date, with and without a comment, then another key', () => {
    expect(valuesIn(toml('date = 2018-12-14\ntitle = "a"')).date).toEqual({ kind: 'local-date', text: '2018-12-14' })
    expect(valuesIn(toml('date = 2018-12-14 # c\ntitle = "a"')).title).toEqual({ kind: 'string', text: 'a' })
  })

  test('keys named as JavaScript names its own are just keys', () => {
    expect(Object.keys(valuesIn(toml('constructor = 1\ntoString = 2\n[hasOwnProperty]\na = 1')))).toEqual([
      'constructor',
      'toString',
      'hasOwnProperty',
    ])
    const reading = readHead(toml('__proto__ = 1'))
    expect(reading.ok && reading.table.entries).toEqual([['__proto__', { kind: 'integer', value: 1n, source: '1' }]])
  })
})

describe('YAML', () => {
  test.each(fixture<{ source: string; hugo: string }>('yaml-scalars'))(
    '$source is to Galley what it is to Hugo',
    ({ source, hugo }) => {
      const [type = '', ...rest] = hugo.split(' ')
      const value = plainScalar(source)
      const kinds: { [type: string]: Value['kind'] } = {
        string: 'string',
        bool: 'boolean',
        float64: 'float',
        int64: 'integer',
        uint64: 'integer',
      }
      expect(value.kind).toBe(kinds[type] ?? 'null')
      if (value.kind === 'integer') expect(String(value.value)).toBe(rest.join(' '))
      if (value.kind === 'float' && Number.isFinite(value.value)) expect(value.value).toBe(Number(rest.join(' ')))
      if (value.kind === 'boolean') expect(String(value.value)).toBe(rest.join(' '))
      if (value.kind === 'string') expect(value.text).toBe(rest.join(' '))
    },
  )

  test('dates are strings, as to Hugo', () => {
    expect(valuesIn(yaml('date: 2016-02-04')).date).toEqual({ kind: 'string', text: '2016-02-04' })
  })

  test('an alias and a tagged node are raw, with what they mean', () => {
    const values = valuesIn(yaml('a: &x foo\nb: *x\nc: !!str 12\nd: !other {a: 1}'))
    expect(values.a).toEqual({ kind: 'string', text: 'foo' })
    expect(values.b).toEqual({ kind: 'raw', source: '*x', meaning: { kind: 'string', text: 'foo' } })
    expect(values.c).toEqual({ kind: 'raw', source: '!!str 12', meaning: { kind: 'string', text: '12' } })
    expect(values.d).toMatchObject({ kind: 'raw' })
  })

  test('a duplicate key is an error at its place', () => {
    expect(readHead('---\na: 1\nb: 2\na: 3\n---\n')).toMatchObject({ ok: false, problem: { line: 4, column: 1 } })
  })

  test('a document that grows by its aliases is read at once', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++)
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`)
    expect(readHead(yaml(lines.join('\n')))).toMatchObject({ ok: true })
  })

  test('what stands in no map is refused', () => {
    for (const data of ['- a', 'text', '"quoted"', '@x', 'a: b: c', 'a:\n\tb: c'])
      expect(readHead(yaml(data)), data).toMatchObject({ ok: false })
  })

  test('a value that older readers take for a boolean is a warning', () => {
    const reading = readHead(yaml('title: a\ndraft: yes'))
    expect(reading).toMatchObject({
      ok: true,
      warnings: [{ line: 3, column: 8, message: expect.stringContaining('“yes”') }],
    })
  })
})

test('JSON numbers are floats, as to Hugo', () => {
  expect(valuesIn('{"a": 5, "b": 1e3}')).toEqual({
    a: { kind: 'float', value: 5, source: '5' },
    b: { kind: 'float', value: 1000, source: '1e3' },
  })
})

test('Org keywords are read with lower-case keys', () => {
  expect(valuesIn('#+TITLE: A post\n#+tags[]: a b\n')).toEqual({
    title: { kind: 'string', text: 'A post' },
    tags: {
      kind: 'list',
      items: [
        { kind: 'string', text: 'a' },
        { kind: 'string', text: 'b' },
      ],
    },
  })
})

test.each([
  ['a wrong TOML value', '\uFEFF\n+++\r\ntitle = "a"\r\nb == 2\r\n+++\r\n', 4, 4],
  ['a TOML key given twice', '+++\na = 1\na = 2\n+++\n', 3, 1],
  ['an open YAML quote', '---\na: 1\nb: "x\n---\n', 3, 4],
  ['a YAML tab', '---\na:\n\tb: 1\n---\n', 3, 1],
  ['JSON without a comma', '{\n  "a": 1\n  "b": 2\n}\n', 3, 3],
  ['a JSON key given twice', '{"a": 1, "a": 2}\n', 1, 10],
  ['text after the closing delimiter', '+++\n+++\nmore\n', 3, 1],
])('%s is shown at its line and column', (_, head, line, column) => {
  const reading = readHead(head)
  if (reading.ok) throw new Error('It was read.')
  expect(reading.problem.line).toBe(line)
  if (column !== null) expect(reading.problem.column).toBe(column)
  expect(reading.problem.message).toMatch(/^[A-Z“].*[.?”]$/)
})

test('an empty head is an empty table', () => {
  for (const head of ['', '\uFEFF', '+++\n+++\n', '---\n---', '---\n# c\n---\n', '{}', '+++\n\n# c\n+++\n']) {
    expect(readHead(head), head).toMatchObject({ ok: true, table: { entries: [] } })
  }
})

describe('nothing throws', () => {
  function tryAll(text: string): void {
    const { head } = splitPost(text)
    const reading = readHead(text)
    for (const path of [['a'], ['title', 0], ['a', 'b', 'c']]) {
      const edit = setValue(head, path, { kind: 'string', text: 'x' })
      if (edit.ok) expect(readHead(edit.head).ok).toBe(true)
      removeValue(head, path)
    }
    if (!reading.ok) expect(reading.problem.offset).toBeLessThanOrEqual(text.length)
  }

  test('at any mixture of what front matter is made of', () => {
    const pieces = fc.constantFrom(
      ...[
        '+++',
        '---',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '\\',
        '\n',
        '\r\n',
        '\r',
        ' ',
        '\t',
        '\uFEFF',
        '#',
        '= ',
        ': ',
        '- ',
        ', ',
      ],
      ...['a', 'b', '1', '"""', '|', '>', '&x', '*x', '!!str', '<<', '? ', '\0', '\ud800', '2016-02-04', 'true'],
    )
    const fences = fc.constantFrom(['', ''], ['+++\n', '\n+++\n'], ['---\n', '\n---\n'], ['{', '}'])
    const noise = fc.tuple(fences, fc.array(pieces)).map(([[open, close], parts]) => open + parts.join('') + close)
    fc.assert(fc.property(noise, tryAll), { numRuns: 400 })
  })

  test.each(['toml', 'yaml', 'json'] as const)('at %s with a character missing', (format) => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { head } = generatedHead(format, (count) => g(fc.nat, { max: count - 1 }))
        const at = g(fc.nat, { max: head.length - 1 })
        tryAll(head.slice(0, at) + head.slice(at + 1))
      }),
      { numRuns: 60 },
    )
  })
})

test('values nested a thousand deep are refused, not followed', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000)
  for (const head of [toml(`a = ${deep}`), yaml(`a: ${deep}`), `{"a": ${deep}}`]) {
    expect(readHead(head)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('deep') } })
  }
})
