import { execFileSync } from 'node:child_process'
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { trashOnLinux } from '../../../electron/folder/trash.ts'
import { folderWith, temporaryFolder } from '../../support/files.ts'

describe.runIf(process.platform === 'linux')('The trash on Linux', () => {
  test('takes a file with a note of where it was, and gives a second one of its name another', async () => {
    const home = await temporaryFolder()
    const folder = await folderWith({ 'a b%ü.md': 'first' })
    const file = join(folder, 'a b%ü.md')
    await trashOnLinux(file, { XDG_DATA_HOME: home })
    await writeFile(file, 'second')
    await trashOnLinux(file, { XDG_DATA_HOME: home })
    const trash = join(home, 'Trash')
    expect(await readdir(folder)).toEqual([])
    expect((await readdir(join(trash, 'files'))).sort()).toEqual(['a b%ü.2.md', 'a b%ü.md'])
    expect(await readFile(join(trash, 'files', 'a b%ü.2.md'), 'utf8')).toBe('second')
    const note = await readFile(join(trash, 'info', 'a b%ü.md.trashinfo'), 'utf8')
    expect(note).toMatch(
      /^\[Trash Info\]\nPath=[^\n]*\/a%20b%25%C3%BC\.md\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/,
    )
    expect(decodeURIComponent(/Path=(.*)/.exec(note)?.[1] ?? '')).toBe(file)
  })

  test('takes a folder whole, and a link without what it leads to', async () => {
    const home = await temporaryFolder()
    const folder = await folderWith({ 'bundle/index.md': 'x', 'bundle/pic.svg': 'y', 'kept.md': 'kept' })
    await symlink('kept.md', join(folder, 'link.md'))
    await trashOnLinux(join(folder, 'bundle'), { XDG_DATA_HOME: home })
    await trashOnLinux(join(folder, 'link.md'), { XDG_DATA_HOME: home })
    expect(await readdir(folder)).toEqual(['kept.md'])
    expect(await readdir(join(home, 'Trash', 'files', 'bundle'))).toEqual(['index.md', 'pic.svg'])
    expect((await lstat(join(home, 'Trash', 'files', 'link.md'))).isSymbolicLink()).toBe(true)
  })

  test('of another disk is that disk’s own, and where there is none nothing is deleted', async () => {
    const place = await temporaryFolder()
    const { build } = await import('esbuild')
    await build({
      entryPoints: ['electron/folder/trash.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['trash'],
      outfile: join(place, 'trash.js'),
    })
    await mkdir(join(place, 'disk'))
    await writeFile(
      join(place, 'try.mjs'),
      `import { trashOnLinux } from './trash.js'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
const disk = ${JSON.stringify(join(place, 'disk'))}
const env = { XDG_DATA_HOME: ${JSON.stringify(join(place, 'home'))} }
mkdirSync(disk + '/blog')
writeFileSync(disk + '/blog/a.md', 'a')
await trashOnLinux(disk + '/blog/a.md', env)
const uid = process.getuid()
const own = disk + '/.Trash-' + uid
const result = { files: readdirSync(own + '/files'), note: readFileSync(own + '/info/a.md.trashinfo', 'utf8') }
mkdirSync(disk + '/.Trash'); chmodSync(disk + '/.Trash', 0o1777)
writeFileSync(disk + '/blog/b.md', 'b')
await trashOnLinux(disk + '/blog/b.md', env)
result.shared = readdirSync(disk + '/.Trash/' + uid + '/files')
console.log(JSON.stringify(result))
`,
    )
    await writeFile(
      join(place, 'none.mjs'),
      `import { trashOnLinux } from './trash.js'
import { readFileSync, writeFileSync } from 'node:fs'
const disk = ${JSON.stringify(join(place, 'disk'))}
writeFileSync(disk + '/.Trash-' + process.getuid(), 'in the way')
writeFileSync(disk + '/a.md', 'kept')
const error = await trashOnLinux(disk + '/a.md', { XDG_DATA_HOME: ${JSON.stringify(join(place, 'home'))} }).catch((error) => error)
console.log(JSON.stringify({ code: error.code, message: error.message, text: readFileSync(disk + '/a.md', 'utf8') }))
`,
    )
    const onOtherDisk = (script: string): unknown => {
      const mount = `mount -t tmpfs tmpfs "${join(place, 'disk')}"`
      return JSON.parse(
        execFileSync('unshare', ['-Urm', 'sh', '-c', `${mount} && "${process.execPath}" "${join(place, script)}"`], {
          encoding: 'utf8',
        }),
      )
    }
    try {
      execFileSync('unshare', ['-Urm', 'true'], { stdio: 'ignore' })
    } catch {
      process.stdout.write('Not tried: the trash of another disk (this system lets no user mount one).\n')
      return
    }
    expect(onOtherDisk('try.mjs')).toEqual({
      files: ['a.md'],
      note: expect.stringContaining('\nPath=blog/a.md\n'),
      shared: ['b.md'],
    })
    expect(onOtherDisk('none.mjs')).toEqual({
      code: 'unsupported',
      message: expect.stringContaining('Nothing was deleted'),
      text: 'kept',
    })
  })
})
