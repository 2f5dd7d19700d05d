import { describe, expect, test } from 'vitest'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { moveKey, removeValue, setValue } from '../../../post/front-matter/edit.ts'
import { getValue } from '../../../post/front-matter/path.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import { sourceAt } from '../../../post/front-matter/source.ts'
import type { HeadEdit, Path, Value } from '../../../post/front-matter/value.ts'

const string = (text: string): Value => ({ kind: 'string', text })
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value), source: String(value) })
const strings = (...texts: string[]): Value => ({ kind: 'list', items: texts.map(string) })

function head(edit: HeadEdit): string {
  if (!edit.ok) throw new Error(edit.message)
  return edit.head
}

function set(text: string, path: Path, value: Value): string {
  return head(setValue(text, path, value))
}

/** The value of a key, and every other line as it was. */
function oneLineChanged(before: string, after: string): [string, string] {
  const old = before.split('\n')
  const now = after.split('\n')
  expect(now.length).toBe(old.length)
  const changed = old.flatMap((line, i) => (line === now[i] ? [] : [[line, now[i] as string] as [string, string]]))
  expect(changed).toHaveLength(1)
  return changed[0] as [string, string]
}

/** The shape of a post from 2016: two spaces after one `=`, a quoted date with an offset, a blank line before the end. */
const post = `+++
authors = ["Jørn Nyström"]
date = "2016-02-04T19:04:00+01:00"
description = "Celebrating a first release"
draft = false
tags = ["release", "tool", "linux"]
title = "Welcome, tool 1.0!"
topics = ["Announcement", "Containers"]
postImage =  "article-hero.jpg"

+++
`

describe('a post of 2016', () => {
  test('has one line changed by a new title', () => {
    expect(oneLineChanged(post, set(post, ['title'], string('Hello')))).toEqual([
      'title = "Welcome, tool 1.0!"',
      'title = "Hello"',
    ])
  })

  test('keeps the two spaces of the line that changes', () => {
    expect(oneLineChanged(post, set(post, ['postImage'], string('b.jpg')))[1]).toBe('postImage =  "b.jpg"')
  })

  test('keeps its date a quoted string with its offset', () => {
    expect(oneLineChanged(post, set(post, ['date'], string('2016-02-05T19:04:00+01:00')))[1]).toBe(
      'date = "2016-02-05T19:04:00+01:00"',
    )
  })

  test('gets a new key after the last one, before the blank line', () => {
    expect(set(post, ['weight'], integer(3))).toBe(post.replace('hero.jpg"\n', 'hero.jpg"\nweight = 3\n'))
  })

  test('gets a tag added and another taken out', () => {
    expect(oneLineChanged(post, set(post, ['tags'], strings('release', 'linux', 'new')))[1]).toBe(
      'tags = ["release", "linux", "new"]',
    )
  })

  test('gets a table below everything, before the blank line', () => {
    expect(set(post, ['params', 'toc'], { kind: 'boolean', value: true })).toBe(
      post.replace('hero.jpg"\n', 'hero.jpg"\n\n[params]\ntoc = true\n'),
    )
  })
})

describe('the style of what is replaced is kept', () => {
  test.each<[string, string, Value, string]>([
    ['literal quotes', "+++\na = 'x' # c\n+++\n", string('y'), "+++\na = 'y' # c\n+++\n"],
    ['literal quotes, where the text allows', "+++\na = 'x'\n+++\n", string("it's"), '+++\na = "it\'s"\n+++\n'],
    ['a multi-line string', '+++\na = """\nx\ny"""\n+++\n', string('p\nq\n'), '+++\na = """\np\nq\n"""\n+++\n'],
    ['a multi-line literal', "+++\na = '''x\ny'''\n+++\n", string('p\\\nq'), "+++\na = '''p\\\nq'''\n+++\n"],
    ['a float', '+++\na = 1.5\n+++\n', { kind: 'float', value: 2, source: '2' }, '+++\na = 2.0\n+++\n'],
    [
      'the separator of a date',
      '+++\na = 2016-02-04 19:04:00+01:00\n+++\n',
      { kind: 'offset-date-time', text: '2017-01-01T00:00:00+01:00' },
      '+++\na = 2017-01-01 00:00:00+01:00\n+++\n',
    ],
    ['plain YAML', '---\na: x # c\n---\n', string('two words, more'), '---\na: two words, more # c\n---\n'],
    ['single quotes in YAML', "---\na: 'x'\n---\n", string("it's"), "---\na: 'it''s'\n---\n"],
    ['double quotes in YAML', '---\na: "x"\n---\n', string('y'), '---\na: "y"\n---\n'],
    [
      'a YAML block',
      '---\na: |\n    x\n    y\nb: 1\n---\n',
      string('p\n\n q'),
      '---\na: |-\n    p\n\n     q\nb: 1\n---\n',
    ],
    [
      'a folded YAML block',
      '---\na: >-\n  x\n  y\nb: 1\n---\n',
      string('p q\nr'),
      '---\na: >-\n  p q\n\n  r\nb: 1\n---\n',
    ],
    ['a plain YAML date', '---\na: 2016-02-04\n---\n', string('2017-01-01'), '---\na: 2017-01-01\n---\n'],
    [
      'an escape in JSON is only written anew where it changes',
      '{"a": "\\u0041", "b": "\\u0042"}',
      string('C'),
      '{"a": "C", "b": "\\u0042"}',
    ],
  ])('%s', (_, before, value, after) => {
    expect(set(before, ['a'], value)).toBe(after)
  })
})

