/** Real folders for tests: made where the system keeps such, removed when the test is over. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** In memory where the system has such a place: a save waits for the disk, and a busy disk takes its time. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A new empty folder, by its real path. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(place, 'galley-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A new folder with these files, by their paths below it. */
export async function folderWith(files: Files): Promise<string> {
  const folder = await temporaryFolder()
  await writeFiles(folder, files)
  return folder
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/** Every file below `folder` by its path there, with its bytes in hexadecimal: two equal pictures are equal folders. */
export async function pictureOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const picture: Record<string, string> = {}
  for (const file of files.sort()) picture[file.slice(folder.length + 1)] = (await readFile(file)).toString('hex')
  return picture
}
