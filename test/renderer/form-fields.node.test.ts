import { describe, expect, test } from 'vitest'
import type { FieldHabit, Habits } from '../../electron/api.ts'
import { readHead } from '../../post/front-matter/read.ts'
import type { Table, Value } from '../../post/front-matter/value.ts'
import { blankOf, completions, fieldsOf, habitAt, rowsOf, titleOf } from '../../renderer/form/fields.ts'
import { foldHead, shownOffset, unfoldHead } from '../../renderer/form/head-text.ts'
import { turnNumber, typeNumber } from '../../renderer/form/numbers.ts'
import { suggestFields } from '../../renderer/form/suggestions.ts'

function toml(text: string): Table {
  const reading = readHead(`+++\n${text}\n+++\n`)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.table
}

const string = (text: string): Value => ({ kind: 'string', text })

const habit = (path: readonly string[], example: Value, count: number, more: Partial<FieldHabit> = {}): FieldHabit => ({
  path,
  kinds: [{ kind: example.kind, count }],
  count,
  sections: { blog: count },
  values: [],
  example,
  ...more,
})

const habits: Habits = {
  posts: 20,
  fields: [
    habit(['title'], string('A'), 20),
    habit(['tags'], { kind: 'list', items: [string('a')] }, 18, {
      values: [
        { text: 'Printing', count: 9 },
        { text: 'paper', count: 7 },
        { text: 'Zürich paper', count: 2 },
      ],
    }),
    habit(['lastmod'], string('2016-02-04 19:04:00+01:00'), 9),
    habit(['weight'], { kind: 'integer', value: 4n, source: '4' }, 5, { sections: { notes: 5 } }),
    habit(['mood'], string('grey'), 1),
    habit(['params', 'wide'], { kind: 'boolean', value: true }, 3),
  ],
  archetypes: {
    '': [['title', string('')]],
    notes: [
      ['margin', string('{{ .Name }}')],
      ['date', string('{{ .Date }}')],
    ],
  },
}

const clock = { now: new Date('2026-11-24T09:00:00Z'), offsetMinutes: 60 }

describe('fields', () => {
  test('they stand in the order of the text, with a control and a label each', () => {
    const table = toml(
      [
        'postImage = "a.png"',
        'title = "A"',
        'date = 2016-02-04',
        'draft = true',
        'opens = 09:30:00',
        'tags = []',
        'any = [1, "x"]',
        '[cover]',
        'alt = "B"',
        '[[links]]',
        'name = "C"',
      ].join('\n'),
    )
    expect(fieldsOf(table, [], null).map(({ id, label, control }) => `${id}: ${label}, ${control}`)).toEqual([
      'postImage: Post image, image',
      'title: Title, text',
      'date: Date, date',
      'draft: Draft, boolean',
      'opens: Opens, date',
      'tags: Tags, string-list',
      'any: Any, raw',
      'cover: Cover, table',
      'links: Links, table-list',
    ])
  })

  test('a key with a dot in it has an id of its own, and an item of a list its number', () => {
    const [dotted] = fieldsOf(toml('"a.b" = 1'), [], null)
    expect(dotted?.id).toBe('"a.b"')
    const [nested] = fieldsOf(toml('name = "x"'), ['links', 0], null)
    expect(nested?.id).toBe('links.0.name')
    expect(nested?.movable).toBe(false)
  })

  test('short ones that follow each other share a line, two at most', () => {
    const table = toml(
      [
        'date = 2016-02-04T19:04:00Z',
        'draft = true',
        'featured = false',
        'weight = 1',
        'title = "A"',
        'lastmod = 2016-02-04T19:04:00Z',
        'expires = 2016-02-04T19:04:00Z',
        'from = 2016-02-04',
        'until = 2016-02-05',
        'showTableOfContents = true',
      ].join('\n'),
    )
    expect(rowsOf(fieldsOf(table, [], null)).map((row) => row.map(({ id }) => id).join(' '))).toEqual([
      'date draft',
      'featured weight',
      'title',
      'lastmod',
      'expires',
      'from until',
      'showTableOfContents',
    ])
  })

  test('habits are found whatever the case of the key and the place in a list', () => {
    expect(habitAt(habits, ['Tags'])?.count).toBe(18)
    expect(habitAt(habits, ['params', 3, 'WIDE'])?.count).toBe(3)
    expect(habitAt(habits, ['nothing'])).toBeNull()
    expect(habitAt(null, ['tags'])).toBeNull()
  })

  test('a blank value has the shape and nothing in it', () => {
    const [[, links] = []] = toml('links = [{ name = "a", size = 1.5, tags = ["x"] }]').entries
    expect(links && blankOf(links)).toEqual({
      kind: 'list',
      items: [
        {
          kind: 'table',
          entries: [
            ['name', string('')],
            ['size', { kind: 'float', value: 0, source: '0.0' }],
            ['tags', { kind: 'list', items: [] }],
          ],
        },
      ],
    })
  })

  test('a table in a list is called by its first text', () => {
    expect(titleOf(toml('weight = 1\nname = "About"'))).toBe('About')
    expect(titleOf(toml('weight = 1'))).toBeNull()
  })
})

