/**
 * Moves files to the system's trash. On Linux as the freedesktop.org Trash specification 1.0 says
 * (https://specifications.freedesktop.org/trash-spec/latest/), elsewhere by the package `trash`.
 */
import { lstat, mkdir, open, rename, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { errorCode, Refused } from '../refused.ts'

/**
 * Moves the file or folder at `path` (absolute; a link itself, not what it leads to) to the trash. Throws `Refused`
 * where there is none that would take it, and then nothing is deleted.
 */
export async function trash(path: string): Promise<void> {
  try {
    if (process.platform === 'linux') await trashOnLinux(path, process.env)
    else {
      const { default: moveToTrash } = await import('trash')
      await moveToTrash(path, { glob: false })
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    if (errorCode(error) === 'ENOENT' && (await lstat(path).catch(() => null)) === null) {
      throw new Refused('missing', `“${basename(path)}” is no longer there.`, { cause: error })
    }
    throw noTrash(path, error)
  }
}

/** The same on Linux, with the environment that names the trash of the home folder. */
export async function trashOnLinux(path: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { dev } = await lstat(path)
  const home = join(env.XDG_DATA_HOME || join(env.HOME || homedir(), '.local', 'share'), 'Trash')
  await mkdir(home, { recursive: true, mode: 0o700 })
  if ((await lstat(home)).dev === dev && (await moveInto(home, path, path))) return
  // The home trash is on another disk: the disk of the file has one of its own, or none.
  const top = await topFolder(path, dev)
  for (const folder of [await sharedTrash(top), join(top, `.Trash-${userId()}`)]) {
    if (folder === null) continue
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    } catch {
      continue
    }
    if (await moveInto(folder, path, relative(top, path))) return
  }
  throw noTrash(path, null)
}

/** Where the disk that holds `path` is mounted. */
async function topFolder(path: string, dev: number): Promise<string> {
  for (let at = dirname(path); ; at = dirname(at)) {
    const above = dirname(at)
    if (above === at || (await lstat(above)).dev !== dev) return at
  }
}

/** The user's part of a disk's common trash; only where that is a real folder with the sticky bit, as the specification demands. */
async function sharedTrash(top: string): Promise<string | null> {
  const folder = join(top, '.Trash')
  const stats = await lstat(folder).catch(() => null)
  return stats?.isDirectory() && (stats.mode & 0o1000) !== 0 ? join(folder, userId()) : null
}

/** Answers false where the file is on another disk than the trash; then nothing has changed. */
async function moveInto(trashFolder: string, path: string, original: string): Promise<boolean> {
  await mkdir(join(trashFolder, 'files'), { recursive: true, mode: 0o700 })
  await mkdir(join(trashFolder, 'info'), { recursive: true, mode: 0o700 })
  const { name, infoFile } = await reserve(trashFolder, path, original)
  try {
    await rename(path, join(trashFolder, 'files', name))
    return true
  } catch (error) {
    await unlink(infoFile)
    if (errorCode(error) === 'EXDEV') return false
    throw error
  }
}

/** Writes the note that says where the file was, which also reserves its name in the trash. */
async function reserve(trashFolder: string, path: string, original: string) {
  const note = `[Trash Info]\nPath=${original.split(sep).map(encodeURIComponent).join('/')}\nDeletionDate=${localTime(new Date())}\n`
  const extension = extname(path)
  const stem = basename(path, extension)
  for (let count = 1; ; count++) {
    const name = count === 1 ? basename(path) : `${stem}.${count}${extension}`
    const infoFile = join(trashFolder, 'info', `${name}.trashinfo`)
    const taken = await lstat(join(trashFolder, 'files', name)).catch(() => null)
    if (taken !== null) continue
    try {
      const handle = await open(infoFile, 'wx', 0o600)
      try {
        await handle.writeFile(note)
      } finally {
        await handle.close()
      }
      return { name, infoFile }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function localTime(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

function userId(): string {
  return String(process.getuid?.() ?? 0)
}

function noTrash(path: string, cause: unknown): Refused {
  return new Refused(
    'unsupported',
    `There is no trash that would take “${basename(path)}”. Nothing was deleted; use your file manager to delete it for good.`,
    { cause },
  )
}
