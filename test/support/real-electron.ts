import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

export interface RealElectron {
  readonly app: ElectronApplication
  readonly page: Page
  close(): Promise<void>
}

/** Electron's executable, where its installer has put it; null where it could not be had. */
export function electronBinary(): string | null {
  const installed = join(checkout, 'node_modules/electron')
  const note = join(installed, 'path.txt')
  if (!existsSync(note)) return null
  const binary = join(installed, 'dist', readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** Starts the built app in Electron itself. `args` is what the writer puts on the command line. */
export async function startRealElectron(
  binary: string,
  userData: string,
  args: readonly string[],
): Promise<RealElectron> {
  const app = await _electron.launch({
    executablePath: binary,
    // As root there is no sandbox to be had, as with any Chromium.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), checkout, `--user-data-dir=${userData}`, ...args],
    env: { ...(process.env as Record<string, string>), GALLEY_STATE: join(userData, 'state') },
  })
  return { app, page: await app.firstWindow(), close: () => app.close() }
}
