/**
 * One Galley for each test, through the door that the project names, on a folder of its own. A spec is the same for both
 * doors: it gets a page and a folder, and compares files.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { type StartedElectron, startElectron } from '../support/electron-host/start.ts'

export type Door = 'web' | 'desktop'

/** Files by their path below the folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Folder {
  /** Absolute. */
  readonly root: string
  read(path: string): Promise<Buffer>
  write(files: Files): Promise<void>
}

/** A running Galley and the page that shows it. */
export interface Running {
  readonly door: Door
  readonly page: Page
  readonly screen: Screen
  /** The stand-in for Electron that the app runs in; null in the browser. */
  readonly desktop: StartedElectron | null
  /** Runs a command of the menus by its title, which is the same for both doors. */
  command(title: string): Promise<void>
  /** Ends it before the test ends, so that it can be started again with what it remembers. */
  quit(): Promise<void>
}

interface Fixtures {
  readonly door: Door
  readonly folder: Folder
  /** The writer's home: an empty folder, which also holds Galley's settings (`state`) and the trash (`data/Trash`). */
  readonly home: string
  /** Starts Galley, on a folder or a file or on nothing. It ends with the test. */
  readonly start: (path?: string) => Promise<Running>
}

/** Wide enough for the list to stand beside an open post, in pixels. */
const viewport = { width: 1440, height: 900 }

interface WorkerFixtures {
  /** The browser window whose tabs show the web door, one test after the other: Chromium takes a second to make one. */
  readonly tabs: BrowserContext
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  tabs: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ viewport })
      // Without a tab the window would go.
      await context.newPage()
      await use(context)
      await context.close()
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from the pattern.
  door: async ({}, use, info) => {
    await use(info.project.name === 'desktop' ? 'desktop' : 'web')
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'galley-e2e-')))
    await use({
      root,
      read: (path) => readFile(join(root, path)),
      async write(files) {
        for (const [path, content] of Object.entries(files)) {
          await mkdir(dirname(join(root, path)), { recursive: true })
          await writeFile(join(root, path), content)
        }
      },
    })
    await rm(root, { recursive: true, force: true })
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  home: async ({}, use) => {
    const home = await realpath(await mkdtemp(join(tmpdir(), 'galley-home-')))
    await use(home)
    await rm(home, { recursive: true, force: true })
  },

  start: async ({ door, browser, tabs, home }, use) => {
    const errors: Error[] = []
    const ends: (() => Promise<void>)[] = []
    await use(async (path) => {
      const { page, desktop, end } =
        door === 'web' ? await startWeb(tabs, home, path) : await startDesktop(browser, home, path)
      // A page error is a bug, whatever else the spec looks at; but a call that quitting cuts off is none.
      const collect = (error: Error) => errors.push(error)
      page.on('pageerror', collect)
      const quit = once(() => {
        page.off('pageerror', collect)
        return end()
      })
      ends.push(quit)
      return { door, page, screen: screenOf(page), desktop, command: (title) => runCommand(page, title), quit }
    })
    for (const end of ends) await end()
    expect(errors).toEqual([])
  },
})

function once(end: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | null = null
  return () => {
    ended ??= end()
    return ended
  }
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('combobox', { name: 'Commands and posts' })
  await palette.fill(title)
  await expect(page.getByRole('option', { selected: true, name: title })).toBeVisible()
  await palette.press('Enter')
  await expect(palette).toHaveCount(0)
}

async function startWeb(tabs: BrowserContext, home: string, path: string | undefined) {
  // Without a path it is the app's own start, which opens a browser where there is a display.
  const args = path === undefined ? ['--browser'] : ['serve', path, '--no-open']
  const server = spawn(process.execPath, ['dist/cli.js', ...args], {
    env: { ...process.env, ...homeIn(home), ...noDisplay },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it said its address.')))
    createInterface(server.stdout).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1\S+/.exec(line)
      if (found) resolve(found[0])
    })
  })
  const page = await tabs.newPage()
  await page.goto(url)
  return {
    page,
    desktop: null,
    end: async () => {
      await page.close()
      server.kill()
      await ended
    },
  }
}

/** Nothing is read from or written to the home of whoever runs the tests. */
const homeIn = (home: string) => ({
  HOME: home,
  USERPROFILE: home,
  XDG_DATA_HOME: join(home, 'data'),
  GALLEY_STATE: join(home, 'state'),
})

/** Where there always is a display, the browser that is opened is a program that does nothing. */
const noDisplay = {
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
  GALLEY_BROWSER: process.platform === 'win32' ? process.env.ComSpec : '/usr/bin/true',
}

async function startDesktop(browser: Browser, home: string, path: string | undefined) {
  const desktop = await startElectron({ args: path === undefined ? [] : [path], userData: home, browser })
  // As wide as the browser's, so that both doors show the list beside an open post.
  await desktop.page.setViewportSize(viewport)
  return { page: desktop.page, desktop, end: () => desktop.close() }
}

/** The parts of the screen, by the names that people and screen readers know them by. */
export interface Screen {
  readonly search: Locator
  readonly posts: Locator
  post(title: string | RegExp): Locator
  readonly form: Locator
  field(key: string): Locator
  readonly body: Locator
  readonly status: Locator
  preview(selector: string): Locator
  button(name: string): Locator
}

function screenOf(page: Page): Screen {
  const form = page.getByRole('form', { name: 'Front matter' })
  const posts = page.getByRole('listbox', { name: 'Posts' })
  return {
    search: page.getByRole('searchbox', { name: 'Search posts' }),
    posts,
    post: (title) => posts.getByRole('option', { name: title }),
    form,
    field: (key) => form.locator(`[data-field="${key}"]`),
    body: page.getByRole('textbox', { name: 'Body' }),
    status: page.getByRole('status'),
    preview: (selector) => page.frameLocator('iframe[title="Preview"]').locator(selector),
    button: (name) => page.getByRole('button', { name, exact: true }),
  }
}

export { expect }
