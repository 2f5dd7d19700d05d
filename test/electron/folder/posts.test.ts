import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkName, slugOf } from '../../../electron/folder/names.ts'
import { Refused } from '../../../electron/refused.ts'
import { folderWith, pictureOf } from '../../support/files.ts'
import { openWhole, startHost } from '../../support/host.ts'

const post = '+++\ntitle = "First"\ndate = "2016-02-04T19:04:00+01:00"\ndraft = false\ntags = ["a"]\n+++\n\nBody\n'

async function site(files: Readonly<Record<string, string>> = {}) {
  const root = await folderWith({ 'hugo.toml': 'title = "S"', 'content/blog/first.md': post, ...files })
  const trashed: string[] = []
  const under = await startHost({ trash: async (path) => void trashed.push(path) })
  await openWhole(under, root)
  return { ...under, under, root, content: join(root, 'content'), trashed }
}

describe('Names', () => {
  test.each([
    ['Hello, World!', 'hello-world'],
    ['  It’s the “thing”  ', 'its-the-thing'],
    ['Grüße aus Köln', 'grüße-aus-köln'],
    ['日本 語', '日本-語'],
    ['C++ & C#', 'c-c'],
    ['../../.bashrc', 'bashrc'],
    ['con', 'con-post'],
    ['???', 'untitled'],
    ['', 'untitled'],
    ['a'.repeat(300), 'a'.repeat(80)],
  ])('The slug of “%s” is “%s”', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
    expect(checkName(slug)).toBe(slug)
  })

  test.each([
    '',
    ' ',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'a\0',
    'a\nb',
    '.hidden',
    '#x',
    '_index',
    '_x',
    ' x',
    'x.',
    'x ',
    'x~',
    'a:b',
    'a*b',
    'CON',
    'con',
    'nul.txt',
    'COM1',
    'lpt9.md',
    'aux',
    'index',
    'x'.repeat(121),
  ])('“%s” is no file name', (name) => {
    expect(() => checkName(name)).toThrow(Refused)
  })
})

