/** A post named on the command line, and its front matter. */
import { readFile, realpath } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type SplitPost, splitPost } from '../../post/front-matter/detect.ts'
import { parseKeyPath } from '../../post/front-matter/path.ts'
import { readHead } from '../../post/front-matter/read.ts'
import type { Path, Table } from '../../post/front-matter/value.ts'
import { decode, versionOf } from '../folder/encoding.ts'
import { Refused, refusedBy } from '../refused.ts'
import { BadUsage } from './command.ts'

export interface NamedPost {
  /** The real path: a link has been followed. */
  readonly file: string
  readonly name: string
  readonly split: SplitPost
  readonly table: Table
  readonly version: string
  /** Whether the text says the same as the bytes; if not, it must not be written. */
  readonly exact: boolean
}

/** Reads the post at `path`. Throws `Refused` where it cannot be read, or its front matter does not parse. */
export async function readNamed(path: string): Promise<NamedPost> {
  const name = basename(path)
  try {
    const file = await realpath(resolve(path))
    const bytes = await readFile(file)
    const { text, exact } = decode(bytes, name)
    const split = splitPost(text)
    const reading = split.problem === null ? readHead(split.head) : ({ ok: false, problem: split.problem } as const)
    if (!reading.ok) {
      const { line, column, message } = reading.problem
      throw new Refused('failed', `“${name}”, line ${line}, column ${column}: ${message} The file was left as it is.`)
    }
    return { file, name, split, table: reading.table, version: versionOf(bytes), exact }
  } catch (error) {
    throw refusedBy(error, name)
  }
}

/** Reads a KEY of the command line. Throws `BadUsage` where it is none. */
export function readKey(text: string): Path {
  const path = parseKeyPath(text)
  if (path === null || path.length === 0) {
    throw new BadUsage(`'${text}' is no key; a key that holds a dot is quoted: params."a.b"`)
  }
  return path
}
