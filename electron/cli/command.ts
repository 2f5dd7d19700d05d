/** What every command of the command line is made of. */
import { type ParseArgsConfig, parseArgs } from 'node:util'

export interface Command {
  /** What `--help` prints, with its last line end. */
  readonly help: string
  /** Answers with the exit status. Throws `Refused` for what fails (status 1), `BadUsage` for what is not understood (2). */
  run(args: readonly string[]): Promise<number>
}

/** The arguments make no sense. */
export class BadUsage extends Error {}

/** `parseArgs`, with positional arguments allowed and its complaints as `BadUsage`. */
export function readArguments<T extends Options>(args: readonly string[], options: T): Arguments<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

type Options = NonNullable<ParseArgsConfig['options']>
type Arguments<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>>

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Control characters of a title or message could steer the terminal: they are shown as their pictures. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  return text.replace(/[\0-\x1f\x7f-\x9f]/g, (character) =>
    character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '␡',
  )
}