describe('A new post', () => {
  test('is made from the section’s archetype, with the title as typed and shortcodes kept', async () => {
    const { host, content } = await site({
      'archetypes/default.md': '---\ntitle: "{{ .Name }}"\n---\n',
      'archetypes/blog.md':
        '+++\n# Fill in\ntitle =  "{{ replace .Name "-" " " | title }}"\ndate = {{ .Date }}\nkind = "{{ .Type }}"\nsite = "{{ .Site.Title }}"\n+++\n\n{{< figure src="{{ .Name }}.png" >}}\n',
    })
    const path = await host.createPost({ section: 'blog', title: 'Say "hi": now', slug: '', bundle: false })
    expect(path).toBe('blog/say-hi-now.md')
    const text = await readFile(join(content, path), 'utf8')
    expect(text).toMatch(
      /^\+\+\+\n# Fill in\ntitle = {2}"Say \\"hi\\": now"\ndate = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\nkind = "blog"\nsite = "S"\n\+\+\+\n\n\{\{< figure src="say-hi-now.png" >\}\}\n$/,
    )
    const other = await host.createPost({ section: '', title: 'Top', slug: 'my-slug', bundle: false })
    expect(await readFile(join(content, other), 'utf8')).toBe('---\ntitle: "Top"\n---\n')
  })

  test('takes after its newest neighbour where there is no archetype', async () => {
    const { host, content } = await site({
      'content/blog/odd.md': '+++\ntitle = "Odd"\ndate = "2015-01-01T00:00:00Z"\nrare = 1\n+++\n',
    })
    const path = await host.createPost({ section: 'blog', title: 'Next one', slug: '', bundle: false })
    expect(await readFile(join(content, path), 'utf8')).toMatch(
      /^\+\+\+\ntitle = "Next one"\ndate = "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"\ndraft = true\ntags = \[\]\n\+\+\+\n\n$/,
    )
  })

  test('in a folder without posts has a title, a date and is a draft', async () => {
    const root = await folderWith({ 'notes.txt': 'x' })
    const under = await startHost()
    await openWhole(under, root)
    const path = await under.host.createPost({ section: '', title: 'First', slug: '', bundle: false })
    expect(await readFile(join(root, path), 'utf8')).toMatch(/^---\ntitle: "?First"?\ndate: .*\ndraft: true\n---\n\n$/)
  })

  test('as a bundle is a folder with the files of its archetype', async () => {
    const { host, content } = await site({
      'archetypes/blog/index.md': '---\ntitle: x\n---\n',
      'archetypes/blog/images/pic.svg': '<svg/>',
    })
    const path = await host.createPost({ section: 'blog', title: 'With pictures', slug: '', bundle: true })
    expect(path).toBe('blog/with-pictures/index.md')
    expect(Object.keys(await pictureOf(join(content, 'blog', 'with-pictures')))).toEqual(['images/pic.svg', 'index.md'])
  })

  test('never takes the place of a file or bundle, and appears in the list', async () => {
    const { host, content, event } = await site({ 'content/blog/second/index.md': post })
    const before = await pictureOf(content)
    for (const slug of ['first', 'second']) {
      for (const bundle of [true, false]) {
        await expect(host.createPost({ section: 'blog', title: 'T', slug, bundle })).rejects.toMatchObject({
          code: 'exists',
        })
      }
    }
    expect(await pictureOf(content)).toEqual(before)
    await expect(host.createPost({ section: 'nowhere', title: 'T', slug: '', bundle: false })).rejects.toMatchObject({
      code: 'missing',
    })
    const path = await host.createPost({ section: 'blog', title: 'Third', slug: '', bundle: false })
    await event('indexed', ({ entries }) => entries.some((entry) => entry.path === path && entry.title === 'Third'))
  })

  test('says where an archetype is wrong, and makes nothing', async () => {
    const { host, content } = await site({ 'archetypes/blog.md': '+++\ntitle = "{{ nope .Name }}"\n+++\n' })
    await expect(host.createPost({ section: 'blog', title: 'T', slug: '', bundle: false })).rejects.toThrow(
      /archetypes\/blog\.md.*No post was made/,
    )
    expect(await readdir(join(content, 'blog'))).toEqual(['first.md'])
  })
})

describe('Renaming', () => {
  test('moves a file with its bytes', async () => {
    const { host, content } = await site()
    expect(await host.renamePost('blog/first.md', 'renamed')).toBe('blog/renamed.md')
    expect(await readdir(join(content, 'blog'))).toEqual(['renamed.md'])
    expect(await readFile(join(content, 'blog/renamed.md'), 'utf8')).toBe(post)
  })

  test('takes the old name off the list in the slice that brings the new one, and is no news to the watch', async () => {
    const { host, event, events, content } = await site()
    await host.renamePost('blog/first.md', 'second')
    const { entries, gone } = await event('indexed', ({ gone }) => gone.length > 0)
    expect([gone, entries.map(({ path }) => path)]).toEqual([['blog/first.md'], ['blog/second.md']])
    // What the watch tells of a later change would come after what it had to say of the rename.
    await writeFile(join(content, 'blog/third.md'), post)
    await event('changed', ({ path }) => path === 'blog/third.md')
    expect(events.flatMap(({ type, data }) => (type === 'changed' ? [data.path] : []))).toEqual(['blog/third.md'])
  })

  test('moves a bundle’s folder', async () => {
    const { host, content } = await site({ 'content/blog/b/index.md': post, 'content/blog/b/pic.svg': '<svg/>' })
    expect(await host.renamePost('blog/b/index.md', 'c')).toBe('blog/c/index.md')
    expect(await readdir(join(content, 'blog', 'c'))).toEqual(['index.md', 'pic.svg'])
  })

  test('changes the case of a name, and keeps a link a link', async () => {
    const { host, content } = await site()
    expect(await host.renamePost('blog/first.md', 'First')).toBe('blog/First.md')
    await symlink('First.md', join(content, 'blog', 'link.md'))
    expect(await host.renamePost('blog/link.md', 'moved')).toBe('blog/moved.md')
    expect((await lstat(join(content, 'blog', 'moved.md'))).isSymbolicLink()).toBe(true)
  })

  test('never replaces anything', async () => {
    const { host, content } = await site({ 'content/blog/second.md': 'second', 'content/blog/b/index.md': post })
    await mkdir(join(content, 'blog', 'empty'))
    const before = await pictureOf(content)
    await expect(host.renamePost('blog/first.md', 'second')).rejects.toMatchObject({ code: 'exists' })
    await expect(host.renamePost('blog/b/index.md', 'empty')).rejects.toMatchObject({ code: 'exists' })
    await expect(host.renamePost('blog/gone.md', 'x')).rejects.toMatchObject({ code: 'missing' })
    expect(await pictureOf(content)).toEqual(before)
  })
})

