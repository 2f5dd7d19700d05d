import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core'
import { browserArgs, browserPath } from '../browser.ts'
import { standIn } from './bundle.ts'
import { type Answer, type Dialogs, openDialogs } from './dialogs.ts'
import { openPage, type WindowPage } from './page.ts'
import { answer, closePopup } from './requests.ts'
import { connect, type EngineCalls, type MainCalls, type MenuEntry, type Peer, type Permission } from './wire.ts'

export interface StartOptions {
  /** What the writer put on the command line: a folder or file, or nothing. */
  readonly args?: readonly string[]
  /** Where the app keeps its data; a fresh folder, removed afterwards, where it is not given. */
  readonly userData?: string
  /** Answers to the first dialogs, in order; see `Dialogs.answer`. */
  readonly dialogs?: readonly Answer[]
  /** A browser to make the windows in, which is left open; one of its own, where it is not given. */
  readonly browser?: Browser
  /** The bundle of main; `dist/desktop/main.cjs` of the checkout. */
  readonly main?: string
}

/** Chromium's idea of what was clicked with the right button. */
export interface Clicked {
  readonly isEditable?: boolean
  readonly selectionText?: string
  readonly misspelledWord?: string
  readonly dictionarySuggestions?: readonly string[]
}

export interface StartedElectron {
  /** The page of the first window. */
  readonly page: Page
  /** The menu bar as it stands. */
  menu(): readonly MenuEntry[]
  /** Presses an item, by its id or by labels: `File > Save`. Rejects where it is missing or disabled. */
  clickMenu(what: string): Promise<void>
  /** The menu at the pointer, empty where none opens. */
  contextMenu(clicked: Clicked): Promise<readonly MenuEntry[]>
  clickContextMenu(label: string): Promise<void>
  readonly dialogs: Dialogs
  /** Addresses that the system was asked to open. */
  readonly opened: readonly string[]
  readonly revealed: readonly string[]
  readonly trashed: readonly string[]
  /** Words put into the dictionary, words put in place of misspelt ones, and recent documents. */
  readonly learned: readonly string[]
  readonly inserted: readonly string[]
  readonly recent: readonly string[]
  readonly app: {
    /** Resolves with the exit code when the process has ended. */
    readonly exited: Promise<number | null>
    /** All that main has printed. */
    output(): string
    openFile(path: string): Promise<boolean>
    activate(): Promise<void>
    quit(): Promise<void>
    /** Lets main's timers go off at once that are no longer than this. */
    passTime(milliseconds: number): Promise<void>
    /** Starts the app once more with the same data; resolves with that process's exit code. */
    startAgain(...args: readonly string[]): Promise<number | null>
  }
  /** The options that main gave to `BrowserWindow`. */
  windowOptions(): object
  /** Presses the window's close button. */
  closeWindow(): Promise<void>
  /** Sends as if from another frame than the page's own. */
  invokeFrom(url: string, isMainFrame: boolean, channel: string, ...args: readonly unknown[]): Promise<unknown>
  permission(name: string, url?: string): Promise<Permission>
  /** Says where a file of that name lies that is dropped on the page. */
  placeFile(name: string, path: string): Promise<void>
  /** Ends the process and the browser. */
  close(): Promise<void>
}

/**
 * Starts the desktop app, its bundle unchanged, in a Node process in which `electron` is the stand-in, its windows being
 * pages of Chromium. Resolves when the first window has loaded.
 */
