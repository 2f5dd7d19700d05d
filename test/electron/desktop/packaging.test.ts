import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'galley-pack-'))
const packed = join(work, 'out/linux-unpacked')

// Packs a small app of the same shape by the real configuration, around a binary that is nothing but its fuses.
beforeAll(() => {
  const app = join(work, 'app')
  for (const folder of ['dist/desktop', 'dist/renderer', 'test', 'node_modules/left-over']) {
    mkdirSync(join(app, folder), { recursive: true })
  }
  for (const file of [
    'dist/desktop/main.cjs',
    'dist/desktop/preload.cjs',
    'dist/renderer/index.html',
    'dist/.sources',
    'test/secret.txt',
    'node_modules/left-over/index.js',
    '.env',
  ]) {
    writeFileSync(join(app, file), file)
  }
  cpSync(join(checkout, 'package.json'), join(app, 'package.json'))
  cpSync(join(checkout, 'assets/icons'), join(app, 'assets/icons'), { recursive: true })
  mkdirSync(join(app, 'assets/sample-blog/content'), { recursive: true })
  writeFileSync(join(app, 'assets/sample-blog/content/a.md'), 'A post.\n')
  mkdirSync(join(work, 'electron'))
  writeFileSync(join(work, 'electron/electron'), fuseWire())
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(checkout, 'node_modules/electron-builder/cli.js'),
      '--linux',
      '--dir',
      '--x64',
      '--publish=never',
      `--projectDir=${app}`,
      `--config=${join(checkout, 'electron-builder.yml')}`,
      `-c.electronDist=${join(work, 'electron')}`,
      `-c.directories.output=${join(work, 'out')}`,
    ],
    { encoding: 'utf8', env: { ...process.env, USE_SYSTEM_FPM: 'true' } },
  )
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
}, 120_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

test('the binary can do nothing that the app does not need', async () => {
  const wire = await getCurrentFuseWire(join(packed, 'galley'))
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1'
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    fileProtocol: false,
    snapshot: false,
    cookieEncryption: true,
    asarIntegrity: true,
    onlyAsar: true,
  })
})

test('the archive holds what was built and nothing else', () => {
  const files = listPackage(join(packed, 'resources/app.asar'), { isPack: false })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[a-z]+$/.test(path))
  expect(files.sort()).toEqual([
    '/dist/desktop/main.cjs',
    '/dist/desktop/preload.cjs',
    '/dist/renderer/index.html',
    '/package.json',
  ])
})

test('the sample blog lies beside the archive, where its files can be copied', () => {
  expect(readFileSync(join(packed, 'resources/sample-blog/content/a.md'), 'utf8')).toBe('A post.\n')
})

test('Markdown files can be opened with Galley, which does not push itself forward', () => {
  const { fileAssociations } = parse(readFileSync(join(checkout, 'electron-builder.yml'), 'utf8')) as {
    fileAssociations: unknown
  }
  expect(fileAssociations).toMatchObject([
    { ext: ['md', 'markdown'], role: 'Editor', rank: 'Alternate', mimeType: 'text/markdown' },
  ])
})

/**
 * A file that holds only what `@electron/fuses` looks for: its mark, the wire's version and length, and each fuse the
 * other way round than it has to be in the end.
 */
function fuseWire(): Buffer {
  const fuses = '10110011'
  return Buffer.concat([
    Buffer.from('\u007fELF and so on dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses} and so on`),
  ])
}
