import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder or file that a command line names, absolute, or null. `argv` is `process.argv`: the program first and, where
 * Electron runs an app from its folder (`unpackaged`), that folder before the writer's own arguments. Switches are
 * Chromium's and passed over; a desktop entry may name its file by a `file:` URL.
 */
export function startPath(argv: readonly string[], workingFolder: string, unpackaged: boolean): string | null {
  const given = argv.slice(1)
  const end = given.indexOf('--')
  const before = end === -1 ? given : given.slice(0, end)
  const after = end === -1 ? [] : given.slice(end + 1)
  const plain = [...before.filter((argument) => !argument.startsWith('-')), ...after]
  const named = plain[unpackaged ? 1 : 0]
  if (named === undefined || named === '') return null
  return named.startsWith('file:') ? fileURLToPath(named) : resolve(workingFolder, named)
}
