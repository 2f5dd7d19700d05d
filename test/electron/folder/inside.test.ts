import { lstat, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Method } from '../../../electron/api.ts'
import { dispatch } from '../../../electron/dispatch.ts'
import { contains } from '../../../electron/folder/inside.ts'
import { folderWith, pictureOf, writeFiles } from '../../support/files.ts'
import { kitOf, openWhole, startHost } from '../../support/host.ts'

const up = [
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%c0%af',
  '..;/',
  '....//',
  '.../',
  './../',
  '/../',
  '//../',
  '..//',
  '..\0/',
  '\0../',
  '．．/',
  '‥/',
]
const targets = ['outside.md', 'site-evil/post.md', 'etc/passwd', 'etc/passwd\0.md', '.ssh/config.md']

/** Ways to name a file outside the content folder. */
const spellings = [
  ...up.flatMap((climb) => targets.flatMap((target) => [climb + target, `blog/${climb}${climb}${target}`])),
  '/etc/passwd',
  '//etc/passwd',
  '///etc/passwd.md',
  '\\etc\\passwd',
  '\\\\server\\share\\a.md',
  '//server/share/a.md',
  'C:\\Windows\\win.ini',
  'C:/Windows/win.md',
  'C:win.md',
  'file:///etc/passwd',
  'file:../outside.md',
  '..',
  '../',
  '.',
  './',
  '/',
  '\\',
  '~/.ssh/id.md',
  'blog/..',
  'blog/../..',
  'blog/./../../outside.md',
  'blog//../../outside.md',
  'escape/outside.md',
  'escape.md',
  'blog/escape/../../outside.md',
  'chain.md',
  'loop.md',
  'blog/first.md/../../../outside.md',
  'blog/first.md/',
  'blog/first.md\0',
  'blog/first.md/.',
]

/** A site beside files that it must not reach, and links in it that lead out. */
async function hostileSite() {
  const above = await folderWith({
    'outside.md': 'secret',
    'site-evil/post.md': 'secret',
    'etc/passwd': 'secret',
    'site/hugo.toml': 'title = "S"',
    'site/content/blog/first.md': '+++\ntitle = "First"\n+++\n',
  })
  const content = join(above, 'site', 'content')
  await symlink(above, join(content, 'escape'))
  await symlink(join(above, 'outside.md'), join(content, 'escape.md'))
  await symlink('escape.md', join(content, 'chain.md'))
  await symlink('loop.md', join(content, 'loop.md'))
  await symlink('blog/first.md', join(content, 'linked.md'))
  return { above, root: join(above, 'site'), content }
}