test.each([
  'yes',
  'No',
  'on',
  'n',
  'true',
  'null',
  '~',
  '',
  '0777',
  '1_000',
  '1e3',
  '12:30:45',
  '2024-01-01',
  '.inf',
  '=',
  '<<',
  '- x',
  'a: b',
  'x #y',
  '@x',
  '%x',
  '0x1F',
  '*a',
  '&a',
  '!x',
  '[x]',
  '{x}',
  ' x',
  'x ',
])('the string “%s” gets quotes in YAML, so that every reader takes it for a string', (text) => {
  expect(set('---\na: x\n---\n', ['a'], string(text))).toBe(`---\na: ${JSON.stringify(text)}\n---\n`)
})

describe('lists', () => {
  const tall = '+++\ntags = [\n    "a", # first\n    # about b\n    "b",\n    "c"  # last\n]\nx = 1\n+++\n'

  test('over many lines stay so, with comments and the missing last comma', () => {
    expect(set(tall, ['tags'], strings('a', 'b', 'c', 'd'))).toBe(
      tall.replace('"c"  # last\n', '"c",  # last\n    "d"\n'),
    )
    expect(set(tall, ['tags'], strings('a', 'c'))).toBe(tall.replace('    "b",\n', ''))
    expect(set(tall, ['tags'], strings('a', 'b'))).toBe(tall.replace('"b",\n    "c"  # last\n', '"b"\n'))
    expect(set(tall, ['tags'], strings('a', 'new', 'b', 'c'))).toBe(tall.replace('# first\n', '# first\n    "new",\n'))
  })

  test('get a first item, or a last one after a comma, in their own layout', () => {
    expect(set(tall, ['tags'], strings('new', 'a', 'b', 'c'))).toBe(
      tall.replace('"a", # first', '"new",\n    "a", # first'),
    )
    expect(set('+++\na = ["x",  "y",]\n+++\n', ['a'], strings('w', 'x', 'y', 'z'))).toBe(
      '+++\na = ["w",  "x",  "y",  "z",]\n+++\n',
    )
    expect(set('+++\na = [\n  "x",\n]\n+++\n', ['a'], strings('x', 'y'))).toBe('+++\na = [\n  "x",\n  "y",\n]\n+++\n')
    expect(set('{"a": []}', ['a'], strings('x', 'y'))).toBe('{"a": ["x", "y"]}')
  })

  test('in YAML blocks keep each other item as it is', () => {
    const before = '---\ntags:\n- a # first\n# about b\n- "b"\nx: 1\n---\n'
    expect(set(before, ['tags'], strings('a', 'b', 'c'))).toBe(before.replace('- "b"\n', '- "b"\n- "c"\n'))
    expect(set(before, ['tags'], strings('b'))).toBe(before.replace('- a # first\n', ''))
    expect(set(before, ['tags'], strings('z', 'b'))).toBe(before.replace('- a ', '- z '))
    expect(set(before, ['tags'], strings())).toBe('---\ntags: []\nx: 1\n---\n')
  })

  test('in YAML blocks have a table replaced by long text, with what else stands on its line', () => {
    const text = '---\nnotes:\n- title: a  \n- title: b # why\n---\n'
    const first = set(text, ['notes', 0], string('x\ny'))
    expect(first).toBe('---\nnotes:\n- |-  \n  x\n  y\n- title: b # why\n---\n')
    expect(set(text, ['notes', 1], string('x\ny'))).toBe('---\nnotes:\n- title: a  \n- |- # why\n  x\n  y\n---\n')
  })

  test('of tables get a section more, or one less', () => {
    const before = '+++\n[[resources]]\nsrc = "a" # one\n\n[[resources]]\nsrc = "b"\n+++\n'
    const added: Value = { kind: 'table', entries: [['src', string('c')]] }
    expect(set(before, ['resources', 2], added)).toBe(
      '+++\n[[resources]]\nsrc = "a" # one\n\n[[resources]]\nsrc = "b"\n\n[[resources]]\nsrc = "c"\n+++\n',
    )
    expect(head(removeValue(before, ['resources', 0]))).toBe('+++\n\n[[resources]]\nsrc = "b"\n+++\n')
    expect(set(before, ['resources', 1, 'title'], string('B'))).toBe(
      before.replace('src = "b"\n', 'src = "b"\ntitle = "B"\n'),
    )
  })
})

