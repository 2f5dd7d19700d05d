import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { engine } from './engine.ts'
import { MainEvent } from './event.ts'

interface OpenWindow {
  close(): void
}

/** `app`: the life of the main process, in the order that Electron's documentation gives. */
class App extends EventEmitter {
  readonly isPackaged = false
  readonly windows = new Set<OpenWindow>()
  #name = 'Electron'
  #ready = false
  #quitting = false
  #locked = false
  readonly #paths = new Map<string, string>()
  readonly #whenReady = new Promise<void>((resolve) => this.once('ready', () => resolve()))

  get name(): string {
    return this.#name
  }

  getName(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return '0.0.0'
  }

  getAppPath(): string {
    return dirname(process.argv[1] ?? process.cwd())
  }

  isReady(): boolean {
    return this.#ready
  }

  whenReady(): Promise<void> {
    return this.#whenReady
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    switch (name) {
      case 'userData': {
        const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
        return given === undefined ? join(tmpdir(), this.#name) : given.slice('--user-data-dir='.length)
      }
      case 'home':
        return homedir()
      case 'documents':
        return join(homedir(), 'Documents')
      case 'temp':
        return tmpdir()
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  setAppUserModelId(): void {}

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  addRecentDocument(path: string): void {
    void engine.call('record', 'recent', path)
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    if (this.#locked) return true
    const folder = this.getPath('userData')
    const lock = join(folder, 'SingletonLock')
    const letters = join(folder, 'SingletonLetters')
    mkdirSync(letters, { recursive: true })
    if (isHeld(lock)) {
      const letter = { argv: process.argv, cwd: process.cwd(), data: additionalData }
      writeFileSync(join(letters, `${process.pid}.part`), JSON.stringify(letter))
      renameSync(join(letters, `${process.pid}.part`), join(letters, `${process.pid}.json`))
      return false
    }
    writeFileSync(lock, String(process.pid))
    this.#locked = true
    process.on('exit', () => rmSync(lock, { force: true }))
    void this.#whenReady.then(() => this.#readLetters(letters))
    return true
  }

  /** Ends at once: windows are not asked, and nothing but `quit` is emitted. */
  exit(code = 0): void {
    this.emit('quit', new MainEvent(), code)
    process.exit(code)
  }

  quit(): void {
    if (this.#quitting) return
    const event = new MainEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    if (this.windows.size === 0) this.#shutDown()
    for (const window of [...this.windows]) window.close()
  }

  becomeReady(): void {
    this.#ready = true
    this.emit('will-finish-launching')
    this.emit('ready', new MainEvent(), {})
  }

  windowClosed(window: OpenWindow): void {
    this.windows.delete(window)
    if (this.windows.size > 0) return
    if (this.#quitting) this.#shutDown()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  /** A window that stays open ends an attempt to quit. */
  windowStayed(): void {
    this.#quitting = false
  }

  #shutDown(): void {
    const event = new MainEvent()
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.#quitting = false
    else this.exit()
  }

  #readLetters(folder: string): void {
    const read = () => {
      for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
        const file = join(folder, name)
        if (!existsSync(file)) continue
        const { argv, cwd, data } = JSON.parse(readFileSync(file, 'utf8')) as {
          argv: string[]
          cwd: string
          data: unknown
        }
        rmSync(file)
        this.emit('second-instance', new MainEvent(), argv, cwd, data)
      }
    }
    watch(folder, read)
    read()
  }
}

export const app = new App()

/** Whether a process that still runs holds the lock. */
function isHeld(lock: string): boolean {
  if (!existsSync(lock)) return false
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
