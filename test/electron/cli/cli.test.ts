import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../../electron/cli/run.ts'
import { folderWith, pictureOf, temporaryFolder, writeFiles } from '../../support/files.ts'

interface Outcome {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process: the same code as `galley`, whose own process is tried at the end. */
async function galley(...args: readonly string[]): Promise<Outcome> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const status = await runCommandLine(args)
    const written = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('')
    return { status, out: written(out), err: written(err) }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

const toml = `\uFEFF+++\r
# About
title =  "First"   # the title\r
date = "2016-02-04T19:04:00+01:00"\r
draft = false\r
weight = 10\r
ratio = 1.50\r
tags = ["a", "b"]\r
when = 2016-02-04T19:04:00+01:00\r
\r
[params]\r
"a.b" = 1\r
deep.er = "x"\r
\r
+++\r
Body  \r
`

async function oneFile(text: string | Uint8Array = toml) {
  const folder = await folderWith({ 'a.md': text })
  return join(folder, 'a.md')
}

/** What `set` did to the file: the lines that went and those that came. */
async function changed(file: string, before: string) {
  const [old, fresh] = [before.split('\n'), (await readFile(file, 'utf8')).split('\n')]
  return { gone: old.filter((line) => !fresh.includes(line)), came: fresh.filter((line) => !old.includes(line)) }
}

describe('Usage', () => {
  test('Each command tells of itself, and a wrong one ends with status 2', async () => {
    for (const command of ['start', 'serve', 'list', 'get', 'set', 'render', 'agree', 'export']) {
      const { status, out, err } = await galley(command, '--help')
      expect([status, err, out.startsWith('galley ')]).toEqual([0, '', true])
    }
    const wrong = [
      ['--nope'],
      ['list'],
      ['list', 'a', 'b'],
      ['get', 'a.md'],
      ['set', 'a.md'],
      ['set', 'a.md', 'novalue'],
      ['set', 'a.md', 'x:=nope'],
      ['set', 'a.md', 'a..b=1'],
      ['render'],
      ['render', '--out', 'x'],
      ['agree', 'x'],
      ['agree', '--hugo', 'x'],
      ['export', 'a.md'],
      ['export', '--out', 'x'],
      ['serve'],
      ['serve', 'x', '--port', 'y'],
      ['list', 'x', '--nope'],
    ]
    for (const args of wrong) {
      expect(await galley(...args), args.join(' ')).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringMatching(/^galley: .+\. Try --help\.\n$/),
      })
    }
  })

  test('What fails ends with status 1 and one sentence', async () => {
    const broken = await oneFile('+++\ntitle = \n+++\n')
    for (const args of [
      ['get', '/nowhere/a.md', 'title'],
      ['list', '/nowhere'],
      ['get', broken, 'title'],
      ['set', broken, 'title=x'],
      ['render', '/nowhere/a.md'],
      ['serve', '/nowhere', '--no-open'],
      ['/nowhere'],
    ]) {
      const { status, out, err } = await galley(...args)
      expect([status, out], args.join(' ')).toEqual([1, ''])
      expect(err, args.join(' ')).toMatch(/^galley: .+\.\n$/)
      expect(err).not.toMatch(/ENOENT|at .*\.js/)
    }
    expect(await readFile(broken, 'utf8')).toBe('+++\ntitle = \n+++\n')
  })
})

describe('get', () => {
  test('prints strings bare, lists one a line, tables as JSON, and nothing for what is not there', async () => {
    const file = await oneFile()
    const expected: readonly (readonly [string, string])[] = [
      ['title', 'First\n'],
      ['date', '2016-02-04T19:04:00+01:00\n'],
      ['when', '2016-02-04T19:04:00+01:00\n'],
      ['draft', 'false\n'],
      ['ratio', '1.50\n'],
      ['tags', 'a\nb\n'],
      ['tags.1', 'b\n'],
      ['params."a.b"', '1\n'],
      ['params.deep.er', 'x\n'],
      ['params', '{"a.b":1,"deep":{"er":"x"}}\n'],
    ]
    for (const [key, printed] of expected) expect((await galley('get', file, key)).out, key).toBe(printed)
    expect(await galley('get', file, 'missing')).toEqual({ status: 1, out: '', err: '' })
    expect((await galley('get', file, 'tags', '--json')).out).toBe('[\n  "a",\n  "b"\n]\n')
  })
})

