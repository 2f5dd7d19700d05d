import { describe, expect, test } from 'vitest'
import {
  countMarks,
  dayOf,
  everything,
  markOf,
  matching,
  type Query,
  rowsOf,
  termsOf,
} from '../../../renderer/list/query.ts'
import { post } from './posts.ts'

const problem = { message: 'A quote is missing.', line: 4, column: 1, offset: 30 }

const posts = [
  post('blog/uber.md', { title: 'Über Druck', date: '2016-02-12T09:00:00+01:00', terms: { tags: ['ink', 'paper'] } }),
  post('blog/harvest.md', { title: 'Harvest', date: '2031-10-01', scheduled: true }),
  post('notes/hell-box.md', { title: 'Hell box', date: '2016-01-17', draft: true, terms: { topics: ['Shop'] } }),
  post('blog/broken.md', { title: 'broken.md', problem }),
]

const found = (change: Partial<Query>) => matching(posts, { ...everything, ...change }).map((entry) => entry.path)

describe('the list of posts', () => {
  test('begins with the newest post and ends with those that have no date', () => {
    expect(found({})).toEqual(['blog/harvest.md', 'blog/uber.md', 'notes/hell-box.md', 'blog/broken.md'])
    expect(found({ sort: 'oldest' })).toEqual([
      'notes/hell-box.md',
      'blog/uber.md',
      'blog/harvest.md',
      'blog/broken.md',
    ])
  })

  test('sorts titles as people do', () => {
    const some = ['Post 10', 'post 9', 'Äpfel'].map((title) => post(title, { title }))
    const titles = matching(some, { ...everything, sort: 'title' }).map((entry) => entry.title)
    expect(titles).toEqual(['Äpfel', 'post 9', 'Post 10'])
  })

  test('finds words of title, path and terms in any order, whatever their case and accents', () => {
    expect(found({ text: 'uber' })).toEqual(['blog/uber.md'])
    expect(found({ text: 'DRUCK ink' })).toEqual(['blog/uber.md'])
    expect(found({ text: 'notes' })).toEqual(['notes/hell-box.md'])
    expect(found({ text: 'shop hell' })).toEqual(['notes/hell-box.md'])
    expect(found({ text: 'nothing' })).toEqual([])
  })

  test('finds nothing across the border of two terms', () => {
    expect(found({ text: 'inkpaper' })).toEqual([])
  })

  test('filters by mark, section and term together', () => {
    expect(found({ mark: 'draft' })).toEqual(['notes/hell-box.md'])
    expect(found({ mark: 'scheduled' })).toEqual(['blog/harvest.md'])
    expect(found({ mark: 'problem' })).toEqual(['blog/broken.md'])
    expect(found({ section: 'blog', text: 'druck' })).toEqual(['blog/uber.md'])
    expect(found({ term: { taxonomy: 'tags', term: 'paper' } })).toEqual(['blog/uber.md'])
    expect(found({ term: { taxonomy: 'tags', term: 'pap' } })).toEqual([])
  })

  test('gives the same array for the same question', () => {
    const query = { ...everything, text: 'h' }
    expect(matching(posts, query)).toBe(matching(posts, query))
  })

  test('counts what each filter would show', () => {
    expect(countMarks(posts)).toEqual({ all: 4, draft: 1, scheduled: 1, problem: 1 })
  })

  test('shows one mark a post, the gravest', () => {
    expect(markOf(post('a', { draft: true, scheduled: true, problem }))).toBe('problem')
    expect(markOf(post('a', { draft: true, scheduled: true }))).toBe('draft')
    expect(markOf(post('a', { scheduled: true }))).toBe('scheduled')
    expect(markOf(post('a'))).toBeNull()
  })

  test('puts a heading before each month', () => {
    const labels = rowsOf(matching(posts, everything), 'newest').map((row) =>
      row.kind === 'group' ? row.label : row.entry.path,
    )
    expect(labels).toEqual([
      'October 2031',
      'blog/harvest.md',
      'February 2016',
      'blog/uber.md',
      'January 2016',
      'notes/hell-box.md',
      'No date',
      'blog/broken.md',
    ])
  })

  test('puts no headings between titles', () => {
    const rows = rowsOf(matching(posts, { ...everything, sort: 'title' }), 'title')
    expect(rows.every((row) => row.kind === 'post')).toBe(true)
  })

  test('shows the day that is written, not the day in London', () => {
    const late = post('a', { date: '2016-03-01T00:30:00+14:00' })
    expect(dayOf(late, false)).toBe('1 Mar')
    expect(dayOf(late, true)).toBe('1 Mar 2016')
    expect(rowsOf([late], 'newest')[0]).toEqual({ kind: 'group', label: 'March 2016' })
  })

  test('shows tags, or the terms of another taxonomy where there are none', () => {
    expect(termsOf(post('a', { terms: { tags: ['x'], topics: ['y'] } }))).toEqual(['x'])
    expect(termsOf(post('a', { terms: { tags: [], topics: ['y'] } }))).toEqual(['y'])
    expect(termsOf(post('a'))).toEqual([])
  })
})