describe('tables', () => {
  test('written with dotted keys get a dotted key', () => {
    expect(set('+++\na.b = 1\nc = 2\n+++\n', ['a', 'd'], integer(3))).toBe('+++\na.b = 1\na.d = 3\nc = 2\n+++\n')
  })

  test('written in braces get a pair in the braces', () => {
    expect(set('+++\na = { b = 1 }\n+++\n', ['a', 'd'], integer(3))).toBe('+++\na = { b = 1, d = 3 }\n+++\n')
    expect(set('---\na: { b: 1 }\n---\n', ['a', 'd'], integer(3))).toBe('---\na: { b: 1, d: 3 }\n---\n')
  })

  test('below a header get a line below the last, above the next header', () => {
    const before = '+++\nx = 1\n\n[a]\n  b = 1 # c\n\n# about d\n[d]\ne = 1\n+++\n'
    expect(set(before, ['a', 'n'], integer(3))).toBe(before.replace('# c\n', '# c\n  n = 3\n'))
    expect(set(before, ['n'], integer(3))).toBe(before.replace('x = 1\n', 'x = 1\nn = 3\n'))
  })

  test('a new top-level key goes above the first table and its comment', () => {
    expect(set('+++\n# about a\n[a]\nb = 1\n+++\n', ['n'], integer(3))).toBe(
      '+++\nn = 3\n\n# about a\n[a]\nb = 1\n+++\n',
    )
  })

  test('that are nothing yet are filled', () => {
    expect(set('---\nparams: # c\nx: 1\n---\n', ['params', 'a'], integer(1))).toBe(
      '---\nparams: # c\n  a: 1\nx: 1\n---\n',
    )
    expect(set('{\n  "a": {}\n}\n', ['a', 'b'], integer(1))).toBe('{\n  "a": {\n    "b": 1\n  }\n}\n')
  })
})

test('aligned equals signs stay aligned', () => {
  expect(set('+++\ntitle  = "a"\nauthor = "b"\n+++\n', ['slug'], string('c'))).toBe(
    '+++\ntitle  = "a"\nauthor = "b"\nslug   = "c"\n+++\n',
  )
})

test('a key that differs only in case is the same key', () => {
  expect(set('---\nTitle: a\n---\n', ['title'], string('b'))).toBe('---\nTitle: b\n---\n')
})

test('a key is taken out with its line and the comment on it; comments above stay', () => {
  expect(head(removeValue('+++\n# about a\na = 1 # c\nb = 2\n+++\n', ['a']))).toBe('+++\n# about a\nb = 2\n+++\n')
  expect(head(removeValue('---\na:\n  - 1\n  - 2\n\nb: 2\n---\n', ['a']))).toBe('---\n\nb: 2\n---\n')
  expect(head(removeValue('{\n  "a": 1,\n  "b": 2\n}\n', ['b']))).toBe('{\n  "a": 1\n}\n')
})

test('a key moves with the comments right above it', () => {
  expect(head(moveKey('+++\na = 1\n# about b\nb = 2\nc = 3\n+++\n', 'b', 'a'))).toBe(
    '+++\n# about b\nb = 2\na = 1\nc = 3\n+++\n',
  )
  expect(head(moveKey('---\na: 1\n# about b\nb:\n  - 2\nc: 3\n---\n', 'b', null))).toBe(
    '---\na: 1\nc: 3\n# about b\nb:\n  - 2\n---\n',
  )
  expect(head(moveKey('{"a": 1, "b": 2,  "c": 3}', 'c', 'a'))).toBe('{"c": 3, "a": 1,  "b": 2}')
  expect(head(moveKey('+++\nx = 1\n\n[a]\nb = 1\n\n[c]\nd = 1\n+++\n', 'c', 'a'))).toBe(
    '+++\nx = 1\n\n[c]\nd = 1\n\n[a]\nb = 1\n+++\n',
  )
  expect(moveKey('+++\nx = 1\n\n[a]\nb = 1\n+++\n', 'a', 'x')).toMatchObject({
    ok: false,
    message: expect.stringContaining('TOML'),
  })
})