describe('set', () => {
  test('changes what it says and no other byte, in one write', async () => {
    const file = await oneFile()
    const { status, err } = await galley(
      'set',
      file,
      'title=A = "b"',
      'draft=true',
      'weight=0x10',
      'tags=x',
      'tags=y z',
      'params."a.b"=7',
      'params.deep.er=',
      'when=2017-01-01T00:00:00Z',
    )
    expect([status, err]).toEqual([0, ''])
    expect(await changed(file, toml)).toEqual({
      gone: [
        'title =  "First"   # the title\r',
        'draft = false\r',
        'weight = 10\r',
        'tags = ["a", "b"]\r',
        'when = 2016-02-04T19:04:00+01:00\r',
        '"a.b" = 1\r',
        'deep.er = "x"\r',
      ],
      came: [
        'title =  "A = \\"b\\""   # the title\r',
        'draft = true\r',
        'weight = 0x10\r',
        'tags = ["x", "y z"]\r',
        'when = 2017-01-01T00:00:00Z\r',
        '"a.b" = 7\r',
        'deep.er = ""\r',
      ],
    })
  })

  test('takes keys out, and sets any type by :=', async () => {
    const file = await oneFile()
    await galley('set', file, '--unset', 'weight', '--unset', 'params.deep', 'ratio:="text"')
    expect(await changed(file, toml)).toEqual({
      gone: ['weight = 10\r', 'ratio = 1.50\r', 'deep.er = "x"\r'],
      came: ['ratio = "text"\r'],
    })
  })

  test('refuses a value of another type, and then writes nothing at all', async () => {
    const file = await oneFile()
    for (const change of [
      'draft=maybe',
      'weight=1.5',
      'weight=many',
      'ratio=x',
      'when=tomorrow',
      'params=1',
      'title.x=1',
    ]) {
      expect(await galley('set', file, 'title=Other', change), change).toMatchObject({ status: 1, out: '' })
      expect(await readFile(file, 'utf8'), change).toBe(toml)
    }
    expect((await galley('set', file, '--unset', 'nope')).status).toBe(1)
    expect(await readFile(file, 'utf8')).toBe(toml)
  })

  test('gives a new key the type that its neighbours give it, else makes it a string', async () => {
    const folder = await folderWith({
      'hugo.toml': '',
      'content/a.md': '+++\ntitle = "A"\n+++\n',
      'content/b.md': '+++\nweight = 3\nfeatured = true\nkeywords = ["x"]\n+++\n',
    })
    const file = join(folder, 'content', 'a.md')
    await galley('set', file, 'weight=5', 'featured=false', 'keywords=one', 'series=7', 'list=["a","b"]')
    expect(await readFile(file, 'utf8')).toBe(
      '+++\ntitle = "A"\nweight = 5\nfeatured = false\nkeywords = ["one"]\nseries = "7"\nlist = ["a", "b"]\n+++\n',
    )
    expect((await galley('set', file, 'extra=x', '--unset', 'extra')).status).toBe(0)
  })

  test('works on YAML and JSON, and on a post without front matter', async () => {
    const folder = await folderWith({
      'y.md': '---\n# note\ntitle: First   # here\ntags:\n  - a\n---\nBody\n',
      'j.md': '{\n  "title": "First",\n  "draft": false\n}\nBody\n',
      'n.md': 'Body\n',
    })
    await galley('set', join(folder, 'y.md'), 'title=Second', 'tags=a', 'tags=b')
    expect(await readFile(join(folder, 'y.md'), 'utf8')).toBe(
      '---\n# note\ntitle: Second   # here\ntags:\n  - a\n  - b\n---\nBody\n',
    )
    await galley('set', join(folder, 'j.md'), 'draft=true')
    expect(await readFile(join(folder, 'j.md'), 'utf8')).toBe('{\n  "title": "First",\n  "draft": true\n}\nBody\n')
    await galley('set', join(folder, 'n.md'), 'title=New')
    expect(await readFile(join(folder, 'n.md'), 'utf8')).toMatch(/^---\ntitle: "?New"?\n---\n\n?Body\n$/)
  })

  test('leaves a file that is not UTF-8 alone', async () => {
    const bytes = Buffer.from('+++\ntitle = "\xfc"\n+++\n', 'latin1')
    const file = await oneFile(bytes)
    expect((await galley('set', file, 'title=x')).status).toBe(1)
    expect(await readFile(file)).toEqual(bytes)
  })
})

const post = (title: string, more = '') => `+++\ntitle = "${title}"\n${more}+++\nBody of *${title}*\n`

test('list prints the posts below a folder, newest first, also as JSON', async () => {
  const folder = await folderWith({
    'hugo.toml': '',
    'content/old.md': post('Old', 'date = 2001-01-01\n'),
    'content/blog/new.md': post('New\\u001b[31m', 'date = "2024-01-01"\ndraft = true\ntags = ["a", "b"]\n'),
    'content/blog/broken.md': '+++\ntitle = \n+++\n',
  })
  const { out, status } = await galley('list', folder)
  expect(status).toBe(0)
  expect(out.split('\n').map((line) => line.split('\t')[0])).toEqual(['blog/new.md', 'old.md', 'blog/broken.md', ''])
  expect(out.split('\n')[0]).toBe('blog/new.md\t2024-01-01\tdraft\ta, b\ttoml\tNew␛[31m')
  const listed: unknown = JSON.parse((await galley('list', join(folder, 'content', 'blog'), '--json')).out)
  expect(listed).toEqual([
    {
      path: 'blog/new.md',
      title: 'New\u001b[31m',
      date: '2024-01-01',
      draft: true,
      tags: ['a', 'b'],
      format: 'toml',
      error: null,
    },
    {
      path: 'blog/broken.md',
      title: 'broken',
      date: null,
      draft: false,
      tags: [],
      format: 'toml',
      error: { message: expect.any(String), line: expect.any(Number), column: expect.any(Number) },
    },
  ])
})

