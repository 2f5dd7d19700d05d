import { resolve } from 'node:path'
import { findFolder } from '../folder/open.ts'
import { errorCode, Refused } from '../refused.ts'
import { launch } from '../web/launch.ts'
import { stateFolder } from '../web/places.ts'
import { serve as serveApp } from '../web/serve.ts'
import type { WebServer } from '../web/server.ts'
import { BadUsage, type Command, print, readArguments } from './command.ts'

const help = `galley serve FOLDER [--port N] [--no-open]

Serves the app with FOLDER open, on 127.0.0.1 only, and prints its address. The address holds a secret: whoever has
it can read and change the folder's posts. Opens a browser unless --no-open is given. Ends with Ctrl+C.

  --port N     the port; any that is free where it is not given
  --no-open    only print the address
`

export const serve: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { port: { type: 'string' }, 'no-open': { type: 'boolean' } })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new BadUsage('serve takes one FOLDER')
    const port = readPort(values.port)
    const server = await startServing(resolve(folder), port)
    print(server.url)
    if (values['no-open'] !== true) await launch(server, stateFolder())
    await untilStopped(server)
    return 0
  },
}

/** Serves `start` (a folder or file, or null). Throws `Refused` where it cannot be opened or the port is taken. */
export async function startServing(start: string | null, port: number): Promise<WebServer> {
  if (start !== null) await findFolder(start)
  try {
    return await serveApp({ start, port })
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE')
      throw new Refused('failed', `Port ${port} is taken. Choose another with --port.`)
    if (errorCode(error) === 'EACCES')
      throw new Refused('denied', `Port ${port} may not be used. Choose one above 1023 with --port.`)
    throw error
  }
}

/** Waits for Ctrl+C or a request to end, and then ends the server. */
export async function untilStopped(server: WebServer): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  await server.close()
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new BadUsage(`'${text}' is no port`)
  return port
}