describe('an edit that would change more is refused', () => {
  test.each<[string, string, Path, Value]>([
    ['an anchor that an alias shares', '---\na: &x foo\nb: *x\n---\n', ['a'], string('bar')],
    ['a lone half of a character', post, ['title'], string('\ud83d')],
    ['null in TOML', post, ['title'], { kind: 'null' }],
    ['an integer beyond 64 bits', post, ['weight'], { kind: 'integer', value: 2n ** 63n, source: '' }],
    ['a field inside a string', post, ['title', 'x'], string('a')],
    ['front matter that does not parse', '+++\na = = 1\n+++\n', ['a'], string('b')],
    ['a key given twice', '---\na: 1\na: 2\n---\n', ['a'], integer(3)],
    ['no front matter', '', ['a'], integer(3)],
    ['a number that JSON lacks', '{"a": 1}', ['a'], { kind: 'float', value: Infinity, source: 'inf' }],
  ])('%s', (_, before, path, value) => {
    expect(setValue(before, path, value)).toMatchObject({ ok: false, message: expect.stringMatching(/^[A-Z“].*\.$/) })
  })
})

describe('source text', () => {
  const raw = (source: string): Value => ({ kind: 'raw', source })
  const before = '---\na: &x foo # c\nb: *x\nc:\n  - 1\n  - k: v\nd: !!str 12\n---\n'

  test('is given as it stands, and taken in its place', () => {
    expect(sourceAt(before, ['a'])).toBe('&x foo')
    expect(sourceAt(before, ['b'])).toBe('*x')
    expect(sourceAt(before, ['d'])).toBe('!!str 12')
    expect(sourceAt(before, ['c'])).toBeNull()
    expect(sourceAt(before, ['none'])).toBeNull()
    expect(sourceAt('+++\n[a]\nb = [1,\n2]\n+++\n', ['a'])).toBeNull()
    expect(sourceAt('+++\n[a]\nb = [1,\n2]\n+++\n', ['a', 'b'])).toBe('[1,\n2]')
    expect(set(before, ['b'], raw('[1, two]'))).toBe(before.replace('*x', '[1, two]'))
    expect(set(before, ['d'], raw('!!str 13'))).toBe(before.replace('12', '13'))
    expect(set(post, ['draft'], raw('0xFF'))).toBe(post.replace('false', '0xFF'))
  })

  test('that reaches beyond its place is refused', () => {
    expect(setValue(post, ['draft'], raw('true\nevil = 1'))).toMatchObject({ ok: false })
    expect(setValue(post, ['draft'], raw(''))).toMatchObject({ ok: false })
    expect(setValue(before, ['a'], raw('&x bar'))).toMatchObject({ ok: false })
  })
})