test('render prints the HTML of the body, with the site’s own shortcodes', async () => {
  const folder = await folderWith({
    'hugo.toml': '',
    'content/a.md': '+++\ntitle = "A"\n+++\nBefore *it*\n\n{{< quotation quote="Q" source="S" >}}\n',
    'layouts/shortcodes/quotation.html':
      '<blockquote>{{ .Get "quote" }} {{ .Get "source" }}{{ with .Get "citation" }}{{ . }}{{ end }}</blockquote>',
  })
  expect(await galley('render', join(folder, 'content', 'a.md'))).toEqual({
    status: 0,
    out: '<p>Before <em>it</em></p>\n<blockquote>Q S</blockquote>\n',
    err: '',
  })
})

/** The files below a folder with their texts. */
async function textsIn(folder: string): Promise<Record<string, string>> {
  const paths = Object.keys(await pictureOf(folder))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  )
}

describe('render --out', () => {
  test('writes a fragment a post, at its path below the content folder', async () => {
    const site = await folderWith({
      'hugo.toml': '',
      'content/blog/a.md': post('A'),
      'content/blog/b/index.md': post('B'),
      'content/blog/_index.md': post('Blog'),
      'content/c.md': post('C'),
    })
    const out = await temporaryFolder()
    const blog = join(site, 'content', 'blog')
    expect(await galley('render', blog, '--out', out)).toEqual({
      status: 0,
      out: `Wrote 3 fragments to ${out}.\n`,
      err: '',
    })
    expect(await textsIn(out)).toEqual({
      'blog/_index.md.html': '<p>Body of <em>Blog</em></p>\n',
      'blog/a.md.html': '<p>Body of <em>A</em></p>\n',
      'blog/b/index.md.html': '<p>Body of <em>B</em></p>\n',
    })
  })

  test('leaves out what Hugo would stop at, names it, and ends with status 1', async () => {
    const site = await folderWith({
      'hugo.toml': '',
      'content/a.md': '+++\ntitle = "A"\n+++\nBefore\n\n{{< nope >}}\n\nAfter\n',
      'content/b.md': '- no front matter\n',
    })
    const out = await temporaryFolder()
    expect(await galley('render', site, '--out', out)).toEqual({
      status: 1,
      out: `Wrote 2 fragments to ${out}.\n`,
      err:
        'galley: “a.md”, line 6: There is no template for the shortcode "nope".\n' +
        'galley: “b.md”, line 1: Front matter in YAML begins with “---”. A post whose first character is “-” needs front matter above it.\n',
    })
    expect(await textsIn(out)).toEqual({
      'a.md.html': '<p>Before</p>\n\n<p>After</p>\n',
      'b.md.html': '<ul>\n<li>no front matter</li>\n</ul>\n',
    })
    const one = await galley('render', join(site, 'content', 'a.md'))
    expect([one.status, one.out]).toEqual([1, '<p>Before</p>\n\n<p>After</p>\n'])
  })
})

