import { describe, expect, test } from 'vitest'
import { executeTemplate } from '../../../post/template/evaluate.ts'
import { TemplateFailure } from '../../../post/template/failure.ts'
import { functionTable } from '../../../post/template/functions/table.ts'
import { parseTemplate } from '../../../post/template/parse.ts'
import { Regexp } from '../../../post/template/regexp/regexp.ts'
import { Dictionary, Thing, type Value } from '../../../post/template/value.ts'

const environment = {
  functions: functionTable,
  escape: true,
  now: '2026-11-24T08:00:00+01:00',
  context: null,
  site: null,
  page: null,
  report: () => {},
}

function run(source: string, dot: Value = null, escapes = true): string {
  return executeTemplate(parseTemplate('x.html', source), dot, { ...environment, escape: escapes })
}

function failureOf(source: string, dot: Value = null): TemplateFailure {
  try {
    run(source, dot)
  } catch (failure) {
    if (failure instanceof TemplateFailure) return failure
    throw failure
  }
  throw new Error('the template ran')
}

describe('what never ends is stopped', () => {
  test.each([
    ['a definition that calls itself', '{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}', 'deep'],
    ['a range over a billion', '{{ range 1000000000 }}x{{ end }}', 'more than 10000'],
    ['a sequence of a billion', '{{ seq 1000000000 }}', 'exceeds limit'],
    ['ranges within ranges', '{{ range seq 9999 }}{{ range seq 9999 }}{{ end }}{{ end }}', 'too many steps'],
    ['a text that doubles', '{{ $s := "xxxxxxxxxx" }}{{ range 40 }}{{ $s = print $s $s }}{{ end }}', 'too long'],
    ['a list that doubles', '{{ $l := slice 1 2 }}{{ range 40 }}{{ $l = append $l $l }}{{ end }}', 'too many items'],
    ['repeated text', '{{ strings.Repeat 1000000000 "x" }}', 'too long'],
    ['wide numbers', '{{ printf "%999999999d" 1 }}', 'too large'],
    ['endless output', '{{ $s := strings.Repeat 1000000 "x" }}{{ range 100 }}{{ $s }}{{ end }}', '20 MB'],
    [
      'a limit behind try',
      '{{ range 9999 }}{{ range 9999 }}{{ $x := try (lower "A") }}{{ end }}{{ end }}',
      'too many steps',
    ],
  ])('%s', (_, source, message) => {
    expect(failureOf(source).message).toContain(message)
  })

  test.each(['(a+)+$', '(a|aa)+$', '(a|aa?)+$', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'the pattern %s',
    (pattern) => {
      const started = new Regexp(pattern)
      expect(started.test(`${'a'.repeat(2_000)}!`)).toBe(false)
    },
  )

  test('parentheses without end', () => {
    expect(failureOf(`{{ ${'('.repeat(5_000)}1${')'.repeat(5_000)} }}`).message).toContain('too deeply')
  })

  test('blocks without end', () => {
    expect(failureOf('{{ if 1 }}'.repeat(5_000) + '{{ end }}'.repeat(5_000)).message).toContain('too deeply')
  })
})

describe('a template reaches nothing but its values and functions', () => {
  const names = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

  test.each(names)('%s of a map is nothing', (name) => {
    expect(run(`{{ with .${name} }}found{{ else }}nothing{{ end }}`, new Dictionary([['a', 1n]]))).toBe('nothing')
    expect(run(`{{ with index . "${name}" }}found{{ else }}nothing{{ end }}`, new Dictionary())).toBe('nothing')
  })

  test.each(names)('%s of an object is no field', (name) => {
    expect(failureOf(`{{ .${name} }}`, new Thing('T', { A: () => 1n })).message).toBe(
      `can't evaluate field ${name} in type T`,
    )
  })

  test.each(names)('%s of a text, a list and a number is no field', (name) => {
    for (const value of ['"a"', '(slice 1)', '1', 'true', '(time "2020-01-01")'])
      expect(failureOf(`{{ $x := ${value} }}{{ $x.${name} }}`).message).toContain(`can't evaluate field ${name}`)
  })

  test.each(names)('%s is no function', (name) => {
    expect(failureOf(`{{ ${name} }}`).message).toContain('not defined')
    expect(failureOf(`{{ apply (slice 1) "${name}" "." }}`).message).toContain('not defined')
    expect(failureOf(`{{ strings.${name} "a" }}`).message).toContain('not defined')
  })

  test('a map that a template makes keeps such keys to itself', () => {
    expect(
      run('{{ $d := dict "__proto__" "a" "constructor" "b" }}{{ $d.constructor }}{{ len $d }}{{ (dict).constructor }}'),
    ).toBe('b2')
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })
})

describe('failures say where', () => {
  test.each([
    ['{{ nope 1 }}', 1, 4],
    ['a\nb {{ if true }}{{ .Get 0 }}', 2, 28],
    ['{{ "a', 1, 4],
    ['a\n  {{ $x }}', 2, 6],
    ['{{ range 1 }}{{ index 5 1 }}{{ end }}', 1, 17],
  ])('%j', (source, line, column) => {
    const failure = failureOf(source)
    expect([failure.template, failure.line, failure.column]).toEqual(['x.html', line, column])
  })
})

describe('without escaping, as an archetype is run', () => {
  const dot = new Thing('T', { Name: () => 'my-first-post', Date: () => '2026-11-24T08:00:00+01:00' })

  test('the archetype that Hugo brings', () => {
    const source = '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\ndraft: true\n---\n'
    expect(run(source, dot, false)).toBe(
      '---\ntitle: "My First Post"\ndate: 2026-11-24T08:00:00+01:00\ndraft: true\n---\n',
    )
  })

  test('the time and comments of pages', () => {
    expect(
      run(
        '<!-- {{ now.Format "2006" }} --> {{ time.Now.Year }} {{ dateFormat "Jan 2006" .Date }} <{{ print nil }}',
        dot,
        false,
      ),
    ).toBe('<!-- 2026 --> 2026 Nov 2026 <<nil>')
  })
})
