/** `galley`: each command is a file of its own, loaded only when it is asked for. */
import { errorCode, Refused } from '../refused.ts'
import { BadUsage, type Command, print } from './command.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  serve: async () => (await import('./serve.ts')).serve,
  list: async () => (await import('./list.ts')).list,
  get: async () => (await import('./get.ts')).get,
  set: async () => (await import('./set.ts')).set,
  render: async () => (await import('./render.ts')).render,
  export: async () => (await import('./export.ts')).exportPages,
}

const help = `Galley edits the posts of a Hugo-style blog.

  galley [FOLDER|FILE]                 open the app
  galley serve FOLDER                  serve the app to a browser
  galley list FOLDER                   list the posts
  galley get FILE KEY                  print one front matter value
  galley set FILE KEY=VALUE…           change front matter
  galley render FILE                   print the body's HTML
  galley export PATH… --out DIR        write standalone pages

  galley COMMAND --help tells more. galley --version prints the version.
`

async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args
  if (first === '--help' || first === '-h' || first === 'help') {
    process.stdout.write(help)
    return 0
  }
  if (first === '--version') {
    print((await import('../version.ts')).readVersion())
    return 0
  }
  const named = first !== undefined && Object.hasOwn(commands, first)
  if (first?.startsWith('-')) throw new BadUsage(`Unknown option '${first}'`)
  const load = named ? commands[first] : commands.start
  const command = await load?.()
  if (command === undefined) return 2
  const own = named ? rest : args
  if (own.includes('--help') || own.includes('-h')) {
    process.stdout.write(command.help)
    return 0
  }
  return command.run(own)
}

// Whoever read the output has read enough of it.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error
  process.exit(0)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof BadUsage) {
    process.stderr.write(`galley: ${error.message}. Try --help.\n`)
    process.exitCode = 2
  } else if (error instanceof Refused) {
    process.stderr.write(`galley: ${error.message}\n`)
    process.exitCode = 1
  } else {
    throw error
  }
}
