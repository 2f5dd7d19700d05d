import { describe, expect, test } from 'vitest'
import {
  dateKind,
  nowLike,
  partAt,
  rangeOf,
  readDate,
  showDate,
  turnDate,
  typeDate,
  withDay,
} from '../../renderer/form/dates.ts'

const shown = (text: string): string | null => {
  const reading = readDate(text)
  return reading && showDate(reading)
}

const typed = (text: string, input: string): string => {
  const edit = typeDate(text, input)
  return edit.ok ? edit.text : `${edit.unfinished ? 'unfinished: ' : ''}${edit.message}`
}

describe('reading', () => {
  test.each([
    ['2016-02-04T19:04:00+01:00', '4 Feb 2016, 19:04', 'offset-date-time'],
    ['2016-02-04 19:04:05.123456Z', '4 Feb 2016, 19:04:05', 'offset-date-time'],
    ['2016-02-04 19:04:00 +0100 CET', '4 Feb 2016, 19:04', 'offset-date-time'],
    ['2016-02-04T19:04', '4 Feb 2016, 19:04', 'local-date-time'],
    ['2016-02-04', '4 Feb 2016', 'local-date'],
    ['07:32:00', '07:32', 'local-time'],
  ])('%s is shown as %s', (text, expected, kind) => {
    expect(shown(text)).toBe(expected)
    expect(dateKind(text)).toBe(kind)
  })

  test.each(['', 'soon', '2016-02-30', '2016-13-01', '2016-02-04T25:00:00', '4 Feb 2016', '2016-2-4'])(
    '%j is no date text',
    (text) => {
      expect(readDate(text)).toBeNull()
      expect(dateKind(text)).toBeNull()
    },
  )

  test('the offset is kept as written', () => {
    expect(readDate('2016-02-04T19:04:00+01:00')?.offset).toBe('+01:00')
    expect(readDate('2016-02-04 19:04:00 +0100 CET')?.offset).toBe('+0100 CET')
  })
})

describe('typing', () => {
  test.each([
    ['2016-02-04T19:04:00+01:00', '5 Feb 2016, 19:04', '2016-02-05T19:04:00+01:00'],
    ['2016-02-04T19:04:00+01:00', '2017-03-05', '2017-03-05T19:04:00+01:00'],
    ['2016-02-04T19:04:00+01:00', '2017-03-05T08:09:10-05:00', '2017-03-05T08:09:10-05:00'],
    ['2016-02-04 19:04:07.250Z', 'March 5, 2017 8:30', '2017-03-05 08:30:07.250Z'],
    ['2016-02-04 19:04:07.250Z', '4.2.2016 19:04:08', '2016-02-04 19:04:08.250Z'],
    ['2016-02-04t19:04', '4 Feb 2016, 19:05', '2016-02-04t19:05'],
    ['2016-02-04T9:04:05,5', '5 Feb 2016, 09:04', '2016-02-05T9:04:05,5'],
    ['2016-02-04 19:04:00 +0100 CET', '4 february 2016, 20:04', '2016-02-04 20:04:00 +0100 CET'],
    ['2016-02-04', '29 Feb 2016', '2016-02-29'],
    ['2016-02-04', '4 Feb 2016, 10:30', '2016-02-04T10:30:00'],
    ['07:32:00', '08:00', '08:00:00'],
    ['', '4 Feb 2016', '2016-02-04'],
    ['', '2016-02-04 10:30+02:00', '2016-02-04T10:30:00+02:00'],
  ])('%j typed over with %j becomes %j', (text, input, expected) => {
    expect(typed(text, input)).toBe(expected)
  })

  test('what the field shows changes nothing when it is typed as it is', () => {
    for (const text of [
      '2016-02-04T19:04:00+01:00',
      '2016-02-04 19:04:05.5',
      '2016-02-04',
      '07:32',
      '2016-02-04T00:00Z',
    ]) {
      expect(typed(text, shown(text) ?? '')).toBe(text)
    }
  })

  test.each([
    ['2016-02-04T19:04:00Z', '4 Fe', 'unfinished: Write a date like 4 Feb 2016, 19:04 or 2016-02-04 19:04.'],
    ['2016-02-04', '', 'unfinished: Write a date like 4 Feb 2016 or 2016-02-04.'],
    ['2016-02-04', '04/02/2016', 'unfinished: Write a date like 4 Feb 2016 or 2016-02-04.'],
    ['2016-02-04', '4 Foo 2016', 'unfinished: Write a date like 4 Feb 2016 or 2016-02-04.'],
    ['2016-02-04', '30 Feb 2016', 'February 2016 has no day 30.'],
    ['2016-02-04', '2016-13-01', 'There is no month 13.'],
    ['2016-02-04T19:04:00Z', '4 Feb 2016, 25:00', 'A time goes from 00:00 to 23:59.'],
    ['07:32:00', '4 Feb 2016', 'This field holds a time without a day.'],
    ['07:32:00', 'noon', 'unfinished: Write a time like 19:04.'],
  ])('%j typed over with %j says why not', (text, input, expected) => {
    expect(typed(text, input)).toBe(expected)
  })
})

describe('calendar and arrow keys', () => {
  test('another day leaves time, fraction and offset alone', () => {
    expect(withDay('2016-02-04T19:04:00.50+01:00', { year: 2017, month: 12, day: 31 })).toBe(
      '2017-12-31T19:04:00.50+01:00',
    )
    expect(withDay('', { year: 2017, month: 12, day: 31 })).toBe('2017-12-31')
  })

  test.each([
    ['2016-02-29T23:59:59+01:00', 'second', 1, '2016-03-01T00:00:00+01:00'],
    ['2016-02-29T23:30:00+01:00', 'hour', 1, '2016-03-01T00:30:00+01:00'],
    ['2016-01-31', 'month', 1, '2016-02-29'],
    ['2016-02-29', 'year', 1, '2017-02-28'],
    ['2016-01-01', 'day', -1, '2015-12-31'],
    ['00:00:00', 'minute', -1, '23:59:00'],
    ['2016-02-04T19:04', 'minute', 1, '2016-02-04T19:05'],
    ['9999-12-31', 'day', 1, '9999-12-31'],
  ] as const)('%s with its %s turned by %i is %s', (text, part, by, expected) => {
    expect(turnDate(text, part, by)).toBe(expected)
  })

  test('the part under the caret is found in any typed form', () => {
    const text = '4 Feb 2016, 19:04'
    expect([0, 1, 3, 8, 12, 16, 17].map((caret) => partAt(text, caret)?.part)).toEqual([
      'day',
      'day',
      'month',
      'year',
      'hour',
      'minute',
      'minute',
    ])
    expect(partAt('2016-02-04', 6)).toEqual({ part: 'month', source: '02', from: 5, to: 7 })
    expect(partAt('soon', 1)).toBeNull()
    expect(rangeOf(text, 'month')).toMatchObject({ from: 2, to: 5 })
  })
})

describe('now, for a date that is added', () => {
  const now = new Date('2026-11-24T23:30:15.750Z')
  test.each([
    ['2016-02-04T19:04:00+01:00', '2026-11-25T00:30:15+01:00'],
    ['2016-02-04 19:04:00.123-05:00', '2026-11-25 00:30:15+01:00'],
    ['2016-02-04T19:04:00Z', '2026-11-24T23:30:15Z'],
    ['2016-02-04', '2026-11-25'],
    ['2016-02-04T19:04:00', '2026-11-25T00:30:15'],
    ['anything', '2026-11-25'],
  ])('has the shape of %s', (like, expected) => {
    expect(nowLike(like, now, 60)).toBe(expected)
  })
})
