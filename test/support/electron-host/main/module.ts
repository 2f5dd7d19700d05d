/**
 * Loaded into a Node process before an app's bundle: from then on `require('electron')` gives this stand-in. It does
 * what Electron's documentation says, with Electron's errors where a rule is broken; what it does not have throws.
 */
import Module from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { app } from './app.ts'
import { passTime, watchTimers } from './clock.ts'
import { dialog } from './dialog.ts'
import { serve } from './engine.ts'
import { MainEvent } from './event.ts'
import { ipcMain } from './ipc.ts'
import { Menu, pressMenu } from './menu.ts'
import { answer, protocol } from './protocol.ts'
import { permitted, session } from './session.ts'
import { shell } from './shell.ts'
import { BrowserWindow, windowById } from './window.ts'

const electron = only('electron', {
  app: only('app', app),
  BrowserWindow,
  dialog: only('dialog', dialog),
  ipcMain,
  Menu,
  protocol: only('protocol', protocol),
  session,
  shell: only('shell', shell),
})

// The host's worker threads inherit `--require`; Electron itself is not to be had there either.
if (isMainThread) install()

function install(): void {
  const loader = Module as unknown as { _load(request: string, parent: unknown, isMain: boolean): unknown }
  const load = loader._load
  loader._load = (request, parent, isMain) =>
    request === 'electron' || request === 'electron/main' ? electron : load.call(Module, request, parent, isMain)

  watchTimers()
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: app.getAppPath() })
  serve({
    invoke: (id, frame, channel, args) => windowById(id).webContents.invoke(frame, channel, args),
    receive: (id, frame, channel, args) => windowById(id).webContents.receive(frame, channel, args),
    request: answer,
    navigate: (id, url, isMainFrame) => windowById(id).webContents.mayNavigate(url, isMainFrame),
    openWindow: (id, url) => windowById(id).webContents.mayOpen(url),
    overrideUnload(id) {
      const event = new MainEvent()
      windowById(id).webContents.emit('will-prevent-unload', event)
      return event.defaultPrevented
    },
    contentsEvent(id, name, details) {
      windowById(id).webContents.emit(name, new MainEvent(), details)
    },
    loaded: (id, url) => windowById(id).loaded(url),
    titled: (id, title) => windowById(id).titled(title),
    // A window that main has destroyed is gone before its page is.
    pageClosed: (id) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.id === id)
        ?.gone(),
    pageStayed: () => app.windowStayed(),
    closeWindow: (id) => windowById(id).close(),
    clickMenu: pressMenu,
    permission: (id, permission, url) => permitted(windowById(id).webContents, permission, url),
    openFile(path) {
      const event = new MainEvent()
      app.emit('open-file', event, path)
      return event.defaultPrevented
    },
    activate() {
      app.emit('activate', new MainEvent(), app.windows.size > 0)
    },
    quit: () => app.quit(),
    passTime,
  })
  process.on('disconnect', () => process.exit(1))
  // Electron is ready some time after the app's own script has run.
  setImmediate(() => app.becomeReady())
}

/** An object on which reaching for what it does not have is an error. */
function only<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && key !== 'then') {
        throw new Error(`The stand-in for Electron has no ${name}.${key}.`)
      }
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' && !isClass(value) ? value.bind(target) : value
    },
  })
}

function isClass(value: object): boolean {
  return value === BrowserWindow || value === Menu
}
