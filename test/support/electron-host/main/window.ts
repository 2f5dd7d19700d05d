import { EventEmitter } from 'node:events'
import type { FrameState } from '../wire.ts'
import { app } from './app.ts'
import { engine } from './engine.ts'
import { MainEvent } from './event.ts'
import { Ipc, ipcMain } from './ipc.ts'
import { session } from './session.ts'

interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly webSecurity?: boolean
}

interface WindowOptions {
  readonly title?: string
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly webPreferences?: WebPreferences
}

type OpenHandler = (details: { url: string; frameName: string; disposition: string }) => { action: 'allow' | 'deny' }

/** `WebFrameMain`, as far as main looks at it. */
class Frame {
  url: string
  readonly parent: Frame | null

  constructor(url: string, parent: Frame | null) {
    this.url = url
    this.parent = parent
  }
}

const byId = new Map<number, BrowserWindow>()
let last = 0

export function windowById(id: number): BrowserWindow {
  const window = byId.get(id)
  if (window === undefined) throw new Error('Object has been destroyed')
  return window
}

class WebContents extends EventEmitter {
  readonly id: number
  readonly ipc = new Ipc()
  readonly mainFrame = new Frame('', null)
  readonly session = session.defaultSession
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(id: number) {
    super()
    this.id = id
    app.emit('web-contents-created', new MainEvent(), this)
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return !byId.has(this.id)
  }

  send(channel: string, ...args: readonly unknown[]): void {
    if (this.isDestroyed()) throw new Error('Object has been destroyed')
    void engine.call('deliver', this.id, channel, structuredClone(args))
  }

  reload(): void {
    void engine.call('reload', this.id)
  }

  replaceMisspelling(word: string): void {
    void engine.call('record', 'inserted', word)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  mayOpen(url: string): boolean {
    return this.#openHandler({ url, frameName: '', disposition: 'foreground-tab' }).action === 'allow'
  }

  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = Object.assign(new MainEvent(), { url, isMainFrame, isSameDocument: false, frame: null })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event)
    return !event.defaultPrevented
  }

  /** The page's own handlers come first, as in Electron. */
  async invoke(state: FrameState, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(this.#ipcEvent(state), ...args))
  }

  receive(state: FrameState, channel: string, args: readonly unknown[]): void {
    const event = this.#ipcEvent(state)
    this.ipc.emit(channel, event, ...args)
    ipcMain.emit(channel, event, ...args)
  }

  #ipcEvent({ url, isMainFrame }: FrameState): object {
    if (isMainFrame) this.mainFrame.url = url
    const senderFrame = isMainFrame ? this.mainFrame : new Frame(url, this.mainFrame)
    return Object.assign(new MainEvent(), { type: 'frame', sender: this, senderFrame })
  }
}

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  #title: string
  #visible: boolean
  #shownOnce = false

  constructor(options: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const {
      sandbox = true,
      contextIsolation = true,
      nodeIntegration = false,
      webSecurity = true,
      preload,
    } = options.webPreferences ?? {}
    if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity) {
      throw new Error('The stand-in for Electron runs only sandboxed pages that know nothing of Node.')
    }
    this.id = ++last
    this.#title = options.title ?? app.name
    this.#visible = options.show ?? true
    byId.set(this.id, this)
    app.windows.add(this)
    this.webContents = new WebContents(this.id)
    void engine.call('createWindow', this.id, {
      preload: preload ?? null,
      width: options.width ?? 800,
      height: options.height ?? 600,
      options: JSON.parse(JSON.stringify(options)) as object,
    })
    app.emit('browser-window-created', new MainEvent(), this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...byId.values()]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null
  }

  loadURL(url: string): Promise<void> {
    const loaded = engine.call('load', this.id, url)
    loaded.catch(() => this.webContents.emit('did-fail-load', new MainEvent(), -2, 'ERR_FAILED', url, true))
    return loaded
  }

  isDestroyed(): boolean {
    return !byId.has(this.id)
  }

  isVisible(): boolean {
    return this.#visible
  }

  isMinimized(): boolean {
    return false
  }

  show(): void {
    this.#visible = true
  }

  hide(): void {
    this.#visible = false
  }

  focus(): void {}

  restore(): void {}

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  setRepresentedFilename(): void {}

  setDocumentEdited(): void {}

  close(): void {
    const event = new MainEvent()
    this.emit('close', event)
    if (event.defaultPrevented) app.windowStayed()
    else void engine.call('closePage', this.id, true)
  }

  destroy(): void {
    void engine.call('closePage', this.id, false)
    this.gone()
  }

  loaded(url: string): void {
    this.webContents.mainFrame.url = url
    this.webContents.emit('dom-ready', new MainEvent())
    this.webContents.emit('did-finish-load', new MainEvent())
    if (this.#shownOnce) return
    this.#shownOnce = true
    this.emit('ready-to-show', new MainEvent())
  }

  titled(title: string): void {
    const event = new MainEvent()
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }

  /** The page has gone, in whichever way. */
  gone(): void {
    if (!byId.delete(this.id)) return
    this.emit('closed')
    this.webContents.emit('destroyed')
    app.windowClosed(this)
  }
}
