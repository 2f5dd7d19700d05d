import { describe, expect, test } from 'vitest'
import { fold } from '../../../renderer/list/query.ts'
import { best } from '../../../renderer/palette/fuzzy.ts'

const titles = [
  'Open folder…',
  'Keyboard shortcuts',
  'New post…',
  'Next post',
  'Next pane',
  'Raw front matter',
  'Über uns',
]
const find = (query: string) =>
  best(
    query,
    titles.map((item) => ({ item, text: fold(item) })),
    10,
  )

describe('the palette', () => {
  test('shows everything in its order while nothing is typed', () => {
    expect(find(' ')).toEqual(titles)
  })

  test('finds by the beginnings of words', () => {
    expect(find('np')).toEqual(['New post…', 'Next post', 'Next pane'].sort((a, b) => a.length - b.length))
    expect(find('rfm')[0]).toBe('Raw front matter')
    expect(find('of')[0]).toBe('Open folder…')
  })

  test('prefers what has the words as they were typed', () => {
    expect(find('next p')[0]).toBe('Next post')
    expect(find('short')).toEqual(['Keyboard shortcuts'])
  })

  test('finds without accents, and nothing where letters are missing', () => {
    expect(find('uber')).toEqual(['Über uns'])
    expect(find('xyz')).toEqual([])
  })

  test('gives no more than is asked for', () => {
    expect(
      best(
        '',
        [1, 2, 3].map((item) => ({ item, text: `${item}` })),
        2,
      ),
    ).toEqual([1, 2])
  })
})
