import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type StartedElectron, startElectron } from '../../support/electron-host/start.ts'

// The stand-in is worth what it refuses: each rule here is Electron's, with Electron's words.

const folder = mkdtempSync(join(tmpdir(), 'galley-host-'))
let browser: Browser
let electron: StartedElectron | null = null

beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)

afterEach(async () => {
  await electron?.close()
  electron = null
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts an app of these lines, which end by opening a window with this preload. */
async function start(lines: string, preload = ''): Promise<StartedElectron> {
  writeFileSync(join(folder, 'preload.cjs'), preload)
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow, ipcMain, protocol } = require('electron')
    const attempt = (what) => { try { what(); console.log('allowed') } catch (error) { console.log(error.message) } }
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
    app.whenReady().then(() => {
      protocol.handle('app', () => new Response('<!doctype html><title>A page</title>', { headers: { 'content-type': 'text/html' } }))
      const window = new BrowserWindow({ webPreferences: { preload: ${JSON.stringify(join(folder, 'preload.cjs'))} } })
      window.webContents.on('preload-error', (_event, { message }) => console.log(message))
      window.loadURL('app://galley/')
    })
    ${lines}`,
  )
  electron = await startElectron({ main: join(folder, 'main.cjs'), browser })
  return electron
}

test('what may be done only before the app is ready is refused afterwards, and the other way round', async () => {
  const { app } = await start(`
    attempt(() => new BrowserWindow())
    attempt(() => protocol.handle('other', () => new Response()))
    attempt(() => protocol.registerSchemesAsPrivileged([]))
    app.whenReady().then(() => {
      attempt(() => app.enableSandbox())
      attempt(() => protocol.registerSchemesAsPrivileged([]))
      attempt(() => protocol.handle('app', () => new Response()))
    })
  `)
  expect(app.output().trim().split('\n')).toEqual([
    'Cannot create BrowserWindow before app is ready',
    'Session can only be received when app is ready',
    'protocol.registerSchemesAsPrivileged can be called only once',
    'app.enableSandbox() can only be called before app is ready',
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
    'Failed to register protocol: app',
  ])
})

test('a channel has one handler, and a caller hears of the error by its message alone', async () => {
  const preload = `
    const { contextBridge, ipcRenderer } = require('electron')
    contextBridge.exposeInMainWorld('api', { ask: (...args) => ipcRenderer.invoke('ask', ...args), other: () => ipcRenderer.invoke('other') })
  `
  const { app, page } = await start(
    `
    ipcMain.handle('ask', (_event, value) => { if (value === 'fail') throw new TypeError('too bad'); return value })
    attempt(() => ipcMain.handle('ask', () => {}))
    `,
    preload,
  )
  expect(app.output()).toContain("Attempted to register a second handler for 'ask'")
  const ask = (value: string) => page.evaluate(`api.ask(${value}).catch((error) => error.message)`)
  expect(await ask("'fail'")).toBe("Error invoking remote method 'ask': TypeError: too bad")
  expect(await page.evaluate('api.other().catch((error) => error.message)')).toContain(
    "No handler registered for 'other'",
  )
  expect(await ask('() => {}')).toContain('could not be cloned')
  expect(
    await page.evaluate('api.ask(new Uint8Array([1, 2, 255])).then((bytes) => [bytes.constructor.name, ...bytes])'),
  ).toEqual(['Uint8Array', 1, 2, 255])
  expect(
    await page.evaluate(
      "api.ask({ a: [undefined, new Map([['b', NaN]])] }).then(({ a }) => a.length + String(a[1].get('b')))",
    ),
  ).toBe('2NaN')
})

test('a sandboxed preload is a script that can require little, and shares no objects with the page', async () => {
  const { app, page } = await start(
    '',
    `
    const { contextBridge } = require('electron')
    window.leaked = true
    let found = ''
    try { require('fs') } catch (error) { found = error.message }
    contextBridge.exposeInMainWorld('api', { found, twice: (number) => number * 2, call: (back) => back('from the preload') })
    contextBridge.exposeInMainWorld('api', {})
    `,
  )
  expect(await page.evaluate('[api.found, api.twice(4), api.call((text) => text.length), typeof leaked]')).toEqual([
    'module not found: fs',
    8,
    16,
    'undefined',
  ])
  expect(app.output()).toContain('Cannot bind an API on top of an existing property on the window object')
})

test('a preload written as a module does not run', async () => {
  const { app, page } = await start(
    '',
    "import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('api', {})",
  )
  expect(await page.evaluate('typeof api')).toBe('undefined')
  await expect.poll(() => app.output()).toContain('SyntaxError: Cannot use import statement outside a module')
})

test('what the stand-in lacks is an error, not nothing', async () => {
  const { app } = await start("attempt(() => app.setBadgeCount(3))\nattempt(() => require('electron').autoUpdater)")
  expect(app.output()).toContain('has no app.setBadgeCount')
  expect(app.output()).toContain('has no electron.autoUpdater')
})
