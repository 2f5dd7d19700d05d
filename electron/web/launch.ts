/** Opens the app's address in a browser without the token ever being in an argument list. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, realpath, unlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WebServer } from './server.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A browser that has not asked for the app by then never will. */
const patience = 60_000
/** A browser that ends sooner, with an error, has not opened anything. */
const settling = 1500

/**
 * Opens `server`'s app: in a window of its own where Chrome, Chromium or Edge is found, else in the system's browser.
 * Answers false where there is no display or no browser.
 */
export async function launch(server: WebServer, stateFolder: string, env: Environment = process.env): Promise<boolean> {
  if (!hasDisplay(env)) return false
  const browser = await findBrowser(env)
  // A browser in a snap reads nothing in hidden folders.
  const confined = browser !== null && (await realpath(browser)).includes('/snap')
  const file = await writeRedirect(server.url, confined ? homedir() : stateFolder)
  const remove = () => unlink(file).catch(() => {})
  const timer = setTimeout(remove, patience)
  timer.unref()
  void server.visited.then(() => {
    clearTimeout(timer)
    return remove()
  })
  const address = pathToFileURL(file).href
  if (browser !== null && (await start(browser, [`--app=${address}`]))) return true
  const [opener, ...args] = systemOpener(file)
  if (opener !== undefined && (await start(opener, args))) return true
  clearTimeout(timer)
  await remove()
  return false
}

/** Whether a window could be shown. */
export function hasDisplay(env: Environment): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The path of an installed Chrome, Chromium or Edge, or null. `GALLEY_BROWSER` names another one. */
export async function findBrowser(env: Environment): Promise<string | null> {
  for (const place of [env.GALLEY_BROWSER, ...browserPlaces(env)]) {
    if (
      place &&
      (await access(place, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return place
  }
  return null
}

/** A page only its owner can read, that leads to `url` at once. */
export async function writeRedirect(url: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `open-galley-${randomBytes(8).toString('hex')}.html`)
  const page = `<!doctype html>\n<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n<title>Galley</title>\n<meta http-equiv="refresh" content="0; url=${url}">\n`
  await writeFile(file, page, { mode: 0o600, flag: 'wx' })
  return file
}

function browserPlaces(env: Environment): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ]
    return programs.flatMap((program) => roots.map((root) => join(root, ...program)))
  }
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable',
  ]
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function systemOpener(file: string): readonly string[] {
  if (process.platform === 'darwin') return ['open', file]
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file]
  return ['xdg-open', file]
}

/** Starts a program that outlives this one. False where it cannot be started, or fails at once. */
function start(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => resolve(true), settling)
    const settle = (started: boolean) => {
      clearTimeout(timer)
      resolve(started)
    }
    child.on('error', () => settle(false))
    child.on('exit', (code) => settle(code === 0))
    child.unref()
  })
}
