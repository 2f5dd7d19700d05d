import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StartedElectron } from '../../support/electron-host/start.ts'
import { buildDesktop, type DesktopBuild } from './app.ts'

// Electron's checklist: https://www.electronjs.org/docs/latest/tutorial/security

let build: DesktopBuild
let electron: StartedElectron

beforeAll(async () => {
  build = await buildDesktop()
  electron = await build.start()
  await electron.page.waitForSelector('[data-ready]', { state: 'attached' })
}, 60_000)

afterAll(async () => {
  await electron?.close()
  await build?.remove()
})

describe('the window', () => {
  test('has every option that keeps a page in its sandbox', () => {
    expect(electron.windowOptions()).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
      },
    })
  })

  test('loads a page whose policy allows its own scripts only', async () => {
    const policy = await electron.page.evaluate(
      "fetch('/').then((answer) => answer.headers.get('content-security-policy'))",
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  test('gives the page neither Node nor Electron', async () => {
    const found = await electron.page.evaluate(
      "['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'electronBinding'].filter((name) => name in window)",
    )
    expect(found).toEqual([])
  })
})

describe('what the page is given', () => {
  test('is call, listen and pathOf, and nothing else', async () => {
    expect(await electron.page.evaluate('Object.keys(galley).sort()')).toEqual(['call', 'listen', 'pathOf'])
  })

  test('cannot be replaced or extended', async () => {
    const after = await electron.page.evaluate(`(() => {
      try { window.galley = {} } catch {}
      try { galley.call = () => 'mine' } catch {}
      try { galley.more = 1 } catch {}
      return Object.keys(galley).length + ' ' + String(galley.call).includes('mine')
    })()`)
    expect(after).toBe('3 false')
  })

  test('hands a listener the event alone, never what Electron sent it with', async () => {
    const heard = electron.page.evaluate(
      'new Promise((resolve) => { const stop = galley.listen((...args) => { stop(); resolve(args) }) })',
    )
    await electron.app.startAgain(process.cwd())
    expect(await heard).toEqual([{ type: 'open', data: { folder: process.cwd(), post: null } }])
  })

  test('knows where a dropped file lies, and null for anything else', async () => {
    await electron.placeFile('post.md', '/srv/blog/post.md')
    expect(await electron.page.evaluate("galley.pathOf(new File([''], 'post.md'))")).toBe('/srv/blog/post.md')
    expect(await electron.page.evaluate("galley.pathOf(new File([''], 'made here.md'))")).toBeNull()
    expect(await electron.page.evaluate("galley.pathOf('/etc/passwd')")).toBeNull()
  })

  test('answers nonsense with a refusal, and main goes on', async () => {
    const calls = [
      'null',
      '{}',
      "{ method: 'constructor', args: [] }",
      "{ method: '__proto__', args: [] }",
      "{ method: 'readPost', args: [1] }",
    ]
    for (const call of calls) {
      expect(await electron.page.evaluate(`galley.call(${call})`)).toMatchObject({ error: { code: 'bad-call' } })
    }
    expect(await electron.page.evaluate("galley.call({ method: 'about', args: [] })")).toHaveProperty(
      'value.door',
      'desktop',
    )
  })

  test('carries only what can be cloned', async () => {
    await expect(electron.page.evaluate('galley.call(document.body)')).rejects.toThrow('could not be cloned')
  })
})

describe('a call from elsewhere', () => {
  const about = { method: 'about', args: [] }

  test.each([
    ['a frame of the page', 'app://galley/preview.html', false],
    ['a page of the web', 'https://example.test/', true],
    ['a host that begins like ours', 'app://galley.example.test/', true],
    ['another host of our scheme', 'app://other/', true],
    ['a file', 'file:///srv/page.html', true],
  ])('is refused from %s', async (_name, url, isMainFrame) => {
    await expect(electron.invokeFrom(url, isMainFrame, 'galley:call', about)).rejects.toThrow('Only the app’s own page')
  })

  test('is answered from the app’s own page, and on no other channel', async () => {
    expect(await electron.invokeFrom('app://galley/', true, 'galley:call', about)).toHaveProperty('value')
    await expect(electron.invokeFrom('app://galley/', true, 'galley:other')).rejects.toThrow('No handler registered')
  })
})

describe('the page stays where it is', () => {
  test.each([
    ['a link to the web', "document.querySelector('#web').click()"],
    ['a script that goes to the web', "location.href = 'https://example.test/'"],
    [
      'a form',
      "{ const form = document.createElement('form'); form.action = 'https://example.test/'; document.body.append(form); form.submit() }",
    ],
    ['another file of the app', "location.href = '/preview.html'"],
    [
      'a frame sent to the web',
      "document.querySelector('iframe').contentWindow.location.href = 'https://example.test/'",
    ],
    ['a link to a program', "document.querySelector('#program').click()"],
  ])('after %s', async (_name, attempt) => {
    const { page } = electron
    await page.evaluate(`{ ${attempt} }`)
    // Whatever was begun has been answered by the time that a later call has.
    await page.evaluate("galley.call({ method: 'about', args: [] })")
    expect(page.url()).toBe('https://galley.test/')
    expect(page.frames().filter((frame) => frame.url().includes('example.test'))).toEqual([])
    expect(electron.opened).toEqual([])
  })
})

describe('a new window', () => {
  test('is never opened by a link: the web goes to the system’s browser', async () => {
    const { page } = electron
    const pages = page.context().pages().length
    await page.click('#popup')
    await expect.poll(() => electron.opened).toEqual(['https://example.test/popup'])
    await expect.poll(() => page.context().pages().length).toBe(pages)
  })

  test('is never opened by a script: web and mail go to the system, all else nowhere', async () => {
    const { page } = electron
    const before = electron.opened.length
    const pages = page.context().pages().length
    const urls = [
      'file:///etc/passwd',
      'calculator:open',
      'javascript:alert(1)',
      'mailto:a@example.test',
      'https://example.test/a',
    ]
    for (const url of urls) await page.evaluate(`window.open(${JSON.stringify(url)})`)
    await expect.poll(() => electron.opened.slice(before)).toEqual(['mailto:a@example.test', 'https://example.test/a'])
    await expect.poll(() => page.context().pages().length).toBe(pages)
  })

  test('opens nothing but web and mail addresses through the host either', async () => {
    const before = electron.opened.length
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'calculator:open',
      'nonsense',
    ]) {
      const reply = await electron.page.evaluate(
        `galley.call({ method: 'openExternal', args: [${JSON.stringify(url)}] })`,
      )
      expect(reply).toMatchObject({ error: { code: 'unsupported' } })
    }
    await electron.page.evaluate("galley.call({ method: 'openExternal', args: ['https://example.test/ok'] })")
    expect(electron.opened.slice(before)).toEqual(['https://example.test/ok'])
  })
})

describe('permissions', () => {
  test.each([
    'geolocation',
    'media',
    'notifications',
    'clipboard-read',
    'openExternal',
    'display-capture',
    'device',
    'usb',
  ])('%s is refused', async (name) => {
    expect(await electron.permission(name)).toEqual({ checked: false, granted: false })
  })

  test('copying text and full screen are granted, to the app’s own page only', async () => {
    for (const name of ['clipboard-sanitized-write', 'fullscreen']) {
      expect(await electron.permission(name)).toEqual({ checked: true, granted: true })
      const elsewhere = await electron.permission(name, 'https://example.test/')
      expect(elsewhere).toEqual({ checked: false, granted: false })
    }
  })
})

describe('the app’s own address', () => {
  test('serves nothing outside the renderer’s folder', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fdesktop/main.cjs',
      '/%2e%2e/desktop/main.cjs',
      '/page.js%00',
      '/missing.js',
    ]) {
      expect(await electron.page.evaluate(`fetch(${JSON.stringify(path)}).then(({ status }) => status)`)).toBe(404)
    }
  })

  test('is only read, never written to', async () => {
    expect(await electron.page.evaluate("fetch('/', { method: 'POST', body: 'x' }).then(({ status }) => status)")).toBe(
      405,
    )
  })
})
