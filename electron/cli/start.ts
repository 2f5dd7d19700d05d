import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { findFolder } from '../folder/open.ts'
import { sampleBlog } from '../sample.ts'
import { hasDisplay, launch } from '../web/launch.ts'
import { shippedSample, stateFolder } from '../web/places.ts'
import { BadUsage, type Command, print, readArguments } from './command.ts'
import { type Desktop, findDesktop } from './desktop-binary.ts'
import { startServing, untilStopped } from './serve.ts'

const help = `galley [FOLDER|FILE]

Opens the app, with FOLDER or the site around FILE: as a desktop app where Electron is there or can be had, otherwise
in the browser.

  --browser    open in the browser in any case
  --sample     open the sample blog, in a copy that may be changed
`

/** An app that ends sooner, with an error, could not start. */
const settling = 5000

export const start: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { browser: { type: 'boolean' }, sample: { type: 'boolean' } })
    const [named, ...more] = positionals
    if (more.length > 0) throw new BadUsage('one FOLDER or FILE is opened at a time')
    const sample = values.sample === true ? await sampleBlog(shippedSample(), stateFolder()) : null
    const path = named === undefined ? sample : resolve(named)
    if (path !== null) await findFolder(path)
    if (values.browser !== true) {
      const reason = await startDesktop(path)
      if (reason === null) return 0
      process.stderr.write(`Galley opens in the browser: ${reason}\n`)
    }
    const server = await startServing(path, 0)
    const opened = await launch(server, stateFolder())
    print(opened ? `Galley is at ${server.url}` : `Open ${server.url}`)
    await untilStopped(server)
    return 0
  },
}

/** Runs the desktop app to its end. Answers why it could not be started, or null. */
async function startDesktop(path: string | null): Promise<string | null> {
  if (!hasDisplay(process.env)) return 'there is no display.'
  const found = await findDesktop(stateFolder())
  return typeof found === 'string' ? found : runDesktop(found, path)
}

function runDesktop({ binary, app }: Desktop, path: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(binary, path === null ? [app] : [app, path], { stdio: 'inherit' })
    child.on('error', () => resolve('Electron could not be started.'))
    child.on('exit', (code) => {
      const failed = code !== 0 && Date.now() - started < settling
      resolve(failed ? 'Electron ended at once.' : null)
    })
  })
}
