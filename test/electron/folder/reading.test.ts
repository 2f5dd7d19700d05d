import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HostEvents } from '../../../electron/api.ts'
import { folderWith, pictureOf, temporaryFolder, writeFiles } from '../../support/files.ts'
import { kitOf, openWhole, startHost } from '../../support/host.ts'

const headOf = (title: string, more = '') => `+++\ntitle = "${title}"\n${more}+++\n`
const post = (title: string, more = '') => `${headOf(title, more)}\nBody of ${title}\n`

describe('Finding the site', () => {
  test.each(['hugo.toml', 'hugo.yaml', 'hugo.json', 'config.toml', 'config/_default/hugo.toml'])(
    'around a folder, by its %s',
    async (file) => {
      const root = await folderWith({
        [file]: file.endsWith('json') ? '{"title": "S"}' : file.endsWith('yaml') ? 'title: S' : 'title = "S"',
        'content/blog/deep/a.md': post('A'),
      })
      const under = await startHost()
      for (const opened of [
        root,
        join(root, 'content'),
        join(root, 'content/blog/deep'),
        join(root, 'content/blog/deep/a.md'),
      ]) {
        const site = await under.host.openFolder(opened)
        expect(site).toMatchObject({
          root,
          content: join(root, 'content'),
          name: 'S',
          hugo: true,
          sections: ['blog', 'blog/deep'],
        })
      }
    },
  )

  test('A folder without a configuration is opened as it is, and another program’s config.json above it is none', async () => {
    const above = await folderWith({ 'config.json': '{}', 'notes/a.md': post('A') })
    const under = await startHost()
    expect(await under.host.openFolder(join(above, 'notes'))).toMatchObject({
      root: join(above, 'notes'),
      hugo: false,
      name: 'notes',
    })
  })

  test('The configuration is merged from its files, with keys in lower case', async () => {
    const root = await folderWith({
      'config/_default/hugo.yaml': 'Title: Site\nParams:\n  Deep:\n    A: 1\n    B: 2\ntaxonomies:\n  topic: topics',
      'config/_default/params.toml': '[deep]\nB = 3\nWhen = 2024-01-02',
      'config/_default/markup.json': '{"goldmark": {"renderer": {"unsafe": true}}}',
      'src/a.md': post('A', 'topics = ["x"]\ntags = ["no"]\n'),
      'config/_default/module.toml': '[[mounts]]\nsource = "src"\ntarget = "content"',
    })
    const under = await startHost()
    const site = await openWhole(under, root)
    expect(site).toMatchObject({ name: 'Site', content: join(root, 'src'), taxonomies: ['topics'], format: 'yaml' })
    const { config } = await kitOf(under.host)
    expect(config).toMatchObject({
      params: { deep: { a: 1, b: 3, when: { $date: '2024-01-02' } } },
      markup: { goldmark: { renderer: { unsafe: true } } },
    })
    const { entries } = await under.event('indexed')
    expect(entries[0]?.terms).toEqual({ topics: ['x'] })
  })

  test('A configuration that does not parse still opens', async () => {
    const root = await folderWith({ 'hugo.toml': 'title = ', 'content/a.md': post('A') })
    const under = await startHost()
    expect(await openWhole(under, root)).toMatchObject({ hugo: true, content: join(root, 'content') })
  })
})

