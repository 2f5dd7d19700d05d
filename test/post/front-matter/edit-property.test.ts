import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { fulfils, sameValue, withValue } from '../../../post/front-matter/compare.ts'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { removeValue, setValue } from '../../../post/front-matter/edit.ts'
import { exactValue } from '../../../post/front-matter/path.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import type { Table, Value } from '../../../post/front-matter/value.ts'
import { type GeneratedHead, generatedHead, list, type Pick, type Place, string, table } from './generated-head.ts'

const formats = ['toml', 'yaml', 'json'] as const
type Format = (typeof formats)[number]

const newStrings = [
  '',
  'New title',
  'yes',
  'a: b',
  'x # y',
  "it's",
  '"q"',
  'back\\',
  'two\nlines',
  '\ttab',
  '日本 😀',
  '1.10',
  '2024-01-01',
  '- x',
  'ends with "',
  '~',
  'a, b]',
  '+++',
  '---\nx',
]

function newValue(pick: Pick, format: Format, depth = 0): Value {
  switch (pick(depth > 1 ? 5 : 7)) {
    case 0:
      return { kind: 'boolean', value: pick(2) === 0 }
    case 1: {
      const number = pick(2000) - 1000
      return { kind: 'integer', value: BigInt(number), source: String(number) }
    }
    case 2: {
      const number = (pick(2000) - 1000) / 8
      return { kind: 'float', value: number, source: String(number) }
    }
    case 3:
      return format === 'toml' ? { kind: 'local-date', text: '2026-11-24' } : string('2026-11-24')
    case 5:
      return list(...Array.from({ length: pick(4) }, () => newValue(pick, format, depth + 1)))
    case 6:
      return table(...Array.from({ length: pick(3) }, (_, i) => [`n${i}`, newValue(pick, format, depth + 1)] as const))
    default:
      return string(newStrings[pick(newStrings.length)] as string)
  }
}

/** What another reader makes of the head, to be compared with the value that was intended. */
function plainOf(head: string, format: Format): unknown {
  const { data } = splitPost(head)
  const source = head.slice(data.from, data.to)
  if (format === 'json') return JSON.parse(source)
  if (format === 'toml') return JSON.parse(JSON.stringify(parseToml(source, { integersAsBigInt: true }), plainly))
  const document = parseDocument(source, { intAsBigInt: true })
  expect(document.errors).toEqual([])
  return JSON.parse(JSON.stringify(document.toJS() ?? {}, plainly))
}

function plainly(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  // TOML leaves it to the reader what a line end in a multi-line string is.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
}

function plainValue(value: Value): unknown {
  switch (value.kind) {
    case 'list':
      return value.items.map(plainValue)
    case 'table':
      return Object.fromEntries(value.entries.map(([key, item]) => [key, plainValue(item)]))
    case 'integer':
      return Number(value.value)
    case 'float':
      return JSON.parse(JSON.stringify(value.value))
    case 'boolean':
      return value.value
    case 'null':
      return null
    case 'raw':
      return value.source
    case 'string':
      return value.text === '1e3' ? 1000 : value.text
    default:
      return 'date'
  }
}

/** Dates out of a plain value: the other reader writes them its own way. */
function withoutDates(plain: unknown, model: unknown): unknown {
  if (model === 'date') return 'date'
  if (Array.isArray(plain) && Array.isArray(model)) return plain.map((item, i) => withoutDates(item, model[i]))
  if (plain && model && typeof plain === 'object' && typeof model === 'object') {
    return Object.fromEntries(
      Object.entries(plain).map(([key, item]) => [key, withoutDates(item, (model as Record<string, unknown>)[key])]),
    )
  }
  return plain
}

function expectReads(head: string, intended: Table, format: Format): void {
  const reading = readHead(head)
  expect(reading.ok && fulfils(reading.table, intended, format), head).toBe(true)
  const model = plainValue(intended)
  // `1e3` is text to Hugo and a number to the other reader, quoted or not.
  const plain = JSON.parse(JSON.stringify(withoutDates(plainOf(head, format), model)).replaceAll('"1e3"', '1000'))
  expect(plain, head).toEqual(JSON.parse(JSON.stringify(model)))
}

/** Whether `after` is `before` with other text in place of what is from `from` to `to`. */
function differsOnlyIn(before: string, after: string, from: number, to: number): boolean {
  return (
    after.startsWith(before.slice(0, from)) &&
    after.endsWith(before.slice(to)) &&
    after.length >= from + before.length - to
  )
}

