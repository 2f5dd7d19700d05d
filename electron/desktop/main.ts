/** The desktop app: one process, one window, and what the system asks of it. */
import { join } from 'node:path'
import { app, Menu, session } from 'electron'
import { shippedSample, stateFolder } from '../web/places.ts'
import { startPath } from './arguments.ts'
import { guardContents, guardSession } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { registerAppScheme, serveApp } from './protocol.ts'
import { type GalleyWindow, openWindow } from './window.ts'

app.setName('Galley')
if (process.platform === 'win32') app.setAppUserModelId('app.galley.Galley')
registerAppScheme()
app.enableSandbox()

const start = startPath(process.argv, process.cwd(), process.defaultApp === true)
// A second start hands over the path it was given, already absolute: Chromium reorders the command line it passes on.
if (app.requestSingleInstanceLock({ start })) run()
else app.exit()

function run(): void {
  let current: GalleyWindow | null = null
  const unfinished = new Set<Promise<void>>()

  const show = (path: string | null) => {
    if (current === null) current = openWindow(path, places(), closed)
    else {
      current.show()
      if (path !== null) current.open(path)
    }
  }
  const closed = (finished: Promise<void>) => {
    current = null
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate([], process.platform, () => {})))
    unfinished.add(finished)
    void finished.finally(() => unfinished.delete(finished))
  }

  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  const ready = app.whenReady().then(() => {
    guardSession(session.defaultSession)
    serveApp(join(__dirname, '../renderer'))
    show(start)
  })

  // macOS tells of a file before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void ready.then(() => show(path))
  })
  app.on('second-instance', (_event, _argv, _workingFolder, data) => show(startOf(data)))
  app.on('activate', () => {
    void ready.then(() => show(null))
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (unfinished.size === 0) return
    event.preventDefault()
    void Promise.allSettled(unfinished).then(() => app.quit())
  })
}

function places() {
  return {
    preload: join(__dirname, 'preload.cjs'),
    stateFolder: stateFolder(),
    sampleFolder: app.isPackaged ? join(process.resourcesPath, 'sample-blog') : shippedSample(),
  }
}

function startOf(data: unknown): string | null {
  return typeof data === 'object' && data !== null && 'start' in data && typeof data.start === 'string'
    ? data.start
    : null
}