describe('The list', () => {
  test('holds posts, bundles and sections, and nothing that is none', async () => {
    const root = await folderWith({
      'hugo.toml': '',
      'content/_index.md': post('Home'),
      'content/blog/_index.md': post('Blog'),
      'content/blog/one.md': post('One', 'date = 2024-01-02T10:00:00+01:00\ndraft = true\ntags = ["a", "b"]\n'),
      'content/blog/two.markdown': '---\ntitle: Two\ndate: 2999-01-01\n---\n',
      'content/blog/three/index.md': '{"title": "Three", "date": "2024-01-01"}\n',
      'content/blog/three/note.md': 'a resource',
      'content/blog/three/deep/other.md': 'a resource',
      'content/blog/broken.md': '+++\ntitle = \n+++\n',
      'content/blog/open.md': '+++\ntitle = "Open"\n',
      'content/blog/empty.md': '',
      'content/blog/twice.md': '+++\ntitle = "A"\ntitle = "B"\n+++\n',
      'content/blog/bare.md': 'Just text',
      'content/.hidden/x.md': post('Hidden'),
      'content/blog/.~x.md.0123456789ab.tmp': 'temp',
      'content/blog/x.md~': 'backup',
      'content/blog/picture.png': 'x',
    })
    execFileSync('mkfifo', [join(root, 'content', 'blog', 'pipe.md')])
    await symlink('/etc', join(root, 'content', 'etc'))
    await symlink('.', join(root, 'content', 'loop'))
    const under = await startHost()
    await openWhole(under, root)
    const entries = under.events.flatMap((event) => (event.type === 'indexed' ? event.data.entries : []))
    const shown = Object.fromEntries(
      entries.map(({ path, kind, title, draft, scheduled, section, format, problem }) => [
        path,
        [kind, title, draft, scheduled, section, format, problem !== null],
      ]),
    )
    expect(shown).toEqual({
      '_index.md': ['section', 'Home', false, false, '', 'toml', false],
      'blog/_index.md': ['section', 'Blog', false, false, 'blog', 'toml', false],
      'blog/one.md': ['post', 'One', true, false, 'blog', 'toml', false],
      'blog/two.markdown': ['post', 'Two', false, true, 'blog', 'yaml', false],
      'blog/three/index.md': ['bundle', 'Three', false, false, 'blog', 'json', false],
      'blog/broken.md': ['post', 'broken', false, false, 'blog', 'toml', true],
      'blog/open.md': ['post', 'open', false, false, 'blog', 'toml', true],
      'blog/empty.md': ['post', 'empty', false, false, 'blog', 'none', false],
      'blog/twice.md': ['post', 'twice', false, false, 'blog', 'toml', true],
      'blog/bare.md': ['post', 'bare', false, false, 'blog', 'none', false],
    })
    expect(entries.find(({ path }) => path === 'blog/one.md')).toMatchObject({
      date: '2024-01-02T10:00:00+01:00',
      time: Date.parse('2024-01-02T09:00:00Z'),
      terms: { tags: ['a', 'b'], categories: [] },
    })
    expect(entries.find(({ path }) => path === 'blog/broken.md')?.problem).toMatchObject({
      message: expect.stringMatching(/\S/),
      column: expect.any(Number),
    })
  })

  test('of 2,000 posts comes in slices, the first before the others are read', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [
        `content/blog/post-${at}.md`,
        post(`Post ${at}`, `tags = ["t${at % 7}"]\n`),
      ]),
    )
    const root = await folderWith({ 'hugo.toml': '', ...files })
    const under = await startHost()
    await openWhole(under, root)
    const slices = under.events.flatMap((event) => (event.type === 'indexed' ? [event.data] : []))
    expect(slices.length).toBeGreaterThan(4)
    expect(slices[0]).toMatchObject({ total: 2000, finished: false })
    expect(slices[0]?.entries.length).toBeLessThanOrEqual(100)
    expect(slices.map(({ done }) => done)).toEqual(slices.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(slices.filter(({ finished }) => finished).length).toBe(1)
    expect(new Set(slices.flatMap(({ entries }) => entries.map(({ path }) => path))).size).toBe(2000)
    const habits = await under.host.habits()
    expect(habits.posts).toBe(2000)
    expect(habits.fields.find(({ path }) => path[0] === 'tags')?.values).toHaveLength(7)
  })

  test('reads a head of any length whole', async () => {
    const long = `description = "${'word '.repeat(20_000)}"\n`
    const root = await folderWith({
      'toml.md': post('Toml', long),
      'crlf.md': post('Crlf', long).replaceAll('\n', '\r\n'),
      'bom.md': `\uFEFF${post('Bom', long)}`,
      'json.md': JSON.stringify({ text: '} '.repeat(20_000), title: 'Json' }),
      'edge.md': `+++\ntitle = "Edge"\nx = "${'x'.repeat(2048 - 30)}"\n+++\n`,
    })
    const under = await startHost()
    await openWhole(under, root)
    const entries = under.events.flatMap((event) => (event.type === 'indexed' ? event.data.entries : []))
    expect(Object.fromEntries(entries.map(({ path, title, problem }) => [path, problem?.message ?? title]))).toEqual({
      'toml.md': 'Toml',
      'crlf.md': 'Crlf',
      'bom.md': 'Bom',
      'json.md': 'Json',
      'edge.md': 'Edge',
    })
  })
})

