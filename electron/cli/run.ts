/** `galley`: each command is a file of its own, loaded only when it is asked for. */
import { Refused } from '../refused.ts'
import { BadUsage, type Command, print } from './command.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  serve: async () => (await import('./serve.ts')).serve,
  list: async () => (await import('./list.ts')).list,
  get: async () => (await import('./get.ts')).get,
  set: async () => (await import('./set.ts')).set,
  render: async () => (await import('./render.ts')).render,
  agree: async () => (await import('./agree.ts')).agree,
  export: async () => (await import('./export.ts')).exportPages,
}

const help = `Galley edits the posts of a Hugo-style blog.

  galley [FOLDER|FILE]                 open the app
  galley serve FOLDER                  serve the app to a browser
  galley list FOLDER                   list the posts
  galley get FILE KEY                  print one front matter value
  galley set FILE KEY=VALUE…           change front matter
  galley render FILE                   print the body's HTML
  galley render PATH… --out DIR        write the bodies' HTML
  galley agree SITE --hugo PATH        compare with Hugo
  galley export PATH… --out DIR        write standalone pages

  galley COMMAND --help tells more. galley --version prints the version.
`

/** Runs a command line. Answers with the exit status: 1 for what failed, 2 for what was not understood. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    if (error instanceof BadUsage) {
      process.stderr.write(`galley: ${error.message}. Try --help.\n`)
      return 2
    }
    const known = error instanceof Refused
    process.stderr.write(`galley: ${known ? error.message : `something went wrong: ${placesOf(error)}`}\n`)
    return 1
  }
}

async function run(args: readonly string[]): Promise<number> {
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

/** Where an error came from, without its message, which could quote a post. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...lines].join('\n')
}