export async function startElectron(options: StartOptions = {}): Promise<StartedElectron> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'galley-electron-'))
  const main = options.main ?? fileURLToPath(new URL('../../../dist/desktop/main.cjs', import.meta.url))
  const { module } = await standIn()
  const browser = options.browser ?? (await launchBrowser())
  const context = await contextOf(browser)
  const spawn = (args: readonly string[]) => startMain(module, main, userData, args)
  const child = spawn(options.args ?? [])
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => output.push(data.toString()))
  const exited = exitOf(child)

  const windows = new Map<number, Promise<WindowPage>>()
  const records: Record<Parameters<EngineCalls['record']>[0], string[]> = {
    opened: [],
    revealed: [],
    trashed: [],
    learned: [],
    inserted: [],
    recent: [],
  }
  const desk = openDialogs(options.dialogs ?? [])
  let menu: readonly MenuEntry[] = []
  let popup: readonly MenuEntry[] = []
  let loaded: (window: WindowPage) => void = () => {}
  const first = new Promise<WindowPage>((resolve) => {
    loaded = resolve
  })

  const windowOf = (id: number) => {
    const window = windows.get(id)
    if (window === undefined) throw new Error(`There is no window ${id}.`)
    return window
  }
  const peer: Peer<MainCalls> = connect<EngineCalls, MainCalls>(
    {
      send: (message) => {
        if (child.connected) child.send(message, () => {})
      },
      listen: (hear) => child.on('message', (message) => hear(message as object)),
    },
    {
      async createWindow(id, request) {
        const opening = context
          .newPage()
          .then((page) => openPage(id, page, request, peer, (url) => records.opened.push(url)))
        windows.set(id, opening)
        await opening
      },
      async load(id, url) {
        const window = await windowOf(id)
        await window.load(url)
        loaded(window)
      },
      reload: async (id) => (await windowOf(id)).reload(),
      deliver: async (id, channel, args) => (await windowOf(id)).deliver({ is: 'message', channel, args }),
      closePage: async (id, ask) => (await windowOf(id)).close(ask),
      setMenu: (entries) => {
        menu = entries
      },
      popupMenu: (entries) => {
        popup = entries
      },
      showDialog: (dialog) => desk.show(dialog),
      record: (what, value) => {
        records[what].push(value)
      },
    },
  )
  let ended = false
  void exited.then(() => {
    ended = true
    peer.end(() => new Error(`The app has ended.\n${output.join('')}`))
  })
  /** For what may still be under way when the app ends. */
  const untilEnd = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (error) {
      if (!ended) throw error
    }
  }
  const respond = (route: Route) => untilEnd(answer(route, windows, peer))
  const closeIfPopup = (page: Page) => void untilEnd(closePopup(page, windows))
  await context.route('**/*', respond)
  context.on('page', closeIfPopup)
  const closePages = async () => {
    context.off('page', closeIfPopup)
    for (const opening of windows.values()) await (await opening).page.close()
    await context.unroute('**/*', respond)
    if (options.browser === undefined) await browser.close()
  }

  const window = await Promise.race([
    first,
    exited.then(async (code) => {
      await closePages()
      throw new Error(`The app ended with ${code} before its window had loaded.\n${output.join('')}`)
    }),
  ])
  const { id, page } = window
  return {
    page,
    ...records,
    dialogs: desk.dialogs,
    menu: () => menu,
    clickMenu: (what) => peer.call('clickMenu', 'bar', what),
    async contextMenu(clicked) {
      popup = []
      await peer.call('contentsEvent', id, 'context-menu', {
        isEditable: false,
        selectionText: '',
        misspelledWord: '',
        dictionarySuggestions: [],
        ...clicked,
      })
      return popup
    },
    clickContextMenu: (label) => peer.call('clickMenu', 'popup', label),
    app: {
      exited,
      output: () => output.join(''),
      openFile: (path) => peer.call('openFile', path),
      activate: () => peer.call('activate'),
      quit: () => peer.tell('quit'),
      passTime: (milliseconds) => peer.call('passTime', milliseconds),
      startAgain: (...args) => exitOf(spawn(args)),
    },
    windowOptions: () => window.options,
    closeWindow: () => peer.tell('closeWindow', id),
    invokeFrom: (url, isMainFrame, channel, ...args) => peer.call('invoke', id, { url, isMainFrame }, channel, args),
    permission: (name, url = 'app://galley/') => peer.call('permission', id, name, url),
    placeFile: (name, path) => window.deliver({ is: 'file', name, path }),
    async close() {
      child.kill('SIGKILL')
      await exited
      await closePages()
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true })
    },
  }
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: browserArgs() })
}

const contexts = new WeakMap<Browser, Promise<BrowserContext>>()

/** One for all windows of a browser, one app after the other: Chromium takes a second to make one. */
function contextOf(browser: Browser): Promise<BrowserContext> {
  const known = contexts.get(browser)
  if (known !== undefined) return known
  const made = browser.newContext({ serviceWorkers: 'block' }).then(async (context) => {
    // Without a page its window would go, and be made anew for the next app.
    await context.newPage()
    return context
  })
  contexts.set(browser, made)
  return made
}

function startMain(module: string, main: string, userData: string, args: readonly string[]): ChildProcess {
  return fork(main, [`--user-data-dir=${userData}`, ...args], {
    execArgv: ['--require', module],
    env: { ...process.env, GALLEY_STATE: join(userData, 'state'), NODE_OPTIONS: '' },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}
