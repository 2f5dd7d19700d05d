import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findBrowser, hasDisplay, launch, writeRedirect } from '../../../electron/web/launch.ts'
import type { WebServer } from '../../../electron/web/server.ts'
import { createSession } from '../../../electron/web/session.ts'
import { temporaryFolder } from '../../support/files.ts'

const token = 'the-secret-of-this-start'

function server(visited: Promise<void>): WebServer {
  return {
    origin: 'http://127.0.0.1:1',
    url: `http://127.0.0.1:1/#token=${token}`,
    token,
    visited,
    emit: () => {},
    close: async () => {},
  }
}

describe.runIf(process.platform !== 'win32')('Opening the browser', () => {
  test('hands it a file that only its owner can read, and removes that once the page has come', async () => {
    const [folder, state] = [await temporaryFolder(), await temporaryFolder()]
    const browser = join(folder, 'browser')
    await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments"\nsleep 5\n`)
    await chmod(browser, 0o755)
    let arrive = () => {}
    const visited = new Promise<void>((resolve) => {
      arrive = resolve
    })
    expect(await launch(server(visited), state, { DISPLAY: ':0', GALLEY_BROWSER: browser })).toBe(true)
    const given = await readFile(join(folder, 'arguments'), 'utf8')
    expect(given).toMatch(/^--app=file:\/\/\/\S+\.html\n$/)
    expect(given).not.toContain(token)
    const file = fileURLToPath(given.trim().slice('--app='.length))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toContain(`url=http://127.0.0.1:1/#token=${token}`)
    arrive()
    await expect.poll(() => readdir(state)).toEqual([])
  })

  test('without a display, or where nothing opens, says so and leaves no file', async () => {
    const [folder, state] = [await temporaryFolder(), await temporaryFolder()]
    const failing = join(folder, 'failing')
    await writeFile(failing, '#!/bin/sh\nexit 1\n')
    await chmod(failing, 0o755)
    const never = server(new Promise(() => {}))
    expect(await launch(never, state, {})).toBe(process.platform !== 'linux')
    if (process.platform === 'linux') {
      const path = process.env.PATH
      process.env.PATH = folder
      try {
        expect(await launch(never, state, { DISPLAY: ':0', GALLEY_BROWSER: failing, PATH: folder })).toBe(false)
      } finally {
        process.env.PATH = path
      }
    }
    expect(await readdir(state)).toEqual([])
  })

  test('looks for Chrome, Chromium and Edge on the path', async () => {
    const folder = await temporaryFolder()
    expect(await findBrowser({ PATH: folder })).toBeNull()
    await writeFile(join(folder, 'chromium'), '')
    expect(await findBrowser({ PATH: folder })).toBeNull()
    await chmod(join(folder, 'chromium'), 0o755)
    if (process.platform === 'linux')
      expect(await findBrowser({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'chromium'))
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  })

  test('never writes its file over another', async () => {
    const folder = await temporaryFolder()
    const files = await Promise.all(Array.from({ length: 5 }, () => writeRedirect('http://127.0.0.1:1/', folder)))
    expect(new Set(files).size).toBe(5)
  })
})

test('A session allows its own token only, and each has another', () => {
  const session = createSession()
  expect(session.token).toMatch(/^[\w-]{43}$/)
  expect(session.allows(`Bearer ${session.token}`)).toBe(true)
  for (const header of [
    undefined,
    '',
    'Bearer',
    session.token,
    `Bearer ${session.token} `,
    `Bearer ${createSession().token}`,
  ]) {
    expect(session.allows(header)).toBe(false)
  }
})
