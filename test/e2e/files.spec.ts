/** New, copied, renamed and deleted posts: what becomes of the files. */
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Files, type Running, test } from './galley.ts'

const harbour = "+++\ntitle =  'Harbour'   # as painted\ndate = 2024-03-01\ndraft = false\n+++\n\nIt lies by the sea.\n"

const site: Files = {
  'hugo.toml': "title = 'Files'\n",
  'content/blog/harbour.md': harbour,
}

test('a new post is made from the archetype, named after its title, and opened', async ({ folder, start }) => {
  await folder.write({
    ...site,
    'archetypes/blog.md': `+++
title = "{{ replace .Name "-" " " | title }}"
date = {{ .Date }}
draft = true
# What it is about, in a sentence
description = ""
+++

{{< quotation quote="Begin here" >}}
`,
  })
  const galley = await start(folder.root)
  const before = Date.now()
  const dialog = await newPost(galley, 'A Walk by the Sea’s Edge')
  await expect(dialog.getByRole('textbox', { name: 'File name' })).toHaveValue('a-walk-by-the-seas-edge')
  await dialog.getByRole('button', { name: 'Create' }).click()

  await expect(galley.screen.body).toContainText('Begin here')
  await expect(galley.screen.field('title').getByRole('textbox')).toHaveValue('A Walk by the Sea’s Edge')
  await expect(galley.screen.post('A Walk by the Sea’s Edge')).toHaveAttribute('aria-selected', 'true')
  const text = (await folder.read('content/blog/a-walk-by-the-seas-edge.md')).toString()
  const date = /^date = (.+)$/m.exec(text)?.[1] ?? ''
  expect(text).toBe(`+++
title = "A Walk by the Sea’s Edge"
date = ${date}
draft = true
# What it is about, in a sentence
description = ""
+++

{{< quotation quote="Begin here" >}}
`)
  expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/)
  expect(Date.parse(date)).toBeGreaterThanOrEqual(before - 1000)
  expect(Date.parse(date)).toBeLessThanOrEqual(Date.now())
})

test('a new post takes after its neighbours where there is no archetype', async ({ folder, start }) => {
  const neighbour = (title: string) =>
    `---\ntitle: ${title}\ndate: 2024-03-01\nauthor: Ada Fenwick\ntags: [sea]\ndraft: false\n---\n\nWords.\n`
  await folder.write({ 'one.md': neighbour('One'), 'two.md': neighbour('Two') })
  const galley = await start(folder.root)
  const dialog = await newPost(galley, 'On paper')
  await dialog.getByRole('checkbox', { name: /folder of its own/ }).check()
  await dialog.getByRole('button', { name: 'Create' }).click()

  await expect(galley.screen.field('title').getByRole('textbox')).toHaveValue('On paper')
  const text = (await folder.read('on-paper/index.md')).toString()
  const [line, date = ''] = /^date: ([\d-]+)$/m.exec(text) ?? ['']
  expect(text).toBe(`---\ntitle: On paper\n${line}\nauthor: Ada Fenwick\ntags: []\ndraft: true\n---\n\n`)
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(48 * 60 * 60 * 1000)
})

test('a new post never goes over a file that exists', async ({ folder, start }) => {
  await folder.write(site)
  const dialog = await newPost(await start(folder.root), 'Harbour')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByRole('alert')).toContainText('“harbour.md” exists already')
  expect((await folder.read('content/blog/harbour.md')).toString()).toBe(harbour)
  expect(await readdir(join(folder.root, 'content/blog'))).toEqual(['harbour.md'])
})

test('a copy is a draft of its own name, and the original stays as it is', async ({ folder, start }) => {
  await folder.write(site)
  const galley = await start(folder.root)
  await galley.screen.post('Harbour').click()
  await expect(galley.screen.body).toContainText('by the sea')
  await galley.command('Duplicate post')

  await expect(galley.screen.field('title').getByRole('textbox')).toHaveValue('Harbour (copy)')
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(2)
  expect((await folder.read('content/blog/harbour.md')).toString()).toBe(harbour)
  expect((await folder.read('content/blog/harbour-copy.md')).toString()).toBe(
    harbour.replace("'Harbour'", "'Harbour (copy)'").replace('draft = false', 'draft = true'),
  )
})