describe('Reading a post', () => {
  test('gives its text whole: BOM, line ends and all', async () => {
    const text = '\uFEFF+++\r\ntitle = "A"\r\n+++\r\nmixed\nends\r\n  '
    const root = await folderWith({ 'a.md': text, 'empty.md': '' })
    const { host } = await startHost()
    await host.openFolder(root)
    expect(await host.readPost('a.md')).toMatchObject({ text, readOnly: null, encoding: 'UTF-8' })
    expect(await host.readPost('empty.md')).toMatchObject({ text: '', readOnly: null })
  })

  test('that is not UTF-8 is for reading only, and is never written', async () => {
    const root = await folderWith({
      'latin.md': Buffer.from('Gr\xfc\xdfe', 'latin1'),
      'wide.md': Buffer.from('\uFEFFWide', 'utf16le'),
    })
    const before = await pictureOf(root)
    const { host } = await startHost()
    await host.openFolder(root)
    for (const [path, text] of [
      ['latin.md', 'Grüße'],
      ['wide.md', '\uFEFFWide'],
    ] as const) {
      const read = await host.readPost(path)
      expect(read.text).toBe(text)
      expect(read.readOnly).toMatch(/not UTF-8/)
      await expect(host.writePost(path, 'x', read.version)).rejects.toMatchObject({ code: 'not-text' })
    }
    expect(await pictureOf(root)).toEqual(before)
  })

  test('that is no text, no file or too large is refused in words', async () => {
    const root = await folderWith({
      'binary.md': Buffer.from([0x89, 0x50, 0, 1]),
      'a.txt': 'x',
      'large.md': Buffer.alloc((32 << 20) + 1, 'x'),
    })
    await mkdir(join(root, 'folder.md'))
    const { host } = await startHost()
    await host.openFolder(root)
    await expect(host.readPost('binary.md')).rejects.toMatchObject({
      code: 'not-text',
      message: expect.stringContaining('not a text file'),
    })
    await expect(host.readPost('a.txt')).rejects.toMatchObject({ code: 'unsupported' })
    await expect(host.readPost('large.md')).rejects.toMatchObject({ code: 'unsupported' })
    await expect(host.readPost('folder.md')).rejects.toMatchObject({ code: 'not-text' })
    await expect(host.readPost('gone.md')).rejects.toMatchObject({
      code: 'missing',
      message: expect.not.stringMatching(/ENOENT|errno/),
    })
  })

  test('before a folder is open is refused', async () => {
    const { host } = await startHost()
    await expect(host.readPost('a.md')).rejects.toMatchObject({ code: 'no-folder' })
    await expect(host.openFolder('/nowhere/at/all')).rejects.toMatchObject({ code: 'missing' })
    await expect(host.openFolder('relative')).rejects.toMatchObject({ code: 'outside' })
  })

  test('Half a character cannot be saved', async () => {
    const root = await folderWith({ 'a.md': 'old' })
    const { host } = await startHost()
    await host.openFolder(root)
    const { version } = await host.readPost('a.md')
    await expect(host.writePost('a.md', 'x\ud83d', version)).rejects.toMatchObject({ code: 'not-text' })
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('old')
  })
})

