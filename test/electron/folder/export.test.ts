import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pageFile } from '../../../electron/folder/export-plan.ts'
import { folderWith, pictureOf, temporaryFolder } from '../../support/files.ts'
import { openWhole, startHost } from '../../support/host.ts'

const post = (title: string, more = '') => `+++\ntitle = "${title}"\n${more}+++\n\n# Heading\n\nBody of ${title}\n`
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'

async function exported(files: Readonly<Record<string, string | Uint8Array>>, drafts = false) {
  const root = await folderWith({ 'hugo.toml': 'title = "S"', ...files })
  const out = join(await temporaryFolder(), 'pages')
  const under = await startHost()
  await openWhole(under, root)
  const run = async (posts: readonly string[] | 'all') => {
    const id = await under.host.startExport({ posts, out, drafts })
    return under.event('exported', (progress) => progress.id === id && progress.finished)
  }
  return { ...under, root, out, run }
}

test.each([
  ['a.md', 'a.html'],
  ['blog/a.markdown', 'blog/a.html'],
  ['blog/b/index.md', 'blog/b.html'],
  ['blog/_index.md', 'blog/index.html'],
  ['_index.md', 'index.html'],
  ['index.md', 'index.html'],
  ['blog/v1.0.md', 'blog/v1.0.html'],
  ['blog/b/index.fr.md', 'blog/b.fr.html'],
  ['blog/_index.fr.md', 'blog/index.fr.html'],
  ['my_index.md', 'my_index.html'],
])('The page of %s is %s', (path, page) => {
  expect(pageFile(path)).toBe(page)
})

describe('An export', () => {
  test('writes a page for each post, with its pictures inside, and counts drafts and failures', async () => {
    const { run, out } = await exported({
      'content/blog/a.md': `${post('A', 'image = "/img/hero.svg"\n')}\n![one](/img/hero.svg) ![gone](/img/gone.svg) ![far](https://example.org/x.png)\n`,
      'content/blog/b/index.md': `${post('B')}\n![beside](own.svg)\n`,
      'content/blog/b/own.svg': svg,
      'content/blog/draft.md': post('Draft', 'draft = true\n'),
      'content/blog/latin.md': Buffer.from('+++\ntitle = "\xfc"\n+++\n', 'latin1'),
      'content/blog/binary.md': Buffer.from([0, 1, 2]),
      'content/_index.md': post('Home'),
      'static/img/hero.svg': svg,
    })
    const progress = await run('all')
    expect(progress).toMatchObject({ done: 5, total: 5, written: 4, skippedDrafts: 1, cancelled: false })
    expect(progress.failed).toEqual([{ post: 'blog/binary.md', message: expect.stringContaining('not a text file') }])
    expect(Object.keys(await pictureOf(out))).toEqual(['blog/a.html', 'blog/b.html', 'blog/latin.html', 'index.html'])
    const page = await readFile(join(out, 'blog', 'a.html'), 'utf8')
    const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    expect(page.split(data)).toHaveLength(3)
    expect(page).toContain('galley-image')
    expect(page).not.toMatch(/<script|src="(?!data:)|<link/)
    expect(await readFile(join(out, 'blog', 'b.html'), 'utf8')).toContain(data)
  })

  test('of a draft that is named writes it', async () => {
    const { run, out } = await exported({ 'content/draft.md': post('Draft', 'draft = true\n') })
    expect(await run(['draft.md'])).toMatchObject({ written: 1, skippedDrafts: 0 })
    expect(await readdir(out)).toEqual(['draft.html'])
  })

  test('of two posts that would share a page writes nothing and names both', async () => {
    const { run, out } = await exported({
      'content/b.md': post('B'),
      'content/b/index.md': post('B'),
      'content/c.md': post('C'),
    })
    await expect(run('all')).rejects.toMatchObject({
      code: 'exists',
      message: expect.stringMatching(/“b(?:\.md|\/index\.md)” and “b(?:\.md|\/index\.md)”.*Nothing was written/),
    })
    await expect(readdir(out)).rejects.toThrow()
  })

  test('counts names that differ only by case as one', async () => {
    const { run } = await exported({ 'content/a.md': post('A'), 'content/A.markdown': post('A') })
    await expect(run('all')).rejects.toMatchObject({ code: 'exists' })
  })

  test('replaces its own earlier pages, and no other file', async () => {
    const { run, out, root } = await exported({ 'content/a.md': post('A'), 'content/b.md': post('B') })
    await mkdir(out)
    await writeFile(join(out, 'b.html'), '<!doctype html><title>Mine</title>')
    const first = await run(['a.md'])
    expect(first.first).toBe(join(out, 'a.html'))
    await writeFile(join(root, 'content', 'a.md'), post('Changed'))
    const { failed, written } = await run('all')
    expect([written, failed.map(({ post }) => post)]).toEqual([1, ['b.md']])
    expect(failed[0]?.message).toMatch(/not made by Galley/)
    expect(await readFile(join(out, 'b.html'), 'utf8')).toBe('<!doctype html><title>Mine</title>')
    expect(await readFile(join(out, 'a.html'), 'utf8')).toContain('Changed')
  })

  test('into the content folder, or onto a file, is refused', async () => {
    const { host, root } = await exported({ 'content/a.md': post('A') })
    const start = (out: string) => host.startExport({ posts: 'all', out, drafts: false })
    await expect(start(join(root, 'content', 'pages'))).rejects.toMatchObject({ code: 'unsupported' })
    await expect(start(join(root, 'hugo.toml'))).rejects.toMatchObject({ code: 'exists' })
    await expect(start('pages')).rejects.toMatchObject({ code: 'outside' })
  })

  test('that is cancelled stops, and leaves whole pages only', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`content/p${at}.md`, post(`P ${at}`)]))
    const { host, event, out } = await exported(files)
    const id = await host.startExport({ posts: 'all', out, drafts: false })
    await event('exported', (progress) => progress.id === id && progress.done === 3)
    await host.cancelExport(id)
    const end = await event('exported', (progress) => progress.id === id && progress.finished)
    expect(end).toMatchObject({ cancelled: true, total: 300 })
    expect(end.done).toBeLessThan(300)
    const names = await readdir(out)
    expect(names).toHaveLength(end.written)
    for (const name of names) expect(await readFile(join(out, name), 'utf8')).toMatch(/<\/html>\n$/)
  })
})
