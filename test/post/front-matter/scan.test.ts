import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from '../../../post/front-matter/compare.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import { scanHead } from '../../../post/front-matter/scan.ts'
import { generatedHead, type Pick } from './generated-head.ts'

function expectAgreement(head: string): boolean {
  const scanned = scanHead(head)
  if (scanned === null) return false
  const reading = readHead(head)
  expect(reading.ok && sameValue(reading.table, scanned), head).toBe(true)
  expect(reading.ok && reading.table.entries.map(([key]) => key), head).toEqual(scanned.entries.map(([key]) => key))
  return true
}

const tomlValues = [
  '"a"',
  "'a'",
  '""',
  '"two words, more"',
  '"Kühl 日本 😀"',
  'true',
  '0',
  '-7',
  '+1',
  '1.5',
  '-0.5',
  '2016-02-04',
  '2016-02-04T19:04:00+01:00',
  '2016-02-04 19:04:00Z',
  '2016-02-04T19:04:00.5',
  '[]',
  '[ ]',
  '["a"]',
  '[\'a\', "b" ,]',
  '["a, b", "c"]',
  '01',
  '1_000',
  '2016-02-30',
  '"a\\nb"',
  '{ a = 1 }',
  '"a" b',
  '"""a"""',
  '[1]',
  '"a',
  '10:00:00',
  '2016-02-04T19:04Z',
  'inf',
  '9999999999999999',
]
const yamlValues = [
  'a',
  'two words',
  'Kühl 日本 😀',
  '"a"',
  "'a'",
  "it's",
  '""',
  'yes',
  'true',
  '5',
  '-5',
  '1.10',
  '01234',
  '2016-02-04T19:04:00+01:00',
  '2016-02-04',
  'http://x.y/z?a#b',
  'a: b',
  'a #b',
  'a#b',
  'a:',
  '[a, b]',
  '[]',
  '["a, b", c d ]',
  '[a,b,]',
  '[a, [b]]',
  '[a: b]',
  '',
  '~',
  '- a',
  '-a',
  '|',
  '&a b',
  '*a',
  '!x y',
  '"a\\nb"',
  '{a: 1}',
  "'it''s'",
  'a, b',
  '[1, true]',
  '-',
  'x  y',
  '@a',
  '`a`',
  '%a',
  '"a" b',
  ', a',
  '[a # c',
  "[it's]",
  '? a',
  '.',
  '-.5',
  '[- a]',
  '[a b: c]',
]
const below = [
  '',
  '',
  '',
  '  - a\n  - b: c\n',
  '- a\n- "b"\n',
  '  - a\n  - b # c\n',
  '- a\n - b\n',
  '  more\n',
  '  a: 1\n',
  '# c\n- a\n',
  '- 5\n-\n',
]

function flatHead(pick: Pick): string {
  const one = <T>(options: readonly T[]) => options[pick(options.length)] as T
  const toml = pick(2) === 0
  const end = one(['\n', '\n', '\r\n'])
  let text = toml ? `+++${end}` : `---${end}`
  for (let i = 0; i <= pick(5); i++) {
    const key = one(['title', 'date', 'draft', 'tags', 'a-b', 'x_1', 'q', 'w', 'e', 'r'])
    text += one(['', '', '', '# a comment\n', '\n']).replace('\n', end)
    text += toml
      ? `${key}${one([' = ', '=', ' =  '])}${one(tomlValues)}`
      : `${key}:${one([' ', '  ', ''])}${one(yamlValues)}`
    text += one(['', '', ' ', ' # comment', '#x']) + end
    if (!toml) text += one(below).replaceAll('\n', end)
  }
  return text + (toml ? '+++' : '---') + end
}

test('a scanned head says what a read one says', () => {
  let scanned = 0
  let count = 0
  fc.assert(
    fc.property(fc.gen(), (g) => {
      count++
      if (expectAgreement(flatHead((max) => g(fc.nat, { max: max - 1 })))) scanned++
    }),
    { numRuns: 600 },
  )
  expect(scanned).toBeGreaterThan(count / 10)
})

test.each(['toml', 'yaml', 'json'] as const)('so does any %s head that is scanned at all', (format) => {
  fc.assert(
    fc.property(
      fc.gen(),
      (g) => void expectAgreement(generatedHead(format, (max) => g(fc.nat, { max: max - 1 })).head),
    ),
    { numRuns: 150 },
  )
})

test.each([
  '+++\nauthors = ["A"]\ndate = "2016-02-04T19:04:00+01:00"\ndraft = false\ntags = ["release", "rkt"]\ntitle = "Welcome!"\npostImage =  "a.jpg"\n\n+++\n',
  '---\ntitle: "A post"\ndate: 2016-02-04T19:04:00+01:00\ntags:\n  - one\n  - "two"\ncategories: [a, "b"]\ndraft: true # not yet\n---\n',
  '---\r\ntitle: A post\r\ntags:\r\n- one\r\n---\r\n',
])('an ordinary head is scanned: %j', (head) => {
  expect(expectAgreement(head)).toBe(true)
})
