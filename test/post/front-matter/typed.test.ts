import { describe, expect, test } from 'vitest'
import { parseFrontMatterDate, timeOf } from '../../../post/front-matter/date.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import { imageAt, postMeta, terms } from '../../../post/front-matter/typed.ts'
import type { Table } from '../../../post/front-matter/value.ts'
import { fixture } from './fixture.ts'

function tableOf(head: string): Table {
  const reading = readHead(head)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.table
}

const yaml = (data: string) => tableOf(`---\n${data}\n---\n`)

test.each(fixture<{ text: string; date: string | null }>('dates'))(
  'the date “$text” is what it is to Hugo',
  ({ text, date }) => {
    expect(parseFrontMatterDate(text).time).toBe(date === null ? null : Date.parse(date))
  },
)

test('TOML dates are times, local ones in UTC; an integer counts seconds', () => {
  const table = tableOf(
    '+++\na = 2016-02-04\nb = 2016-02-04T10:00:00\nc = 2016-02-04 10:00:00+02:00\nd = 2016-02-04t10:00z\ne = 1454612640\nf = 10:00:00\n+++\n',
  )
  const iso = table.entries.map(([, value]) => {
    const time = timeOf(value)
    return time === null ? null : new Date(time).toISOString()
  })
  expect(iso).toEqual([
    '2016-02-04T00:00:00.000Z',
    '2016-02-04T10:00:00.000Z',
    '2016-02-04T08:00:00.000Z',
    '2016-02-04T10:00:00.000Z',
    '2016-02-04T19:04:00.000Z',
    null,
  ])
})

interface Fallback {
  readonly source: string
  readonly date: string | null
  readonly publishDate: string | null
  readonly lastmod: string | null
  readonly expiryDate: string | null
}

test.each(fixture<Fallback>('date-fallbacks'))('dates of %o fall back as in Hugo', ({ source, ...dates }) => {
  const meta = postMeta(yaml(source), 'yaml')
  for (const key of ['date', 'publishDate', 'lastmod', 'expiryDate'] as const) {
    const time = meta[key]?.time
    expect(time === undefined ? null : new Date(time).toISOString().slice(0, 10), key).toBe(dates[key])
  }
})

test.each(fixture<{ source: string; draft: boolean }>('drafts'))(
  '“$source” is a draft as it is to Hugo',
  ({ source, draft }) => {
    expect(postMeta(yaml(source), 'yaml').draft).toBe(draft)
  },
)

test('typed fields are found in any case, numbers as text', () => {
  const meta = postMeta(yaml('TITLE: 5\nSlug: a\nURL: /x/\nauthor: {name: Ada}\nDescription: d\nlang: de'), 'yaml')
  expect(meta).toMatchObject({ title: '5', slug: 'a', url: '/x/', authors: ['Ada'], description: 'd', language: 'de' })
  expect(postMeta(tableOf('{"title": 5.0}'), 'json').title).toBe('5')
  expect(postMeta(yaml('x: 1'), 'yaml')).toMatchObject({
    title: null,
    date: null,
    draft: false,
    authors: [],
    image: null,
  })
})

test('terms are a list, or one text', () => {
  const table = yaml('tags: [a, 1, ""]\ncategories: one\nseries:')
  expect(terms(table, 'tags')).toEqual(['a', '1'])
  expect(terms(table, 'Categories')).toEqual(['one'])
  expect(terms(table, 'series')).toEqual([])
  expect(terms(table, 'none')).toEqual([])
})

describe('the post image', () => {
  test.each([
    ['postImage: a.jpg', ['postImage'], 'a.jpg'],
    ['images: [a.jpg, b.jpg]', ['images'], 'a.jpg'],
    ['cover: {image: a.jpg, alt: x}', ['cover', 'image'], 'a.jpg'],
    ['cover: a.jpg', ['cover'], 'a.jpg'],
    ['featured_image: a.jpg\nimage: ""', ['featured_image'], 'a.jpg'],
  ])('of “%s”', (source, path, text) => {
    expect(imageAt(yaml(source))).toEqual({ path, text })
  })
})
