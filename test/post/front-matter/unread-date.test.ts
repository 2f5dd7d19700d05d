import { expect, test } from 'vitest'
import { readHead } from '../../../post/front-matter/read.ts'

function warnings(head: string) {
  const reading = readHead(head)
  return reading.ok ? reading.warnings.map(({ line, message }) => `${line}: ${message.split(',')[0]}`) : reading.problem
}

test('A date that Hugo cannot read is named at its place', () => {
  expect(warnings('---\ntitle: a\ndate: Feb 4, 2016\n---\n')).toEqual(['3: Hugo cannot read “date” as a date'])
  expect(warnings('+++\nexpiryDate = "never"\nPublishDate = true\n+++\n')).toEqual([
    '2: Hugo cannot read “expiryDate” as a date',
    '3: Hugo cannot read “PublishDate” as a date',
  ])
  expect(warnings('{"title": "a",\n "lastmod": "x"}\n')).toEqual(['2: Hugo cannot read “lastmod” as a date'])
  expect(warnings('---\npublished: false\n---\n')).toEqual(['2: Hugo cannot read “published” as a date'])
})

test('What Hugo reads as a date, or passes over, is not named', () => {
  expect(warnings('---\ndate: 2016-02-04\nlastmod: ""\npubdate:\nexpirydate: 1454608800\n---\n')).toEqual([])
  expect(warnings('+++\ndate = 2016-02-04T19:04:00+01:00\nmodified = "2016-02-04 10:00:00"\n+++\n')).toEqual([])
  expect(warnings('---\ndate: 0001-01-01\nparams:\n  date: x\n---\n')).toEqual([])
})
