/** Where Galley's own files are, in a checkout and in a build. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of settings, recent folders and caches, as each system has it. */
export function stateFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env.GALLEY_STATE) return env.GALLEY_STATE
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Galley')
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Galley')
  return join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'galley')
}

/** The built renderer: `renderer` beside or above the bundle that asks, `dist/renderer` of a checkout. */
export function rendererFolder(): string | null {
  return (
    firstThere(['./renderer/index.html', '../renderer/index.html', '../../dist/renderer/index.html'])?.replace(
      /index\.html$/,
      '',
    ) ?? null
  )
}

/** The sample blog as it is shipped, or null. */
export function shippedSample(): string | null {
  return firstThere(['./sample-blog', '../sample-blog', '../assets/sample-blog', '../../assets/sample-blog'])
}

function firstThere(places: readonly string[]): string | null {
  for (const place of places) {
    const file = fileURLToPath(new URL(place, import.meta.url))
    if (existsSync(file)) return file
  }
  return null
}
