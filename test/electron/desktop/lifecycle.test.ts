import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StartedElectron } from '../../support/electron-host/start.ts'
import { buildDesktop, type DesktopBuild } from './app.ts'

let build: DesktopBuild
let site: string
let post: string
let electron: StartedElectron

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'galley-site-'))
  mkdirSync(join(site, 'content/blog'), { recursive: true })
  writeFileSync(join(site, 'hugo.toml'), "title = 'A site'\n")
  post = join(site, 'content/blog/ink.md')
  writeFileSync(post, "+++\ntitle = 'Ink'\n+++\n\nText.\n")
  build = await buildDesktop()
  electron = await build.start({ args: [post] })
  await electron.page.waitForSelector('[data-ready]', { state: 'attached' })
}, 60_000)

afterAll(async () => {
  await electron?.close()
  await build?.remove()
  rmSync(site, { recursive: true, force: true })
})

const call = (method: string, ...args: readonly unknown[]) =>
  electron.page.evaluate(`galley.call(${JSON.stringify({ method, args })})`)
const lastHeard = () =>
  electron.page.evaluate("heard.filter(({ type }) => type === 'open' || type === 'command').at(-1)")

test('the post on the command line is what the page starts with', async () => {
  expect(await electron.page.evaluate('about.value.start')).toEqual({ folder: site, post: 'blog/ink.md' })
})

describe('starting the app again', () => {
  test('hands its file to the window that is there, and ends', async () => {
    expect(await electron.app.startAgain(post)).toBe(0)
    await expect.poll(lastHeard).toEqual({ type: 'open', data: { folder: post, post: 'blog/ink.md' } })
  })

  test('says so where there is no such file', async () => {
    expect(await electron.app.startAgain(join(site, 'missing.md'))).toBe(0)
    expect(await electron.dialogs.next()).toMatchObject({ message: expect.stringContaining('missing.md') })
    electron.dialogs.answer('OK')
  })
})

test('a file opened from the system’s file manager is taken and opened', async () => {
  expect(await electron.app.openFile(site)).toBe(true)
  await expect.poll(lastHeard).toEqual({ type: 'open', data: { folder: site, post: null } })
})

test('a folder is chosen in the system’s dialog, which begins where the writer last was', async () => {
  const before = electron.dialogs.shown.length
  electron.dialogs.answer([site])
  expect(await call('chooseFolder')).toEqual({ value: site })
  expect(electron.dialogs.shown.slice(before)).toMatchObject([
    { kind: 'open', properties: ['openDirectory', 'createDirectory'] },
  ])
  await call('openFolder', site)
  electron.dialogs.answer(null)
  expect(await call('chooseFolder')).toEqual({ value: null })
  expect(electron.dialogs.shown.at(-1)).toMatchObject({ defaultPath: tmpdir() })
})

test('the page’s commands are in the menu bar, and a click comes back to it', async () => {
  const save = { id: 'save', title: 'Save', key: 'Mod-s', menu: 'File', group: 1, enabled: true, checked: null }
  await call('setMenu', [
    save,
    { ...save, id: 'undo', title: 'Undo', key: 'Mod-z', menu: 'Edit', group: 0, enabled: false },
  ])
  expect(electron.menu().find(({ label }) => label === 'File')?.submenu[0]).toMatchObject({
    label: 'Save',
    accelerator: 'CommandOrControl+S',
  })
  await electron.clickMenu('File > Save')
  await expect.poll(lastHeard).toEqual({ type: 'command', data: { id: 'save' } })
  await expect(electron.clickMenu('undo')).rejects.toThrow('disabled')
})

test('the menu at the pointer puts right a misspelt word, or learns it', async () => {
  const clicked = { isEditable: true, misspelledWord: 'gally', dictionarySuggestions: ['galley'] }
  expect((await electron.contextMenu(clicked)).map(({ label }) => label)).toContain('galley')
  await electron.clickContextMenu('galley')
  await electron.clickContextMenu('Add “gally” to the dictionary')
  expect(electron.inserted).toEqual(['galley'])
  expect(electron.learned).toEqual(['gally'])
  expect(await electron.contextMenu({})).toEqual([])
})

test('a post goes to the system’s trash', async () => {
  await call('openFolder', site)
  expect(await call('trashPost', 'blog/ink.md')).toEqual({ value: null })
  expect(electron.trashed).toEqual([post])
})