describe('export', () => {
  test('names pages below the content folder of a site, and below the PATH elsewhere', async () => {
    const site = await folderWith({
      'hugo.toml': '',
      'content/blog/a.md': post('A'),
      'content/blog/b/index.md': post('B'),
      'content/blog/_index.md': post('Blog'),
    })
    const plain = await folderWith({ 'deep/c.md': post('C'), 'd.md': post('D') })
    const out = await temporaryFolder()
    expect(await galley('export', join(site, 'content', 'blog'), plain, '--out', out)).toMatchObject({
      status: 0,
      out: `Wrote 5 pages to ${out}.\n`,
      err: '',
    })
    expect(Object.keys(await pictureOf(out))).toEqual([
      'blog/a.html',
      'blog/b.html',
      'blog/index.html',
      'd.html',
      'deep/c.html',
    ])
  })

  test('skips drafts in a folder and counts them, writes one that is named, and reports each post', async () => {
    const site = await folderWith({
      'hugo.toml': '',
      'content/a.md': post('A'),
      'content/draft.md': post('D', 'draft = true\n'),
    })
    const [folder, named, all] = await Promise.all([temporaryFolder(), temporaryFolder(), temporaryFolder()])
    expect((await galley('export', site, '--out', folder)).out).toBe(
      `Wrote 1 page to ${folder}. 1 draft was skipped.\n`,
    )
    expect((await galley('export', site, join(site, 'content', 'draft.md'), '--out', named)).out).toBe(
      `Wrote 2 pages to ${named}.\n`,
    )
    expect((await galley('export', site, '--out', all, '--drafts')).out).toBe(`Wrote 2 pages to ${all}.\n`)
    const reports: unknown = JSON.parse((await galley('export', site, '--out', folder, '--json')).out)
    expect(reports).toEqual([
      { path: 'draft.md', file: null, status: 'draft', message: null },
      { path: 'a.md', file: join(folder, 'a.html'), status: 'written', message: null },
    ])
  })

  test('writes the others where a post cannot be read, and ends with status 1', async () => {
    const site = await folderWith({ 'hugo.toml': '', 'content/a.md': post('A'), 'content/bad.md': Buffer.from([0, 1]) })
    const out = await temporaryFolder()
    expect(await galley('export', site, '--out', out)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^galley: bad\.md: .*not a text file/),
    })
    expect(await readdir(out)).toEqual(['a.html'])
  })

  test('writes nothing where two posts would share a page, and names both', async () => {
    const site = await folderWith({ 'hugo.toml': '', 'content/a.md': post('A'), 'content/a/index.md': post('A') })
    const other = await folderWith({ 'hugo.toml': '', 'content/x.md': post('X') })
    const third = await folderWith({ 'hugo.toml': '', 'content/x.md': post('X') })
    const out = join(await temporaryFolder(), 'out')
    for (const [paths, names] of [
      [[site], ['a.md', 'a/index.md']],
      [
        [other, third],
        [join(other, 'content', 'x.md'), join(third, 'content', 'x.md')],
      ],
    ] as const) {
      const { status, err } = await galley('export', ...paths, '--out', out)
      expect(status).toBe(1)
      for (const name of names) expect(err).toContain(name)
      await expect(readdir(out)).rejects.toThrow()
    }
  })
})

describe.runIf(process.platform !== 'win32')('As a process of its own', () => {
  let program = ''
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-test-'))
    const script = pathToFileURL(join(import.meta.dirname, '../../../scripts/bundles.mjs')).href
    const { buildBundles } = (await import(script)) as { buildBundles(out: string): Promise<void> }
    await buildBundles(folder)
    await writeFiles(folder, {
      'package.json': '{"name": "galley", "version": "1.2.3", "type": "module"}',
      'renderer/index.html': 'the app',
    })
    program = join(folder, 'cli.js')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('galley prints, ends with the right status, and reads its workers and version beside it', async () => {
    const site = await folderWith({ 'hugo.toml': '', 'content/a.md': post('A') })
    const run = (...args: readonly string[]) =>
      new Promise<Outcome>((resolve) => {
        execFile(process.execPath, [program, ...args], { encoding: 'utf8' }, (error, out, err) => {
          resolve({ status: error === null ? 0 : Number(error.code), out, err })
        })
      })
    expect(await run('--version')).toEqual({ status: 0, out: '1.2.3\n', err: '' })
    expect(await run('get', join(site, 'content', 'a.md'), 'title')).toEqual({ status: 0, out: 'A\n', err: '' })
    expect(await run('list')).toMatchObject({ status: 2, out: '' })
    const out = join(site, 'out')
    expect(await run('export', site, '--out', out)).toMatchObject({ status: 0, err: '' })
    expect(await readFile(join(out, 'a.html'), 'utf8')).toContain('Body of <em>A</em>')
  })

  test('galley serve prints one line with an address that answers, and ends when asked to', async () => {
    const blog = await folderWith({ 'a.md': post('A') })
    const env = { ...process.env, GALLEY_STATE: await temporaryFolder() }
    const child = execFile(process.execPath, [program, 'serve', blog, '--no-open'], { env })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const line = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (chunk: string) => resolve(String(chunk))),
    )
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
    const url = new URL(line.trim())
    expect(await (await fetch(url.origin)).text()).toBe('the app')
    const headers = {
      authorization: `Bearer ${url.hash.slice('#token='.length)}`,
      'content-type': 'application/json',
      origin: url.origin,
    }
    const call = async (method: string, ...args: unknown[]): Promise<unknown> =>
      (await fetch(`${url.origin}/call`, { method: 'POST', headers, body: JSON.stringify({ method, args }) })).json()
    expect(await call('about')).toMatchObject({
      value: { version: '1.2.3', door: 'web', start: { folder: blog, post: null } },
    })
    expect(await call('openFolder', blog)).toMatchObject({ value: { hugo: false } })
    expect(await call('readPost', 'a.md')).toMatchObject({ value: { text: post('A') } })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