describe('What other programs do', () => {
  const changed =
    (path: string, gone = false) =>
    (data: HostEvents['changed']) =>
      data.path === path && (data.version === null) === gone

  async function watched() {
    const root = await folderWith({
      'hugo.toml': '',
      'content/a.md': post('A'),
      'content/b/c.md': post('C'),
      'layouts/shortcodes/x.html': 'x',
    })
    const under = await startHost()
    await openWhole(under, root)
    // The watch has begun once it has told of something.
    let ready = false
    void under.event('changed', changed('ready.md')).then(() => {
      ready = true
    })
    for (let at = 0; !ready; at++) {
      await writeFile(join(root, 'content', 'ready.md'), post(`Ready ${at}`))
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    return { ...under, root, content: join(root, 'content') }
  }

  test('is told, with the new entry, whether a file is written, made, replaced or removed', async () => {
    const { content, event } = await watched()
    await writeFile(join(content, 'a.md'), post('A2'))
    expect((await event('changed', changed('a.md'))).entry?.title).toBe('A2')
    await writeFile(join(content, '.new'), post('New'))
    await rename(join(content, '.new'), join(content, 'new.md'))
    expect((await event('changed', changed('new.md'))).entry?.title).toBe('New')
    await unlink(join(content, 'new.md'))
    expect((await event('changed', changed('new.md', true))).entry).toBeNull()
    await writeFiles(content, { 'fresh/deep/d.md': post('D') })
    await event('changed', changed('fresh/deep/d.md'))
    await rm(join(content, 'b'), { recursive: true })
    await event('changed', changed('b/c.md', true))
  })

  test('Galley’s own writes are no news', async () => {
    const { content, host, event, events } = await watched()
    const read = await host.readPost('a.md')
    await host.writePost('a.md', post('Mine'), read.version)
    const made = await host.createPost({ section: '', title: 'Made', slug: '', bundle: false })
    await host.renamePost(made, 'moved')
    await writeFile(join(content, 'last.md'), post('Last'))
    await event('changed', changed('last.md'))
    const told = events.flatMap((one) => (one.type === 'changed' ? [one.data.path] : []))
    expect(told.filter((path) => path !== 'ready.md')).toEqual(['last.md'])
  })

  test('A template that changes asks for the kit again', async () => {
    const { root, host, event, events } = await watched()
    const { revision } = await kitOf(host)
    const before = events.length
    await writeFile(join(root, 'layouts', 'shortcodes', 'x.html'), 'changed')
    await event('kit', () => events.length > before && events.slice(before).some(({ type }) => type === 'kit'))
    const kit = await kitOf(host)
    expect(kit.revision).not.toBe(revision)
    expect(kit.templates).toContainEqual({ path: 'shortcodes/x.html', source: 'changed' })
  })

  test('A configuration that changes is in the kit, with the theme that it names', async () => {
    const { root, host, event, events } = await watched()
    const before = events.length
    await mkdir(join(root, 'themes/late/layouts/shortcodes'), { recursive: true })
    await writeFile(join(root, 'themes/late/layouts/shortcodes/late.html'), 'late')
    await writeFile(join(root, 'hugo.toml'), 'title = "Changed"\ntheme = "late"\n[params]\nnumber = 5\n')
    await event('kit', () => events.length > before && events.slice(before).some(({ type }) => type === 'kit'))
    await expect.poll(async () => (await kitOf(host)).config).toMatchObject({ title: 'Changed', params: { number: 5 } })
    expect((await kitOf(host)).templates).toContainEqual({ path: 'shortcodes/late.html', source: 'late' })
  })
})

test('The kit holds the site’s templates before its themes’, data, translations, pages and sizes of images', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
  const root = await folderWith({
    'hugo.toml': 'theme = "one"',
    'layouts/shortcodes/a.html': 'own a',
    'themes/one/layouts/shortcodes/a.html': 'theme a',
    'themes/one/layouts/shortcodes/b.html': 'theme b',
    'themes/two/layouts/shortcodes/c.html': 'not used',
    'data/people/ada.toml': 'Name = "Ada"',
    'data/broken.json': '{',
    'i18n/en.yaml': 'hello: Hello\nmore:\n  one: one\n  other: "{{ .Count }}"',
    'i18n/de.toml': '[[x]]',
    'static/img/a.svg': svg,
    'content/b/index.md': post('B'),
    'content/b/hero.svg': svg,
    'content/post.md': post('Post', 'slug = "other"\n'),
  })
  const under = await startHost()
  await openWhole(under, root)
  const kit = await kitOf(under.host)
  expect(kit.templates).toEqual([
    { path: 'shortcodes/a.html', source: 'own a' },
    { path: 'shortcodes/b.html', source: 'theme b' },
  ])
  expect(kit.data).toEqual({ people: { ada: { Name: 'Ada' } } })
  expect(kit.i18n.en).toEqual({ hello: 'Hello', more: { one: 'one', other: '{{ .Count }}' } })
  expect(kit.files).toEqual([
    { path: 'img/a.svg', root: 'static', width: 40, height: 30 },
    { path: 'b/hero.svg', root: 'content', width: 40, height: 30 },
  ])
  expect(kit.pages.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'b/index.md', title: 'B', url: '/b/', head: headOf('B') },
    { path: 'post.md', title: 'Post', url: '/other/', head: headOf('Post', 'slug = "other"\n') },
  ])
  expect((await kitOf(under.host)).revision).toBe(kit.revision)
  expect((await under.host.images('b/index.md')).map(({ name, path, bytes }) => [name, path, bytes])).toEqual([
    ['hero.svg', 'content/b/hero.svg', svg.length],
    ['/img/a.svg', 'static/img/a.svg', svg.length],
  ])
})

test('Folders that may not be read hide their own posts only', async () => {
  const root = await folderWith({ 'a.md': post('A'), 'closed/b.md': post('B') })
  if (process.getuid?.() === 0) {
    // Nothing is closed to this user: the case is tried as another one, by the whole host in a process of its own.
    const place = await temporaryFolder()
    const { build } = await import('esbuild')
    await build({
      entryPoints: ['electron/folder/walk.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: join(place, 'walk.js'),
    })
    await chmod(place, 0o755)
    await chmod(root, 0o755)
    await chmod(join(root, 'closed'), 0o700)
    const script = `import { walkContent } from '${join(place, 'walk.js')}'; process.stdout.write(JSON.stringify(walkContent(${JSON.stringify(root)}, false).posts))`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65_534,
      gid: 65_534,
      cwd: '/',
      encoding: 'utf8',
    })
    expect(JSON.parse(out)).toEqual(['a.md'])
    return
  }
  await chmod(join(root, 'closed'), 0)
  const under = await startHost()
  await openWhole(under, root)
  await chmod(join(root, 'closed'), 0o700)
  const entries = under.events.flatMap((event) => (event.type === 'indexed' ? event.data.entries : []))
  expect(entries.map(({ path }) => path)).toEqual(['a.md'])
})