describe('completions', () => {
  const tags = habitAt(habits, ['tags'])

  test('what begins as typed comes before what holds it, without case and accents', () => {
    expect(completions(tags, 'pa', []).map(({ text }) => text)).toEqual(['paper', 'Zürich paper'])
    expect(completions(tags, 'ZURI', []).map(({ text }) => text)).toEqual(['Zürich paper'])
  })

  test('what the list has already is not among them', () => {
    expect(completions(tags, '', ['paper'])).toEqual([
      { text: 'Printing', note: '9' },
      { text: 'Zürich paper', note: '2' },
    ])
    expect(completions(null, 'a', [])).toEqual([])
  })
})

describe('suggested fields', () => {
  const keys = (...args: Parameters<typeof suggestFields>) => suggestFields(...args).map(({ key }) => key)

  test('archetype and common neighbours come before what Hugo knows, rare ones last', () => {
    const blog = keys(toml('TITLE = "A"'), [], habits, 'blog', clock)
    expect(blog.slice(0, 4)).toEqual(['tags', 'lastmod', 'weight', 'date'])
    expect(blog.at(-1)).toBe('mood')
    expect(keys(toml('title = "A"'), [], habits, 'notes', clock).slice(0, 3)).toEqual(['margin', 'date', 'weight'])
  })

  test('a new field has the kind that neighbours give it; dates say now in their shape', () => {
    const found = suggestFields(toml('title = "A"'), [], habits, 'blog', clock)
    expect(found.find(({ key }) => key === 'tags')?.value).toEqual({ kind: 'list', items: [] })
    expect(found.find(({ key }) => key === 'lastmod')?.value).toEqual(string('2026-11-24 10:00:00+01:00'))
    expect(suggestFields(toml(''), [], habits, 'notes', clock).slice(0, 2)).toMatchObject([
      { key: 'margin', value: string('') },
      { key: 'date', value: string('2026-11-24T10:00:00+01:00') },
    ])
    expect(found.find(({ key }) => key === 'weight')?.value).toEqual({ kind: 'integer', value: 0n, source: '0' })
  })

  test('inside a table only its neighbours are suggested', () => {
    expect(keys(toml(''), ['params'], habits, 'blog', clock)).toEqual(['wide'])
  })
})

describe('numbers', () => {
  const typed = (kind: 'integer' | 'float', text: string) => {
    const edit = typeNumber(kind, text)
    return edit.ok ? edit.value.value : `${edit.unfinished ? 'unfinished: ' : ''}${edit.message}`
  }

  test.each([
    ['integer', '42', 42n],
    ['integer', ' −7 ', -7n],
    ['integer', '1 000', 1000n],
    ['integer', '0xFF', 255n],
    ['integer', '', 'unfinished: Write a whole number.'],
    ['integer', '-', 'unfinished: Write a whole number.'],
    ['integer', '1.5', 'Write a whole number.'],
    ['integer', '99999999999999999999', 'Write a whole number.'],
    ['float', '1,5', 1.5],
    ['float', '2', 2],
    ['float', '1e3', 1000],
    ['float', '1e', 'unfinished: Write a number, for instance 1.5.'],
    ['float', 'one', 'Write a number, for instance 1.5.'],
  ] as const)('%s typed as %j', (kind, text, expected) => {
    expect(typed(kind, text)).toBe(expected)
  })

  test('an arrow key keeps the decimals of a float', () => {
    expect(turnNumber({ kind: 'float', value: 1.25, source: '1.25' }, 1)).toMatchObject({ source: '2.25' })
    expect(turnNumber({ kind: 'integer', value: 9007199254740993n, source: '9007199254740993' }, 1)).toMatchObject({
      source: '9007199254740994',
    })
  })
})

describe('the head as the raw editor shows it', () => {
  test.each([
    '',
    '\uFEFF',
    '+++\ntitle = "A"\n+++\n',
    '+++\ntitle = "A"\n+++',
    '\uFEFF---\r\ntitle: A\r\n---\r\n',
    '{\r\n  "title": "A"\n}\r',
    '+++\r\na = 1\nb = 2\r\n+++\n',
  ])('%j comes back byte for byte', (head) => {
    const folded = foldHead(head, '')
    expect(folded.text).not.toMatch(/\r|\uFEFF/)
    expect(unfoldHead(folded)).toBe(head)
  })

  test('an emptied text leaves no line behind, and a begun one ends its line as the body does', () => {
    expect(unfoldHead({ ...foldHead('+++\n+++\n', ''), text: '' })).toBe('')
    expect(unfoldHead({ ...foldHead('', 'a\r\nb'), text: '+++' })).toBe('+++\r\n')
  })

  test('places in the head are found in the shown text', () => {
    expect(shownOffset('\uFEFFa\r\nb', 4)).toBe(2)
  })
})
