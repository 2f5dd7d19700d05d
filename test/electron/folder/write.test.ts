import { execFileSync } from 'node:child_process'
import { chmod, link, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Disk, disk } from '../../../electron/folder/disk.ts'
import { versionOf } from '../../../electron/folder/encoding.ts'
import { createFile, replaceFile } from '../../../electron/folder/write.ts'
import { Refused } from '../../../electron/refused.ts'
import { folderWith, temporaryFolder } from '../../support/files.ts'
import { openWhole, startHost } from '../../support/host.ts'

const old = Buffer.from('the old text\n')
const fresh = Buffer.from(`the new text${' and more'.repeat(20_000)}\n`)

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof Refused)) throw new Error('It was not refused.', { cause: error })
  return error
}

async function oldPost(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await folderWith({ 'post.md': old })
  return { folder, file: join(folder, 'post.md') }
}

/** A disk whose `count`th operation of any kind fails with `code`; `count` is told when it does. */
function failingDisk(count: number, code: string): { readonly disk: Disk; readonly failed: () => string | null } {
  let left = count
  let failed: string | null = null
  const trip = (name: string) => {
    if (--left !== 0) return
    failed = name
    throw Object.assign(new Error(code), { code })
  }
  const faulty = Object.fromEntries(
    Object.entries(disk).map(([name, run]) => [
      name,
      async (...args: readonly unknown[]) => {
        trip(name)
        const result: unknown = await (run as (...args: readonly unknown[]) => Promise<unknown>)(...args)
        return name === 'open' ? watched(result as object, trip) : result
      },
    ]),
  )
  return { disk: faulty as unknown as Disk, failed: () => failed }
}

/** A file handle whose writes, syncs and so on count as operations too; each write takes at most 50,000 bytes. */
function watched(handle: object, trip: (name: string) => void): object {
  const counted = new Set(['write', 'sync', 'chmod', 'chown', 'truncate', 'readFile', 'stat'])
  return new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...args: unknown[]) => {
        if (counted.has(String(name))) trip(`handle.${String(name)}`)
        if (name === 'write') args[2] = Math.min(Number(args[2]), 50_000)
        return await (value as (...args: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}

describe('A save is whole or has not happened', () => {
  test('Short writes are continued until all bytes are out', async () => {
    const { folder, file } = await oldPost()
    const { disk } = failingDisk(-1, '')
    expect(await replaceFile(file, fresh, versionOf(old), disk)).toBe(versionOf(fresh))
    expect(await readFile(file)).toEqual(fresh)
    expect(await readdir(folder)).toEqual(['post.md'])
  })

  for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EDQUOT']) {
    test(`Whichever operation fails with ${code}, the file is the old or the new one, and nothing is left beside it`, async () => {
      const seen: string[] = []
      for (let count = 1; ; count++) {
        const { folder, file } = await oldPost()
        const { disk, failed } = failingDisk(count, code)
        const saved = await replaceFile(file, fresh, versionOf(old), disk).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(Refused)
            return false
          },
        )
        const operation = failed()
        if (operation === null) break
        seen.push(operation)
        const now = await readFile(file)
        expect([versionOf(old), versionOf(fresh)], `${code} at ${operation}`).toContain(versionOf(now))
        // What was said to be saved is.
        if (saved) expect(versionOf(now)).toBe(versionOf(fresh))
        const left = (await readdir(folder)).filter((name) => name !== 'post.md')
        if (operation !== 'unlink') expect(left, `${code} at ${operation}`).toEqual([])
      }
      expect(seen).toContain('rename')
      expect(seen.filter((name) => name === 'handle.write').length).toBeGreaterThan(2)
      expect(seen.filter((name) => name === 'handle.sync').length).toBe(2)
    })
  }

  test('A new file that cannot be written whole is not there at all', async () => {
    for (let count = 1; ; count++) {
      const folder = await temporaryFolder()
      const file = join(folder, 'new.md')
      const { disk, failed } = failingDisk(count, 'ENOSPC')
      const made = await createFile(file, fresh, disk).catch(() => null)
      if (failed() === null) break
      const names = await readdir(folder)
      // Where only the last sync of the folder failed, the whole file stays.
      if (names.includes('new.md')) expect(await readFile(file)).toEqual(fresh)
      else expect(made).toBeNull()
    }
  })

  test('A full disk keeps the old text and says what to do', async () => {
    const place = await temporaryFolder()
    const script = join(place, 'full.mjs')
    const output = join(place, 'out')
    const { build } = await import('esbuild')
    await build({
      entryPoints: ['electron/folder/write.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: join(place, 'write.js'),
    })
    await writeFile(
      script,
      `import { replaceFile } from './write.js'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
const old = readFileSync('/mnt/post.md')
const version = createHash('sha256').update(old).digest('hex')
const error = await replaceFile('/mnt/post.md', Buffer.alloc(400_000, 'n'), version).catch((error) => error)
writeFileSync(${JSON.stringify(output)}, JSON.stringify({ code: error.code, message: error.message, same: readFileSync('/mnt/post.md').equals(old), names: readdirSync('/mnt').sort() }))
`,
    )
    try {
      execFileSync('unshare', ['-Urm', 'true'], { stdio: 'ignore' })
    } catch {
      process.stdout.write('Not tried: a really full disk (this system lets no user mount one).\n')
      return
    }
    const mount = 'mount -t tmpfs -o size=600k tmpfs /mnt && head -c 300000 /dev/zero > /mnt/post.md'
    execFileSync('unshare', ['-Urm', 'sh', '-c', `${mount} && "${process.execPath}" "${script}"`])
    expect(JSON.parse(await readFile(output, 'utf8'))).toEqual({
      code: 'full',
      message: expect.stringMatching(/no space left .* Free some space and try again\. The file is as it was/),
      same: true,
      names: ['post.md'],
    })
  })
})

