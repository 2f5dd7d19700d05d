import { describe, expect, test } from 'vitest'
import { baseName, crumbsOf, joinPath } from '../../../renderer/dialogs/folder-path.ts'
import { nameOf, slugOf } from '../../../renderer/dialogs/slug.ts'

describe('a new post’s file name', () => {
  test('is made of the title’s words', () => {
    expect(slugOf('Über den Winter’s Druck!')).toBe('über-den-winters-druck')
    expect(slugOf('  C++ / Go: 2 of 3 ')).toBe('c-go-2-of-3')
    expect(slugOf('活字の引き出し')).toBe('活字の引き出し')
    expect(slugOf('***')).toBe('')
  })

  test('is never longer than eighty characters and never ends with a hyphen', () => {
    const slug = slugOf('word '.repeat(40))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('-')).toBe(false)
  })
})

describe('a rename', () => {
  test('changes the file’s name, or the folder’s of a bundle', () => {
    expect(nameOf('blog/a.b.md')).toEqual({ folder: 'blog/', name: 'a.b', rest: '.md' })
    expect(nameOf('about.md')).toEqual({ folder: '', name: 'about', rest: '.md' })
    expect(nameOf('blog/kit/index.md')).toEqual({ folder: 'blog/', name: 'kit', rest: '/index.md' })
    expect(nameOf('notes/_index.md')).toEqual({ folder: '', name: 'notes', rest: '/_index.md' })
  })
})

describe('the folder dialog', () => {
  test('joins names as the system does', () => {
    expect(joinPath('/home/ada', 'blog')).toBe('/home/ada/blog')
    expect(joinPath('/', 'home')).toBe('/home')
    expect(joinPath('C:\\Users\\ada', 'blog')).toBe('C:\\Users\\ada\\blog')
    expect(baseName('C:\\Users\\ada')).toBe('ada')
  })

  test('shows the way from the topmost folder that may be seen', () => {
    expect(crumbsOf('/home/ada/blog', '/home/ada')).toEqual([
      { name: 'ada', path: '/home/ada' },
      { name: 'blog', path: '/home/ada/blog' },
    ])
    expect(crumbsOf('/srv/blog', '/home/ada')).toEqual([{ name: 'blog', path: '/srv/blog' }])
    expect(crumbsOf('/home/adam', '/home/ada')).toEqual([{ name: 'adam', path: '/home/adam' }])
  })
})
