/**
 * How Galley writes a file: whole or not at all, and never over bytes that it has not read.
 *
 * The new bytes go into a hidden file beside the old one, are made durable, and take the old one's place by a
 * rename, which the folder is then made to remember. Where a rename would lose something of the file (its other
 * names, its owner) or is not allowed, the file is overwritten in place and put back should that fail.
 */
import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode, Refused, refusedBy } from '../refused.ts'
import { type Disk, disk as realDisk } from './disk.ts'
import { versionOf } from './encoding.ts'

/** Hidden, so that neither Hugo nor the list takes it for a post; sync programs leave out `.~` too. */
const temporary = /^\.~.+\.[0-9a-f]{12}\.tmp$/
const safe = 'The file is as it was, and your text is kept here.'

const queues = new Map<string, Promise<unknown>>()

/** Runs `task` after all earlier ones for the same real path. */
async function inTurn<T>(path: string, task: () => Promise<T>): Promise<T> {
  const before = queues.get(path) ?? Promise.resolve()
  const mine = before.then(task, task)
  const settled = mine.catch(() => {})
  queues.set(path, settled)
  try {
    return await mine
  } finally {
    if (queues.get(path) === settled) queues.delete(path)
  }
}

/**
 * Replaces the content of the file at `path` (a real path: no link) if its bytes still have `version`. Answers with
 * the new version once the disk has it. Throws `Refused`: `conflict`, `missing`, `denied`, `read-only`, `full`, ...
 */
export function replaceFile(path: string, bytes: Uint8Array, version: string, disk: Disk = realDisk): Promise<string> {
  return inTurn(path, async () => {
    try {
      const { old, stats } = await readCurrent(path, disk)
      if (versionOf(old) !== version) throw conflict(path)
      await put(path, bytes, old, stats, disk)
      return versionOf(bytes)
    } catch (error) {
      throw refusedBy(error, basename(path), safe)
    }
  })
}

/** Makes a new file, whole and durable. Throws `Refused` `exists` where there is one of this name. */
export function createFile(path: string, bytes: Uint8Array, disk: Disk = realDisk): Promise<string> {
  return inTurn(path, async () => {
    try {
      const beside = await writeBeside(path, bytes, null, disk)
      try {
        // Unlike a rename, a link never replaces a file that has come to be in the meantime.
        await disk.link(beside, path)
      } catch (error) {
        if (errorCode(error) === 'EEXIST') throw error
        await createInPlace(path, bytes, disk)
      } finally {
        await disk.unlink(beside)
      }
      await syncFolder(dirname(path), disk)
      return versionOf(bytes)
    } catch (error) {
      throw refusedBy(error, basename(path), 'Nothing was written.')
    }
  })
}

/** Writes a file of Galley's own (an export, settings), whatever was there before. */
export function writeOwnFile(path: string, bytes: Uint8Array, disk: Disk = realDisk): Promise<void> {
  return inTurn(path, async () => {
    const beside = await writeBeside(path, bytes, null, disk)
    try {
      await disk.rename(beside, path)
    } catch (error) {
      await disk.unlink(beside)
      throw error
    }
    await syncFolder(dirname(path), disk)
  })
}

/** Whether a file of this name is a save under way or what one has left. */
export function isTemporary(name: string): boolean {
  return temporary.test(name)
}

async function readCurrent(path: string, disk: Disk): Promise<{ readonly old: Uint8Array; readonly stats: Stats }> {
  const handle = await disk.open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new Refused('not-text', `“${basename(path)}” is no longer a file. ${safe}`)
    return { old: await handle.readFile(), stats }
  } finally {
    await handle.close()
  }
}

async function put(path: string, bytes: Uint8Array, old: Uint8Array, stats: Stats, disk: Disk): Promise<void> {
  // Asked of the file itself: a rename would get past a file that must not be written.
  await (await disk.open(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0))).close()
  if (stats.nlink > 1) return overwrite(path, bytes, old, disk)
  let beside: string
  try {
    beside = await writeBeside(path, bytes, stats, disk)
  } catch (error) {
    if (isNotAllowed(error)) return overwrite(path, bytes, old, disk)
    throw error
  }
  try {
    // Once more and as late as can be: another program may have written while the new bytes went out.
    const now = await readCurrent(path, disk)
    if (versionOf(now.old) !== versionOf(old)) throw conflict(path)
    await disk.rename(beside, path)
  } catch (error) {
    await disk.unlink(beside)
    if (isNotAllowed(error)) return overwrite(path, bytes, old, disk)
    throw error
  }
  await syncFolder(dirname(path), disk)
}

/** A new hidden file with these bytes, durable, with mode and owner of `like`. Leaves nothing behind where it fails. */
async function writeBeside(path: string, bytes: Uint8Array, like: Stats | null, disk: Disk): Promise<string> {
  const name = basename(path).slice(0, 100)
  const beside = join(dirname(path), `.~${name}.${randomBytes(6).toString('hex')}.tmp`)
  const handle = await disk.open(beside, 'wx', like === null ? 0o666 : 0o600)
  try {
    await writeAll(handle, bytes)
    if (like !== null) {
      const mine = await handle.stat()
      if (mine.uid !== like.uid || mine.gid !== like.gid) await handle.chown(like.uid, like.gid)
      await handle.chmod(like.mode & 0o7777)
    }
    await handle.sync()
    await handle.close()
    return beside
  } catch (error) {
    await handle.close().catch(() => {})
    await disk.unlink(beside)
    throw error
  }
}

/** Writes until all bytes are out: a nearly full disk takes only some of them, and says so only at the next attempt. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at)
    if (bytesWritten === 0) throw Object.assign(new Error('The disk took no bytes.'), { code: 'ENOSPC' })
    at += bytesWritten
  }
}

async function overwrite(path: string, bytes: Uint8Array, old: Uint8Array, disk: Disk): Promise<void> {
  const handle = await disk.open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
  try {
    if (versionOf(await handle.readFile()) !== versionOf(old)) throw conflict(path)
    try {
      await writeAll(handle, bytes)
      await handle.truncate(bytes.length)
      await handle.sync()
    } catch (error) {
      // The old bytes still have their place on the disk.
      await writeAll(handle, old)
      await handle.truncate(old.length)
      await handle.sync()
      throw error
    }
  } finally {
    await handle.close()
  }
}

async function createInPlace(path: string, bytes: Uint8Array, disk: Disk): Promise<void> {
  const handle = await disk.open(path, 'wx', 0o666)
  try {
    await writeAll(handle, bytes)
    await handle.sync()
    await handle.close()
  } catch (error) {
    await handle.close().catch(() => {})
    await disk.unlink(path)
    throw error
  }
}

/** Makes a rename or a new name durable. Windows cannot and need not. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await disk.open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    // Some network disks do not offer it for folders.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(errorCode(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}

function isNotAllowed(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EXDEV', 'ENOTSUP', 'ENAMETOOLONG'].includes(errorCode(error) ?? '')
}

function conflict(path: string): Refused {
  return new Refused(
    'conflict',
    `“${basename(path)}” was changed by another program since it was opened. ${safe} Compare both before you save.`,
  )
}
