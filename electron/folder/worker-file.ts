import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The built worker of this name, beside the bundle that asks or one folder up (chunks and the desktop's bundle lie
 * in folders of their own); null where there is none, as when the sources run as they are.
 */
export function workerFile(name: string): string | null {
  for (const place of [`./${name}.js`, `../${name}.js`]) {
    const file = fileURLToPath(new URL(place, import.meta.url))
    if (existsSync(file)) return file
  }
  return null
}
