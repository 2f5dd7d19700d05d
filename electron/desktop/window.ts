import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { BrowserWindow, type BrowserWindowConstructorOptions, Menu } from 'electron'
import type { HostEvent, MenuItem } from '../api.ts'
import { dispatch } from '../dispatch.ts'
import { findFolder } from '../folder/open.ts'
import { createHost } from '../host.ts'
import { Refused } from '../refused.ts'
import { guardClose } from './closing.ts'
import { contextTemplate } from './context-menu.ts'
import { askToReload, tell } from './dialogs.ts'
import { menuTemplate } from './menu.ts'
import { appOrigin, isAppUrl } from './protocol.ts'
import { createShell } from './shell.ts'

export interface GalleyWindow {
  /** Brings the window to the front. */
  show(): void
  /** Opens a folder or file (absolute) in it. */
  open(path: string): void
}

export interface Places {
  readonly preload: string
  readonly stateFolder: string
  readonly sampleFolder: string | null
}

/**
 * Opens a window with a host of its own. `start` is the folder or file to open in it, or null. `closed` is called when
 * the window is gone, with what resolves when its host has written all it had to.
 */
export function openWindow(
  start: string | null,
  places: Places,
  closed: (finished: Promise<void>) => void,
): GalleyWindow {
  const window = new BrowserWindow(windowOptions(places.preload))
  const contents = window.webContents
  let wanted = start !== null && existsSync(start) ? start : null
  let listening = false

  const emit = (event: HostEvent) => {
    if (!window.isDestroyed()) contents.send('galley:event', event)
  }
  const run = (id: string) => emit({ type: 'command', data: { id } })
  const showMenu = (items: readonly MenuItem[]) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(items, process.platform, run)))

  const host = createHost(
    createShell({
      window,
      stateFolder: places.stateFolder,
      sampleFolder: places.sampleFolder,
      start: () => wanted,
      documentChanged: (state) => guard.documentChanged(state),
      menuChanged: showMenu,
      emit,
    }),
  )
  const guard = guardClose(window, {
    savesByItself: async () => (await host.about()).settings.autosave,
    save: () => run('save-all'),
  })

  contents.ipc.handle('galley:call', (event, call: unknown) => {
    const frame = event.senderFrame
    if (frame === null || frame !== contents.mainFrame || !isAppUrl(frame.url)) {
      throw new Error('Only the app’s own page may call the host.')
    }
    listening = true
    return dispatch(host, call)
  })
  contents.on('context-menu', (_event, params) => {
    const entries = contextTemplate(params, {
      replaceMisspelling: (word) => contents.replaceMisspelling(word),
      addToDictionary: (word) => contents.session.addWordToSpellCheckerDictionary(word),
    })
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ window })
  })
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    // The text went with the page: there is nothing left to ask it to save.
    guard.documentChanged({ title: '', path: null, dirty: false })
    void askToReload(window).then((again) => (again ? contents.reload() : window.close()))
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    window.show()
    if (start !== null && !existsSync(start)) void tell(window, `“${basename(start)}” was not found.`)
  })
  window.once('closed', () => closed(host.close()))
  showMenu([])
  void window.loadURL(`${appOrigin}/`)

  return {
    show() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    open(path) {
      // Until the page asks what to start with, that is the way to tell it; an event would find nobody listening.
      if (listening) void openIn(window, path, emit)
      else wanted = path
    },
  }
}

/** The options of every window of the app. What Electron's security checklist asks for is named, default or not. */
function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    name: 'main',
    windowStatePersistence: true,
    title: 'Galley',
    show: false,
    width: 1280,
    height: 820,
    minWidth: 480,
    minHeight: 400,
    webPreferences: {
      preload,
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
      spellcheck: true,
    },
  }
}

async function openIn(window: BrowserWindow, path: string, emit: (event: HostEvent) => void): Promise<void> {
  try {
    const { post } = await findFolder(path)
    emit({ type: 'open', data: { folder: path, post } })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await tell(window, error.message)
  }
}
