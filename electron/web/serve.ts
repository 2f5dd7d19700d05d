/** Starts the web door: shell, host and server, tied together. */

import type { HostEvent } from '../api.ts'
import { findFolder } from '../folder/open.ts'
import { createHost } from '../host.ts'
import { Refused } from '../refused.ts'
import { rendererFolder, shippedSample, stateFolder } from './places.ts'
import { startServer, type WebServer } from './server.ts'
import { createWebShell } from './shell.ts'

export interface ServeOptions {
  /** Absolute path of a folder or file to open at once, or null. */
  readonly start: string | null
  readonly port: number
}

/** Serves the app on 127.0.0.1 until `close`. */
export async function serve({ start, port }: ServeOptions): Promise<WebServer> {
  const files = rendererFolder()
  if (files === null) throw new Refused('missing', 'The app is not built. Run “npm run build” first.')
  let emit = (_event: HostEvent) => {}
  const sampleFolder = shippedSample()
  // What opens is the site around the folder or file that was named.
  const named = start === null ? null : (await findFolder(start)).folder.root
  const folders = [named, sampleFolder].filter((folder) => folder !== null)
  const host = createHost(
    createWebShell({ stateFolder: stateFolder(), start, sampleFolder, folders, emit: (event) => emit(event) }),
  )
  const server = await startServer({ host, rendererFolder: files, port })
  emit = server.emit
  return {
    ...server,
    close: async () => {
      await server.close()
      await host.close()
    },
  }
}
