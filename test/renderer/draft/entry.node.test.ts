import { describe, expect, test } from 'vitest'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { readHead } from '../../../post/front-matter/read.ts'
import { entryWith } from '../../../renderer/draft/entry.ts'
import { post } from '../list/posts.ts'

const now = Date.parse('2016-03-01')
const listed = post('blog/one.md', { title: 'One', date: '2016-02-04', terms: { tags: ['old'], topics: [] } })
const shown = (text: string, from = listed) => {
  const { head } = splitPost(text)
  return entryWith(from, { head, text, reading: readHead(head) }, now)
}

describe('the list’s line of an open post', () => {
  test('has title, date, marks and terms as the front matter stands', () => {
    const head = '---\ntitle: Two\ndate: 2016-03-02\ndraft: true\ntags: [ink, paper]\ntopics: Shop\n---\n'
    expect(shown(head)).toEqual({
      ...listed,
      title: 'Two',
      date: '2016-03-02',
      time: Date.parse('2016-03-02'),
      draft: true,
      scheduled: true,
      terms: { tags: ['ink', 'paper'], topics: ['Shop'] },
      format: 'yaml',
    })
  })

  test('is called by its file or folder where the title is taken out', () => {
    expect(shown('+++\n+++\n').title).toBe('one')
    expect(shown('+++\ntitle = ""\n+++\n', post('blog/kit/index.md', { kind: 'bundle' })).title).toBe('kit')
    expect(shown('+++\n+++\n', post('_index.md', { kind: 'section' })).title).toBe('_index')
  })

  test('keeps its name while the front matter is broken, and says where', () => {
    const broken = shown('+++\ntitle = "Tw\n+++\n')
    expect(broken).toMatchObject({ title: 'One', date: '2016-02-04', problem: { line: 2 } })
    expect(shown('+++\ntitle = "Two"\n+++\n', broken).problem).toBeNull()
    expect(shown('+++\ntitle = "Two"\n')).toMatchObject({ title: 'One', problem: { line: 1 } })
  })
})