describe('No path leads out of the open folder', () => {
  test(`There are more than a hundred spellings`, () => {
    expect(new Set(spellings).size).toBeGreaterThan(200)
  })

  test('Reading, writing, renaming, copying and deleting refuse every spelling, and change nothing', async () => {
    const { above, root, content } = await hostileSite()
    const trashed: string[] = []
    const under = await startHost({ trash: async (path) => void trashed.push(path) })
    await openWhole(under, root)
    const before = await pictureOf(above)
    const calls: readonly (readonly [Method, (path: string) => readonly unknown[]])[] = [
      ['readPost', (path) => [path]],
      ['writePost', (path) => [path, 'taken', null]],
      ['writePost', (path) => [path, 'taken', '0'.repeat(64)]],
      ['renamePost', (path) => [path, 'renamed']],
      ['renamePost', (path) => ['blog/spare.md', path]],
      ['duplicatePost', (path) => [path]],
      ['trashPost', (path) => [path]],
      ['createPost', (path) => [{ section: path, title: 'T', slug: 't', bundle: false }]],
      ['createPost', (path) => [{ section: 'blog', title: 'T', slug: path, bundle: true }]],
    ]
    const passed: string[] = []
    for (const path of spellings) {
      // A name that is odd but harmless takes this file away.
      await writeFile(join(content, 'blog', 'spare.md'), '')
      for (const [method, args] of calls) {
        const reply = await dispatch(under.host, { method, args: args(path) })
        if ('value' in reply) passed.push(`${method} ${JSON.stringify(args(path))}`)
      }
    }
    // What names a file inside, in an odd way, may be made there; nothing that stood before may change.
    const after = await pictureOf(above)
    for (const [path, bytes] of Object.entries(before)) expect(after[path], path).toBe(bytes)
    const made = Object.keys(after).filter((path) => !(path in before))
    expect(made.filter((path) => !path.startsWith('site/content/'))).toEqual([])
    expect(trashed.filter((path) => !made.includes(path.slice(above.length + 1)))).toEqual([])
    // Nothing can be read by such a name but what has just been made by it.
    const names = made.map((path) => path.slice('site/content/'.length))
    const reads = passed.filter((call) => /^(?:readPost|duplicatePost|trashPost) /.test(call))
    expect(reads.filter((call) => !names.some((name) => call.includes(JSON.stringify(name))))).toEqual([])
  })

  test('No address of an image reaches a file outside the site', async () => {
    const { above, root, content } = await hostileSite()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
    await writeFiles(above, { 'outside.svg': svg, 'site/static/inside.svg': svg, 'site/hidden.svg': svg })
    await symlink(join(above, 'outside.svg'), join(content, 'blog', 'leak.svg'))
    const under = await startHost()
    await openWhole(under, root)
    const addresses = up.flatMap((climb) => [1, 2, 3, 4].map((times) => `${climb.repeat(times)}outside.svg`))
    const others = [
      join(above, 'outside.svg'),
      `file://${above}/outside.svg`,
      'leak.svg',
      '/leak.svg',
      '../../hidden.svg',
    ]
    for (const url of [...addresses, ...others]) {
      const reply = await dispatch(under.host, { method: 'image', args: ['blog/first.md', url] })
      expect(reply, url).toEqual({ value: null })
    }
    const found = await under.host.image('blog/first.md', '/inside.svg')
    expect(found).toMatchObject({ path: 'static/inside.svg', type: 'image/svg+xml', width: 3, height: 2 })
  })

  test('An image that became a link out of the site since it was found is not read, nor are templates and data by links', async () => {
    const { above, root } = await hostileSite()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
    await writeFiles(above, { 'outside.svg': svg, 'secret.toml': 'a = 1', 'site/static/pic.svg': svg })
    for (const [folder, file] of [
      ['layouts/shortcodes', 'leak.html'],
      ['data', 'leak.toml'],
      ['i18n', 'en.toml'],
    ] as const) {
      await mkdir(join(root, folder), { recursive: true })
      await symlink(join(above, 'secret.toml'), join(root, folder, file))
    }
    const under = await startHost()
    await openWhole(under, root)
    expect(await under.host.image('blog/first.md', '/pic.svg')).not.toBeNull()
    await rm(join(root, 'static', 'pic.svg'))
    await symlink(join(above, 'outside.svg'), join(root, 'static', 'pic.svg'))
    expect(await under.host.image('blog/first.md', '/pic.svg')).toBeNull()
    expect(await kitOf(under.host)).toMatchObject({ templates: [], data: {}, i18n: {} })
  })

  test('A link that stays inside is read and written through', async () => {
    const { root, content } = await hostileSite()
    const under = await startHost()
    await openWhole(under, root)
    const post = await under.host.readPost('linked.md')
    await under.host.writePost('linked.md', `${post.text}more`, post.version)
    expect((await under.host.readPost('blog/first.md')).text).toBe('+++\ntitle = "First"\n+++\nmore')
    const again = await under.host.readPost('linked.md')
    expect(again.text).toBe('+++\ntitle = "First"\n+++\nmore')
    expect((await lstat(join(content, 'linked.md'))).isSymbolicLink()).toBe(true)
  })

  test('A folder whose name begins like the root is outside', () => {
    expect(contains('/site', '/site-evil')).toBe(false)
    expect(contains('/site', '/site')).toBe(true)
    expect(contains('/site', '/site/..a')).toBe(true)
    expect(contains('/site', '/')).toBe(false)
  })

  test('A content folder or theme that the configuration puts outside the site is not followed', async () => {
    const above = await folderWith({
      'private/secret.md': 'secret',
      'theme/layouts/shortcodes/steal.html': 'stolen',
      'site/hugo.toml': 'contentDir = "../private"\nthemesDir = ".."\ntheme = "theme"',
    })
    await mkdir(join(above, 'site', 'content'))
    await writeFile(join(above, 'site', 'content', 'a.md'), '')
    const under = await startHost()
    const site = await openWhole(under, join(above, 'site'))
    expect(site.content).toBe(join(above, 'site', 'content'))
    expect((await kitOf(under.host)).templates).toEqual([])
  })
})
