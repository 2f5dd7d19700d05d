/**
 * One Galley for each test, through the door that the project names, on a folder of its own. A spec is the same for both
 * doors: it gets a page and a folder, and compares files.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test'
import { startElectron } from '../support/electron-host/start.ts'

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
  /** Answers the next system dialog (desktop door). */
  answerDialog(paths: readonly string[]): void
}

interface Fixtures {
  readonly door: Door
  readonly folder: Folder
  /** Starts Galley, on a folder or a file or on nothing. It ends with the test. */
  readonly start: (path?: string) => Promise<Running>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from the pattern.
  door: async ({}, use, info) => {
    await use(info.project.name === 'desktop' ? 'desktop' : 'web')
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'galley-e2e-'))
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

  start: async ({ door, browser }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use(async (path) => {
      const state = await mkdtemp(join(tmpdir(), 'galley-state-'))
      const running = door === 'web' ? await startWeb(browser, state, path) : await startDesktop(state, path)
      ends.push(running.end, () => rm(state, { recursive: true, force: true }))
      // A page error is a bug, whatever else the spec looks at.
      running.page.on('pageerror', (error) => errors.push(error))
      return { ...running, screen: screenOf(running.page) }
    })
    for (const end of ends) await end()
    expect(errors.splice(0)).toEqual([])
  },
})

const errors: Error[] = []

async function startWeb(browser: Browser, state: string, path: string | undefined) {
  const server = spawn(process.execPath, ['dist/cli.js', 'serve', ...(path === undefined ? [] : [path]), '--no-open'], {
    env: { ...process.env, GALLEY_STATE: state },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it said its address.')))
    createInterface(server.stdout).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1\S+/.exec(line)
      if (found) resolve(found[0])
    })
  })
  const page = await browser.newPage()
  await page.goto(url)
  return {
    door: 'web' as const,
    page,
    answerDialog: () => {
      throw new Error('The web door has no system dialogs.')
    },
    end: async () => {
      await page.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
    },
  }
}

async function startDesktop(state: string, path: string | undefined) {
  const electron = await startElectron({ args: path === undefined ? [] : [path], userData: state })
  return {
    door: 'desktop' as const,
    page: electron.page,
    answerDialog: (paths: readonly string[]) => electron.dialogs.answer(paths),
    end: () => electron.close(),
  }
}

/** The parts of the screen, by the names that people and screen readers know them by. */
export interface Screen {
  readonly search: Locator
  readonly posts: Locator
  post(title: string): Locator
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
