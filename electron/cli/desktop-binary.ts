/** Finds Electron's binary, or lets its own installer fetch it, once. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { errorCode } from '../refused.ts'

export interface Desktop {
  readonly binary: string
  /** The folder whose `package.json` names the app's main file. */
  readonly app: string
}

const installLimit = 60_000
/** After a fetch that failed, starts are quick again until the next day. */
const again = 24 * 60 * 60 * 1000

/** Electron and the app, or a sentence that says why there is none. */
export async function findDesktop(stateFolder: string): Promise<Desktop | string> {
  const app = appFolder()
  if (app === null) return 'the desktop app is not built.'
  const electron = electronFolder()
  if (electron === null) return 'Electron is not installed.'
  const there = await binaryIn(electron)
  if (there !== null) return { binary: there, app }
  const note = join(stateFolder, 'electron-could-not-be-fetched')
  if (Date.now() - (await timeOf(note)) > again) {
    await install(electron)
    const fetched = await binaryIn(electron)
    if (fetched !== null) return { binary: fetched, app }
    await mkdir(stateFolder, { recursive: true, mode: 0o700 })
    await writeFile(note, '')
  }
  return 'Electron’s program is not here and could not be fetched.'
}

/** When a file was last written, in milliseconds; 0 for one that is not there. */
async function timeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}

function appFolder(): string | null {
  for (const place of ['./desktop/main.cjs', '../desktop/main.cjs', '../../dist/desktop/main.cjs']) {
    const file = new URL(place, import.meta.url)
    if (existsSync(file)) return dirname(dirname(dirname(file.pathname)))
  }
  return null
}

function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

async function binaryIn(electron: string): Promise<string | null> {
  const name = (await readFile(join(electron, 'path.txt'), 'utf8').catch(() => '')).trim()
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist')
  return name !== '' && existsSync(join(folder, name)) ? join(folder, name) : null
}

/** Runs the installer that comes with Electron's package; it is ended when it takes too long. */
function install(electron: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: installLimit })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
