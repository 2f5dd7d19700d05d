import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { StartedElectron } from '../../support/electron-host/start.ts'
import { buildDesktop, type DesktopBuild } from './app.ts'

let build: DesktopBuild
let electron: StartedElectron | null = null

beforeAll(async () => {
  build = await buildDesktop()
}, 60_000)

afterEach(async () => {
  await electron?.close()
  electron = null
})

afterAll(() => build?.remove())

// The answer is not waited for: the window may be closed before it is there.
const tell = (started: StartedElectron, dirty: boolean) =>
  started.page.evaluate(
    `void galley.call({ method: 'setDocument', args: [{ title: 'Ink', path: null, dirty: ${dirty} }] })`,
  )

async function withUnsavedText(): Promise<StartedElectron> {
  electron = await build.start()
  await electron.page.waitForSelector('[data-ready]', { state: 'attached' })
  await tell(electron, true)
  return electron
}

const heard = (started: StartedElectron) => started.page.evaluate('heard')
const isOpen = (started: StartedElectron) => !started.page.isClosed()

test('a window without unsaved text closes without a question, and the app ends', async () => {
  const started = await withUnsavedText()
  await tell(started, false)
  await started.closeWindow()
  expect(await started.app.exited).toBe(0)
  expect(started.dialogs.shown).toEqual([])
})

test('a page that would rather stay does not keep a window from closing that holds no unsaved text', async () => {
  const started = await withUnsavedText()
  await tell(started, false)
  await started.page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())")
  await started.page.click('body')
  await started.closeWindow()
  expect(await started.app.exited).toBe(0)
})

test('cancel keeps the window and its text, and the next attempt asks again', async () => {
  const started = await withUnsavedText()
  await started.closeWindow()
  expect(await started.dialogs.next()).toMatchObject({ message: 'Save your changes before closing?' })
  started.dialogs.answer('Cancel')
  await started.page.evaluate("galley.call({ method: 'about', args: [] })")
  await started.app.quit()
  await started.dialogs.next()
  started.dialogs.answer(null)
  await started.page.evaluate("galley.call({ method: 'about', args: [] })")
  expect(started.dialogs.shown).toHaveLength(2)
  expect(isOpen(started)).toBe(true)
})

test('pressing close again while the question is open asks no second one', async () => {
  const started = await withUnsavedText()
  await started.closeWindow()
  await started.dialogs.next()
  await started.closeWindow()
  await started.app.quit()
  expect(started.dialogs.shown).toHaveLength(1)
})

test('don’t save closes the window, and the app goes on quitting', async () => {
  const started = await withUnsavedText()
  await started.app.quit()
  await started.dialogs.next()
  started.dialogs.answer('Don’t save')
  expect(await started.app.exited).toBe(0)
})

test('save asks the page to save all, and the window closes when the page says that it has', async () => {
  const started = await withUnsavedText()
  await started.closeWindow()
  await started.dialogs.next()
  started.dialogs.answer('Save')
  await expect.poll(() => heard(started)).toEqual([{ type: 'command', data: { id: 'save-all' } }])
  expect(isOpen(started)).toBe(true)
  await tell(started, false)
  expect(await started.app.exited).toBe(0)
})

test('with saving by itself there is no question, unless the save does not succeed', async () => {
  const started = await withUnsavedText()
  await started.page.evaluate(
    "galley.call({ method: 'saveSettings', args: [{ ...about.value.settings, autosave: true }] })",
  )
  await started.closeWindow()
  await expect.poll(() => heard(started)).toEqual([{ type: 'command', data: { id: 'save-all' } }])
  // Nothing is saved: the disk may be full. In the end the writer is asked, and the text is still there.
  await started.app.passTime(4_000)
  await started.page.evaluate("galley.call({ method: 'about', args: [] })")
  expect(started.dialogs.shown).toEqual([])
  await started.app.passTime(5_000)
  expect(await started.dialogs.next()).toMatchObject({ message: 'Not everything could be saved.' })
  started.dialogs.answer('Cancel')
  expect(isOpen(started)).toBe(true)
})

test('a page that crashes is offered again, and closing it asks nothing more', async () => {
  const started = await withUnsavedText()
  started.page.goto('chrome://crash').catch(() => {})
  expect(await started.dialogs.next()).toMatchObject({ message: 'This window stopped working.' })
  started.dialogs.answer('Close')
  expect(await started.app.exited).toBe(0)
})
