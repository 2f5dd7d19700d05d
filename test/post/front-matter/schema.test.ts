import { describe, expect, test } from 'vitest'
import { readHead } from '../../../post/front-matter/read.ts'
import { type Control, controlFor, countHabits, type FieldHabit, labelFor } from '../../../post/front-matter/schema.ts'
import type { Table, Value } from '../../../post/front-matter/value.ts'

function tableOf(head: string): Table {
  const reading = readHead(head)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.table
}

function controlOf(source: string, format: 'toml' | 'yaml' = 'toml'): Control {
  const [entry] = tableOf(format === 'toml' ? `+++\n${source}\n+++\n` : `---\n${source}\n---\n`).entries
  const [key, value] = entry as readonly [string, Value]
  return controlFor([key], value)
}

test.each<[string, Control]>([
  ['title = "a"', { type: 'text' }],
  ['description = "a"', { type: 'long-text' }],
  ['x = """a\nb"""', { type: 'long-text' }],
  ['draft = true', { type: 'boolean' }],
  ['weight = 1', { type: 'integer' }],
  ['ratio = 1.0', { type: 'float' }],
  ['date = 2016-02-04', { type: 'date', precision: 'date', written: 'native' }],
  ['date = 2016-02-04T10:00:00', { type: 'date', precision: 'local', written: 'native' }],
  ['date = 2016-02-04T10:00:00Z', { type: 'date', precision: 'offset', written: 'native' }],
  ['date = "2016-02-04T19:04:00+01:00"', { type: 'date', precision: 'offset', written: 'string' }],
  ['x = "2016-02-04"', { type: 'date', precision: 'date', written: 'string' }],
  ['x = "2016-02-04 10:00:00"', { type: 'date', precision: 'local', written: 'string' }],
  ['date = ""', { type: 'date', precision: 'date', written: 'string' }],
  ['date = "2016-02-30"', { type: 'text' }],
  ['time = 10:00:00', { type: 'text' }],
  ['tags = ["a"]', { type: 'string-list' }],
  ['tags = []', { type: 'string-list' }],
  ['x = [1, "a"]', { type: 'raw' }],
  ['x = [{ a = 1 }]', { type: 'table-list' }],
  ['x = { a = 1 }', { type: 'table' }],
  ['postImage = "article-hero.jpg"', { type: 'image' }],
  ['thumbnail = ""', { type: 'image' }],
  ['imageAlt = "Two people"', { type: 'text' }],
])('the control for %s', (source, control) => {
  expect(controlOf(source)).toEqual(control)
})

test('a YAML alias is edited as its source', () => {
  expect(controlFor(['b'], { kind: 'raw', source: '*x' })).toEqual({ type: 'raw' })
})

test('an empty value takes after its neighbours', () => {
  const habit = (example: Value) => ({ example }) as FieldHabit
  expect(controlFor(['x'], { kind: 'null' }, habit({ kind: 'boolean', value: true }))).toEqual({ type: 'boolean' })
  expect(controlFor(['x'], { kind: 'string', text: '' }, habit({ kind: 'string', text: '2016-02-04' }))).toMatchObject({
    type: 'date',
  })
  expect(
    controlFor(['x'], { kind: 'list', items: [] }, habit({ kind: 'list', items: [{ kind: 'table', entries: [] }] })),
  ).toEqual({ type: 'table-list' })
  expect(controlFor(['x'], { kind: 'null' })).toEqual({ type: 'text' })
})

test.each([
  ['postImage', 'Post image'],
  ['featured_image', 'Featured image'],
  ['SEO-title', 'SEO title'],
  ['title', 'Title'],
  ['lastmod', 'Last modified'],
  ['isCJKLanguage', 'Is CJK language'],
  ['url', 'URL'],
  ['HTMLTitle', 'HTML title'],
  ['über_uns', 'Über uns'],
  ['a.b', 'A b'],
  ['_build', 'Build'],
  ['___', '___'],
  ['toc2', 'Toc2'],
])('the key %s is labelled “%s”', (key, label) => {
  expect(labelFor(key)).toBe(label)
})

describe('habits', () => {
  const count = countHabits()
  count.add(tableOf('+++\ntitle = "a"\ntags = ["x", "y"]\n[menu]\nname = "m"\n+++\n'), 'blog')
  count.add(tableOf('+++\ntitle = "b"\ntags = ["x"]\nweight = 1\n+++\n'), 'blog')
  count.add(tableOf('---\ntitle: c\nweight: 1.5\nitems:\n  - name: one\n  - name: two\n---\n'), 'docs')
  const { posts, fields } = count.habits()
  const field = (...path: string[]) => fields.find((one) => one.path.join() === path.join()) as FieldHabit

  test('count posts, by section', () => {
    expect(posts).toBe(3)
    expect(fields[0]?.path).toEqual(['title'])
    expect(field('title')).toMatchObject({ count: 3, sections: { blog: 2, docs: 1 } })
    expect(field('items', 'name')).toMatchObject({ count: 1, kinds: [{ kind: 'string', count: 2 }] })
  })

  test('know the kinds, and a typical value', () => {
    expect(field('weight').kinds).toEqual([
      { kind: 'integer', count: 1 },
      { kind: 'float', count: 1 },
    ])
    expect(field('menu', 'name').example).toEqual({ kind: 'string', text: 'm' })
  })

  test('know the texts seen, most frequent first', () => {
    expect(field('tags').values).toEqual([
      { text: 'x', count: 2 },
      { text: 'y', count: 1 },
    ])
  })

  test('keep at most 500 texts of a field', () => {
    const many = countHabits()
    for (let i = 0; i < 6000; i++)
      many.add({ kind: 'table', entries: [['title', { kind: 'string', text: `post ${i % 5500}` }]] }, '')
    expect(many.habits().fields[0]?.values).toHaveLength(500)
  })
})