/** As `differsOnlyIn`, or with the lines of the new value put below what else stands on the old one's line. */
function differsAround(before: string, after: string, from: number, to: number): boolean {
  if (differsOnlyIn(before, after, from, to)) return true
  const next = before.indexOf('\n', to) + 1
  const rest = before.slice(to, next)
  return differsOnlyIn(before, after, from, next) && after.slice(from).includes(rest)
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (let i = 0; i < whole.length && at < part.length; i++) if (whole[i] === part[at]) at++
  return at === part.length
}

function check(format: Format, property: (made: GeneratedHead, pick: Pick) => void, runs: number): void {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const pick: Pick = (count) => g(fc.nat, { max: count - 1 })
      property(generatedHead(format, pick), pick)
    }),
    { numRuns: runs },
  )
}

const runs = 150

describe.each(formats)('generated %s front matter', (format) => {
  test('reads as what was written', () => {
    check(
      format,
      ({ head, table: written }) => {
        const reading = readHead(head)
        expect(reading.ok ? null : reading.problem, head).toBeNull()
        expect(reading.ok && sameValue(reading.table, written), head).toBe(true)
        expectReads(head, written, format)
      },
      runs,
    )
  })

  test('has one value changed, and no byte outside of it', () => {
    check(
      format,
      ({ head, table: before, places }, pick) => {
        const place = places[pick(places.length)] as Place
        const value = newValue(pick, format)
        const edit = setValue(head, place.path, value)
        expect(edit, head).toMatchObject({ ok: true })
        if (!edit.ok) return
        expectReads(edit.head, withValue(before, place.path, value) as Table, format)
        const gap = place.value.kind === 'null' && format === 'yaml' ? 0 : 1
        const from = format === 'yaml' ? head.slice(0, place.from).trimEnd().lastIndexOf(':') : place.from
        expect(
          differsAround(head, edit.head, Math.min(place.from, from === -1 ? place.from : from + gap), place.to),
          `${head}\n${edit.head}`,
        ).toBe(true)
      },
      runs,
    )
  })

  test('has a key added, and no byte taken', () => {
    check(
      format,
      ({ head, table: before, places }, pick) => {
        const tables = [
          [],
          ...places.filter(({ value }) => value.kind === 'table').map(({ path }) => path),
          ['params', 'deep'],
        ]
        const path = [...(tables[pick(tables.length)] as (string | number)[]), 'brandNew']
        const value = newValue(pick, format)
        const edit = setValue(head, path, value)
        expect(edit, head).toMatchObject({ ok: true })
        if (!edit.ok) return
        expectReads(edit.head, withValue(before, path, value) as Table, format)
        const filled = exactValue(before, path.slice(0, -1))
        if (filled?.kind === 'table' && filled.entries.length === 0) return
        expect(isSubsequence(head, edit.head), `${head}\n${edit.head}`).toBe(true)
      },
      runs,
    )
  })

  test('has a value taken out, and no byte outside of its lines', () => {
    check(
      format,
      ({ head, table: before, places }, pick) => {
        const place = places[pick(places.length)] as Place
        const edit = removeValue(head, place.path)
        expect(edit, `${JSON.stringify(place.path)}\n${head}`).toMatchObject({ ok: true })
        if (!edit.ok) return
        expectReads(edit.head, withValue(before, place.path, null) as Table, format)
        if (place.lines)
          expect(differsOnlyIn(head, edit.head, place.lines.from, place.lines.to), `${head}\n${edit.head}`).toBe(true)
      },
      runs,
    )
  })

  test('has a list changed, and the items that stay keep their bytes', () => {
    check(
      format,
      ({ head, table: before, places }, pick) => {
        const lists = places.filter(({ value }) => value.kind === 'list' && value.items.length > 0)
        if (lists.length === 0) return
        const place = lists[pick(lists.length)] as Place
        const { items } = place.value as Value & { kind: 'list' }
        const at = pick(items.length + 1)
        const added = string(`new ${pick(100)}`)
        const dropped = pick(3) === 0 ? pick(items.length) : -1
        const wanted =
          list(...items.slice(0, at), added, ...items.slice(at)).kind === 'list'
            ? [...items.slice(0, at), added, ...items.slice(at)]
            : []
        if (dropped !== -1) wanted.splice(dropped, 1)
        const edit = setValue(head, place.path, list(...wanted))
        expect(edit, head).toMatchObject({ ok: true })
        if (!edit.ok) return
        expectReads(edit.head, withValue(before, place.path, list(...wanted)) as Table, format)
        if (dropped === -1) expect(isSubsequence(head, edit.head), `${head}\n${edit.head}`).toBe(true)
      },
      runs,
    )
  })
})