describe('Duplicating', () => {
  test('copies with a name of its own, a title that says so, and as a draft', async () => {
    const { host, content } = await site()
    expect(await host.duplicatePost('blog/first.md')).toBe('blog/first-copy.md')
    expect(await host.duplicatePost('blog/first.md')).toBe('blog/first-copy-2.md')
    expect(await readFile(join(content, 'blog/first-copy.md'), 'utf8')).toBe(
      post.replace('"First"', '"First (copy)"').replace('false', 'true'),
    )
    expect(await readFile(join(content, 'blog/first.md'), 'utf8')).toBe(post)
  })

  test('copies a bundle whole, and a post that cannot be read as it is', async () => {
    const { host, content } = await site({ 'content/blog/b/index.md': post, 'content/blog/b/deep/x.svg': '<svg/>' })
    expect(await host.duplicatePost('blog/b/index.md')).toBe('blog/b-copy/index.md')
    expect(Object.keys(await pictureOf(join(content, 'blog/b-copy')))).toEqual(['deep/x.svg', 'index.md'])
    const bytes = Buffer.from([0x2b, 0x2b, 0x2b, 0x0a, 0xff, 0xfe, 0x0a])
    await writeFile(join(content, 'blog', 'odd.md'), bytes)
    await host.duplicatePost('blog/odd.md')
    expect(await readFile(join(content, 'blog', 'odd-copy.md'))).toEqual(bytes)
  })
})

describe('Deleting', () => {
  test('hands a post, or a bundle’s own folder, to the trash', async () => {
    const { host, content, trashed } = await site({
      'content/2024/my-post/index.md': post,
      'content/2024/other.md': post,
    })
    await host.trashPost('blog/first.md')
    await host.trashPost('2024/my-post/index.md')
    expect(trashed).toEqual([join(content, 'blog', 'first.md'), join(content, '2024', 'my-post')])
  })

  test('of one language of a bundle keeps its folder', async () => {
    const { host, content, trashed } = await site({
      'content/blog/b/index.md': post,
      'content/blog/b/index.fr.md': post,
    })
    await host.trashPost('blog/b/index.fr.md')
    expect(trashed).toEqual([join(content, 'blog', 'b', 'index.fr.md')])
  })

  test('of a section’s page, or the home page, never takes the folder', async () => {
    const { host, content, trashed } = await site({
      'content/blog/_index.md': post,
      'content/_index.md': post,
      'content/index.md': post,
    })
    await host.trashPost('blog/_index.md')
    await host.trashPost('_index.md')
    await host.trashPost('index.md')
    expect(trashed).toEqual(['blog/_index.md', '_index.md', 'index.md'].map((path) => join(content, path)))
  })

  test('without a trash is refused and deletes nothing', async () => {
    const root = await folderWith({ 'a.md': post })
    const under = await startHost({
      trash: async () => {
        throw new Refused('unsupported', 'There is no trash here.')
      },
    })
    await openWhole(under, root)
    await expect(under.host.trashPost('a.md')).rejects.toMatchObject({ code: 'unsupported' })
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe(post)
  })
})