test('a renamed post is the same file under another name, unsaved words and all', async ({ folder, start }) => {
  await folder.write(site)
  const galley = await start(folder.root)
  await galley.screen.post('Harbour').click()
  await expect(galley.screen.body).toContainText('by the sea')
  await rename(galley, 'quay')
  await expect(galley.screen.post('Harbour')).toHaveAttribute('title', 'blog/quay.md')
  expect(await readdir(join(folder.root, 'content/blog'))).toEqual(['quay.md'])
  expect((await folder.read('content/blog/quay.md')).toString()).toBe(harbour)

  await galley.screen.body.click()
  await galley.page.keyboard.press('ControlOrMeta+End')
  await galley.page.keyboard.insertText('Boats come.')
  await expect(galley.screen.status).toContainText('Unsaved changes')
  await rename(galley, 'pier')
  await expect(galley.screen.post('Harbour')).toHaveAttribute('title', 'blog/pier.md')
  await expect(galley.screen.body).toContainText('Boats come.')
  expect(await readdir(join(folder.root, 'content/blog'))).toEqual(['pier.md'])
  expect((await folder.read('content/blog/pier.md')).toString()).toBe(`${harbour}Boats come.`)

  await galley.screen.body.click()
  await galley.page.keyboard.press('ControlOrMeta+z')
  await expect(galley.screen.body).not.toContainText('Boats come.')
  await galley.page.keyboard.press('ControlOrMeta+s')
  await expect.poll(async () => (await folder.read('content/blog/pier.md')).toString()).toBe(harbour)
})

test('a rename never goes over a file that exists', async ({ folder, start }) => {
  await folder.write({ ...site, 'content/blog/quay.md': '---\ntitle: Quay\n---\n' })
  const galley = await start(folder.root)
  await galley.screen.post('Harbour').click()
  await expect(galley.screen.body).toContainText('by the sea')
  await rename(galley, 'quay')
  await expect(galley.page.getByRole('dialog').getByRole('alert')).toContainText('“quay.md” exists already')
  expect((await folder.read('content/blog/harbour.md')).toString()).toBe(harbour)
  expect((await folder.read('content/blog/quay.md')).toString()).toBe('---\ntitle: Quay\n---\n')
})

test('a post goes to the trash once the writer has said so', async ({ folder, home, start }) => {
  await folder.write(site)
  const galley = await start(folder.root)
  await galley.screen.post('Harbour').click()
  await expect(galley.screen.body).toContainText('by the sea')

  await galley.command('Move post to trash…')
  const dialog = galley.page.getByRole('dialog', { name: /Harbour/ })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toHaveCount(0)
  expect((await folder.read('content/blog/harbour.md')).toString()).toBe(harbour)

  await galley.command('Move post to trash…')
  await expect(dialog).toContainText('Only this file goes')
  await dialog.getByRole('button', { name: 'Move to trash' }).click()
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(0)
  await expect(galley.screen.body).toHaveCount(0)
  await expectTrashed(galley, home, join(folder.root, 'content/blog/harbour.md'), { 'harbour.md': harbour })
})

test('a page bundle goes to the trash with its folder, as the question says', async ({ folder, home, start }) => {
  await folder.write({
    ...site,
    'content/blog/boats/index.md': '---\ntitle: Boats\n---\n',
    'content/blog/boats/list.txt': 'two',
  })
  const galley = await start(folder.root)
  await galley.screen.post('Boats').click()
  await expect(galley.screen.field('title')).toBeVisible()
  await galley.command('Move post to trash…')
  const dialog = galley.page.getByRole('dialog', { name: /Boats/ })
  await expect(dialog).toContainText('blog/boats/')
  await expect(dialog).toContainText('its whole folder goes')
  await dialog.getByRole('button', { name: 'Move to trash' }).click()
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(1)
  await expectTrashed(galley, home, join(folder.root, 'content/blog/boats'), {
    'boats/index.md': '---\ntitle: Boats\n---\n',
    'boats/list.txt': 'two',
  })
  expect((await folder.read('content/blog/harbour.md')).toString()).toBe(harbour)
})

async function newPost({ screen, page }: Running, title: string) {
  await expect(screen.posts.getByRole('option').first()).toBeVisible()
  await screen.button('New post').click()
  const dialog = page.getByRole('dialog', { name: 'New post' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  return dialog
}

async function rename({ page }: Running, name: string) {
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Rename post' })
  await dialog.getByRole('textbox', { name: 'File name' }).fill(name)
  await dialog.getByRole('button', { name: 'Rename' }).click()
}

/** On the desktop the stand-in was asked to; in the browser Galley itself moves it on Linux, as the trash's specification says. */
async function expectTrashed({ desktop }: Running, home: string, path: string, files: Files) {
  await expect(lstat(path)).rejects.toThrow('ENOENT')
  if (desktop) return expect(desktop.trashed).toEqual([path])
  if (process.platform !== 'linux') return
  for (const [name, content] of Object.entries(files)) {
    expect(await readFile(join(home, 'data/Trash/files', name), 'utf8')).toBe(content)
  }
}