describe('A save never takes the place of bytes that were not read', () => {
  test('A file that was changed is refused, even at the same size and time', async () => {
    const { file } = await oldPost()
    const before = await stat(file)
    await writeFile(file, 'the OLD text\n')
    await utimes(file, before.atime, before.mtime)
    expect((await refusal(replaceFile(file, fresh, versionOf(old)))).code).toBe('conflict')
    expect(await readFile(file, 'utf8')).toBe('the OLD text\n')
  })

  test('A file that another program writes while the new bytes go out is refused', async () => {
    const { folder, file } = await oldPost()
    const late: Disk = {
      ...disk,
      open: (async (path: string, flags: string | number, mode?: number) => {
        const handle = await disk.open(path, flags, mode)
        if (flags === 'wx') await writeFile(file, 'written meanwhile\n')
        return handle
      }) as Disk['open'],
    }
    expect((await refusal(replaceFile(file, fresh, versionOf(old), late))).code).toBe('conflict')
    expect(await readFile(file, 'utf8')).toBe('written meanwhile\n')
    expect(await readdir(folder)).toEqual(['post.md'])
  })

  test('A file that is gone is not made again', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'gone.md')
    expect((await refusal(replaceFile(file, fresh, versionOf(old)))).code).toBe('missing')
    expect(await readdir(folder)).toEqual([])
  })

  test('A new file does not take the place of one that is there', async () => {
    const { folder, file } = await oldPost()
    expect((await refusal(createFile(file, fresh))).code).toBe('exists')
    expect(await readFile(file)).toEqual(old)
    expect(await readdir(folder)).toEqual(['post.md'])
  })

  test('Two saves from one version: the second is refused', async () => {
    const { file } = await oldPost()
    const [first, second] = await Promise.allSettled([
      replaceFile(file, Buffer.from('one'), versionOf(old)),
      replaceFile(file, Buffer.from('two'), versionOf(old)),
    ])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
    expect(await readFile(file, 'utf8')).toBe('one')
  })
})

describe('A save keeps what else there is to a file', () => {
  test('Its mode', async () => {
    const { file } = await oldPost()
    await chmod(file, 0o640)
    await replaceFile(file, fresh, versionOf(old))
    expect((await stat(file)).mode & 0o777).toBe(0o640)
  })

  test('Its other names', async () => {
    const { folder, file } = await oldPost()
    await link(file, join(folder, 'other.md'))
    await replaceFile(file, fresh, versionOf(old))
    expect(await readFile(join(folder, 'other.md'))).toEqual(fresh)
    expect((await stat(file)).nlink).toBe(2)
  })

  test('A shorter text over a file with other names leaves no rest of the old one', async () => {
    const { folder, file } = await oldPost()
    await link(file, join(folder, 'other.md'))
    await replaceFile(file, Buffer.from('x'), versionOf(old))
    expect(await readFile(file, 'utf8')).toBe('x')
  })

  test('A failing save over a file with other names puts the old text back', async () => {
    for (let count = 1; ; count++) {
      const { folder, file } = await oldPost()
      await link(file, join(folder, 'other.md'))
      const { disk, failed } = failingDisk(count, 'ENOSPC')
      await replaceFile(file, fresh, versionOf(old), disk).catch(() => {})
      if (failed() === null) break
      expect([versionOf(old), versionOf(fresh)], failed() ?? '').toContain(versionOf(await readFile(file)))
    }
  })

  test.runIf(process.getuid?.() === 0)('Its owner', async () => {
    const { file } = await oldPost()
    await disk.chown(file, 12_345, 23_456)
    await replaceFile(file, fresh, versionOf(old))
    const { uid, gid } = await stat(file)
    expect([uid, gid]).toEqual([12_345, 23_456])
  })

  test('A folder that takes no new file still lets its posts be saved', async () => {
    const { folder, file } = await oldPost()
    const closed: Disk = {
      ...disk,
      open: (async (path: string, flags: string | number, mode?: number) => {
        if (flags === 'wx') throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
        return disk.open(path, flags, mode)
      }) as Disk['open'],
    }
    await replaceFile(file, fresh, versionOf(old), closed)
    expect(await readFile(file)).toEqual(fresh)
    expect(await readdir(folder)).toEqual(['post.md'])
  })

  test('A post reached by a link is written through it', async () => {
    const folder = await folderWith({ 'posts/real.md': old })
    await symlink('real.md', join(folder, 'posts', 'link.md'))
    const under = await startHost()
    await openWhole(under, folder)
    const { version } = await under.host.readPost('posts/link.md')
    await under.host.writePost('posts/link.md', 'new', version)
    expect((await lstat(join(folder, 'posts', 'link.md'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'posts', 'real.md'), 'utf8')).toBe('new')
  })
})

test('What a save that was cut short has left is removed when the folder is opened, but not one under way', async () => {
  const folder = await folderWith({
    'a.md': old,
    '.~a.md.0123456789ab.tmp': 'left behind',
    'deep/.~b.md.0123456789ab.tmp': 'under way',
    '.~mine.tmp': 'a file of the writer',
  })
  await utimes(join(folder, '.~a.md.0123456789ab.tmp'), 1, 1)
  await utimes(join(folder, '.~mine.tmp'), 1, 1)
  await mkdir(join(folder, 'empty'))
  const under = await startHost()
  await openWhole(under, folder)
  expect(await readdir(folder)).toEqual(['.~mine.tmp', 'a.md', 'deep', 'empty'])
  expect(await readdir(join(folder, 'deep'))).toEqual(['.~b.md.0123456789ab.tmp'])
})
