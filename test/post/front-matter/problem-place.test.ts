import { describe, expect, test } from 'vitest'
import { readHead } from '../../../post/front-matter/read.ts'

describe('a problem is shown where a writer would mend it', () => {
  test.each([
    ['+++\ntitle = "a"\ndraft = tru\ntags = []\n+++\n', 3, 'This is no value of TOML. A text needs quotes around it.'],
    ['+++\na = 1\ntitle = "abc\ndraft = true\n+++\n', 3, 'This text has no closing quote.'],
    ['+++\na = 1\ntitle = \ndraft = true\n+++\n', 3, 'A value is missing after “=”.'],
    ['+++\r\na = 1\r\ntitle = \r\n\r\ndraft = true\r\n+++\r\n', 3, 'A value is missing after “=”.'],
    ['+++\na = 1\nx\nb = 2\n+++\n', 3, 'This line is no field: “=” and a value are missing.'],
    ['+++\n[a\nb = 1\n+++\n', 2, 'The closing “]” is missing.'],
    ['+++\na = 1\na = 2\n+++\n', 3, 'This key is there twice. Keep one of them.'],
    ['---\na: 1\ntitle: "abc\ndraft: true\n---\n', 3, 'This text has no closing quote.'],
    ['---\na: 1\nb: [true\nc: 1\n---\n', 3, 'The closing “]” is missing.'],
    ['---\na: {x: 1\nb: 2\n---\n', 2, 'The closing “}” is missing.'],
    ['---\na: 1\nb: x: y\n---\n', 3, 'A value that holds “: ” needs quotes around it.'],
    ['---\na: 1\n\tb: 2\n---\n', 3, 'YAML is indented with spaces; here is a tab.'],
    ['{\n"a": 1,\n"b": tru,\n"c": 2\n}\n', 3, 'This is not JSON. A text needs double quotes around it.'],
    ['{\n"a": 1,\n"b": "x\n}\n', 3, 'This text has no closing quote.'],
    ['{\n"a": 1,\n"b": 2\n', 1, 'The closing “}” of the front matter is missing. Put it below the last field.'],
  ])('%j: line %i', (head, line, message) => {
    const reading = readHead(head)
    expect(reading.ok ? null : { line: reading.problem.line, message: reading.problem.message }).toEqual({
      line,
      message,
    })
  })
})