describe('losses known from other editors', () => {
  const commented =
    '+++\n# top\na = "x" # s\nb = 1 # i\nc = 1.5 # f\nd = true # b\ne = 2016-02-04T19:04:00+01:00 # d\nf = [1, # one\n  2] # l\n[g] # g\nh = 1 # h\n# end\n+++\n'

  test.each<[Path, Value, string]>([
    [['a'], string('y'), '"x"'],
    [['b'], integer(2), '1'],
    [['c'], { kind: 'float', value: 2.5, source: '2.5' }, '1.5'],
    [['d'], { kind: 'boolean', value: false }, 'true'],
    [['e'], { kind: 'offset-date-time', text: '2017-02-04T19:04:00+01:00' }, '2016-02-04T19:04:00+01:00'],
    [['g', 'h'], integer(7), '1'],
  ])('comments stay when %s is edited', (path, value, old) => {
    const after = set(commented, path, value)
    const [before, now] = oneLineChanged(commented, after)
    expect(before.slice(0, before.indexOf(old))).toBe(now.slice(0, before.indexOf(old)))
    expect(now.endsWith(before.slice(before.lastIndexOf(' #')))).toBe(true)
  })

  test('key order stays, and a new key goes last', () => {
    const reading = readHead(set('---\nz: 1\na: 2\n---\n', ['m'], integer(3)))
    expect(reading.ok && reading.table.entries.map(([key]) => key)).toEqual(['z', 'a', 'm'])
  })

  test('the closing delimiter keeps its own line', () => {
    expect(set('+++\ndraft = true\n+++', ['draft'], { kind: 'boolean', value: false })).toBe('+++\ndraft = false\n+++')
    expect(set('+++\n+++', ['draft'], { kind: 'boolean', value: false })).toBe('+++\ndraft = false\n+++')
    expect(set('+++ a = 1\n+++', ['b'], integer(2))).toBe('+++ a = 1\nb = 2\n+++')
  })

  test.each(['', '\n', '\n\n', '\r\n\r\n'])('the body stays, with %j after the closing delimiter', (blank) => {
    const text = `+++\na = 1\n+++\n${blank}first\nsecond`
    const { head: before, body } = splitPost(text)
    expect(set(before, ['a'], integer(2)) + body).toBe(text.replace('1', '2'))
  })

  test('an offset date is not touched by another edit', () => {
    const before = '+++\ndate = 2024-03-05T00:30:00+02:00\na = 1\n+++\n'
    expect(set(before, ['a'], integer(2))).toBe(before.replace('a = 1', 'a = 2'))
  })

  test.each(['2018-12-14', '2018-12-14T10:00:00', '2018-12-14 10:00:00Z', '10:00:00'])(
    'a TOML date %s stays one',
    (date) => {
      const before = `+++\ndate = ${date}\na = 1\n+++\n`
      const after = set(before, ['a'], integer(2))
      expect(after).toBe(before.replace('a = 1', 'a = 2'))
      const reading = readHead(after)
      expect(reading.ok && getValue(reading.table, ['date'])).toMatchObject({ text: date })
    },
  )

  test('unknown and nested keys survive, and empty fields stay as they are', () => {
    const before =
      '---\nempty:\nquoted: ""\nunknown: { x: [1, {y: 2}] }\nzip: 01234\nversion: 1.10\nanswer: "yes"\n---\n'
    expect(set(before, ['new'], integer(1))).toBe(before.replace('"yes"\n', '"yes"\nnew: 1\n'))
  })

  test('a CRLF head stays one, with no stray carriage return', () => {
    const before = '+++\r\ntitle = "a"\r\ntext = """\r\none\r\ntwo"""\r\n+++\r\n'
    expect(set(before, ['title'], string('b'))).toBe(before.replace('"a"', '"b"'))
    expect(set(before, ['text'], string('one\nthree'))).toBe(before.replace('two', 'three'))
    expect(set(before, ['new'], string('x'))).toBe(before.replace('two"""\r\n', 'two"""\r\nnew = "x"\r\n'))
    expect(set('---\r\na: 1\r\nt:\r\n- x\r\n---\r\n', ['t'], strings('x', 'z'))).toBe(
      '---\r\na: 1\r\nt:\r\n- x\r\n- z\r\n---\r\n',
    )
    expect(set('{\r\n  "a": 1\r\n}\r\n', ['b'], integer(1))).toBe('{\r\n  "a": 1,\r\n  "b": 1\r\n}\r\n')
  })

  test('a byte-order mark stays', () => {
    expect(set('\uFEFF+++\na = 1\n+++\n', ['a'], integer(2))).toBe('\uFEFF+++\na = 2\n+++\n')
  })

  test('numbers that no JavaScript number holds are not touched', () => {
    const before = '+++\na = 9007199254740993\nb = 1_000\nc = 0xFF\nd = -0.0\ne = 1e3\nf = inf\ng = 1.0\nz = 1\n+++\n'
    expect(set(before, ['z'], integer(2))).toBe(before.replace('z = 1', 'z = 2'))
  })

  test('a line in a text cannot end the front matter', () => {
    const after = set(post, ['description'], string('one\n+++\ntwo'))
    expect(splitPost(after)).toMatchObject({ body: '', problem: null })
    const multi = '+++\na = """\nx"""\n+++\n'
    expect(set(multi, ['a'], string('x\n+++\ny'))).toBe('+++\na = "x\\n+++\\ny"\n+++\n')
  })

  test('values are changed to what they already are without a byte', () => {
    for (const path of [['title'], ['tags'], ['draft'], ['date']]) {
      const reading = readHead(post)
      const value = reading.ok ? getValue(reading.table, path) : undefined
      expect(set(post, path, value as Value)).toBe(post)
    }
  })
})
