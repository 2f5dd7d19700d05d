/** What only Electron itself can show: its own scheme, sandbox, preload and menu. Everything else runs on both doors. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronBinary, type RealElectron, startRealElectron } from '../support/real-electron.ts'
import { test as base, expect } from './galley.ts'

const binary = electronBinary()

const test = base.extend<{ electron: RealElectron }>({
  electron: async ({ folder }, use) => {
    const userData = await mkdtemp(join(tmpdir(), 'galley-electron-'))
    await folder.write({
      'hugo.toml': "title = 'A site'\n",
      'content/ink.md': "+++\ntitle = 'Ink'\n+++\n\nFirst words.\n",
    })
    const electron = await startRealElectron(binary ?? '', userData, [join(folder.root, 'content/ink.md')])
    await use(electron)
    await electron.close()
    await rm(userData, { recursive: true, force: true })
  },
})

test.skip(binary === null, 'Electron’s binary is not installed: node node_modules/electron/install.js')

test('Electron shows the app at its own address, in a sandbox, with three functions and no Node', async ({
  electron,
}) => {
  const { page } = electron
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('First words.')
  expect(await page.evaluate('location.origin')).toBe('app://galley')
  expect(await page.evaluate('isSecureContext')).toBe(true)
  expect(await page.evaluate('Object.keys(galley).sort().join()')).toBe('call,listen,pathOf')
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined')
})

test('Electron’s menu saves what was typed, and nothing but the text changes', async ({ electron, folder }) => {
  const { app, page } = electron
  const body = page.getByRole('textbox', { name: 'Body' })
  await expect(body).toContainText('First words.')
  await body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Second words.')
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('save')?.click())
  await expect(page.getByRole('status')).toContainText('Saved')
  expect((await folder.read('content/ink.md')).toString()).toBe(
    "+++\ntitle = 'Ink'\n+++\n\nFirst words.\nSecond words.",
  )
})

test('Electron lets the page go nowhere and open nothing', async ({ electron }) => {
  const { app, page } = electron
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('First words.')
  await page.evaluate("location.href = 'https://example.test/'; window.open('file:///etc/passwd')")
  await page.evaluate("galley.call({ method: 'about', args: [] })")
  expect(await page.evaluate('location.href')).toBe('app://galley/')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
