/** The browser that tests run in. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

/**
 * The Chromium to run, as an absolute path. In this order: `GALLEY_BROWSER`, an installed Chrome, Chromium or Edge, the
 * binary inside `@sparticuz/chromium` (Linux on x64), Playwright's own download. Throws one sentence where there is none.
 */
export function browserPath(): string {
  const named = process.env.GALLEY_BROWSER
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`GALLEY_BROWSER names ${named}, which does not exist.`)
  }
  const found = installed().find((path) => existsSync(path)) ?? packaged() ?? downloaded()
  if (found !== null) return found
  throw new Error('No browser to test in: install Chrome, Chromium or Edge, or name one in GALLEY_BROWSER.')
}

/** Switches for that browser. None of them loosens what a page may do. */
export function browserArgs(): string[] {
  // Chromium refuses to sandbox itself when it runs as root, as in many containers.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...root, '--disable-gpu', '--disable-background-networking']
}

function installed(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      )
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ])
    default: {
      const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable']
      const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
      return names.flatMap((name) => folders.map((folder) => join(folder, name)))
    }
  }
}

/** Unpacks the browser of `@sparticuz/chromium` once, with the libraries and fonts that a bare server lacks. */
function packaged(): string | null {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const packed = join(modules, '@sparticuz/chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packed)) return null
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = join(modules, '.cache', `chromium-${version}`)
  const start = join(folder, 'start.sh')
  if (existsSync(start)) return start
  mkdirSync(join(modules, '.cache'), { recursive: true })
  const work = mkdtempSync(`${folder}-`)
  try {
    const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(packed, 'bin', name)))
    writeFileSync(join(work, 'chromium'), unpacked('chromium.br'), { mode: 0o755 })
    for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
      const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', work], {
        input: unpacked(name),
        maxBuffer: 2 ** 30,
      })
      if (status !== 0) throw new Error(`${name} could not be unpacked: ${stderr}`)
    }
    writeFileSync(join(work, 'fonts.conf'), fontsConfiguration(join(folder, 'fonts')))
    writeFileSync(join(work, 'start.sh'), startScript)
    chmodSync(join(work, 'start.sh'), 0o755)
    try {
      renameSync(work, folder)
    } catch (error) {
      // Another test run was first; its copy is as good.
      if (!existsSync(start)) throw error
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return start
}

const startScript = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="\${FONTCONFIG_PATH:-$here}"
exec "$here/chromium" "$@"
`

/** The package's own names folders that exist only where it is deployed. */
const fontsConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

function downloaded(): string | null {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(
      homedir(),
      { darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' }[process.platform as string] ??
        '.cache/ms-playwright',
    )
  if (!existsSync(cache)) return null
  const programs = {
    linux: ['chrome-linux/chrome', 'chrome-linux64/chrome'],
    darwin: [
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    win32: ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  }[process.platform as string]
  const paths = readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .flatMap((name) => (programs ?? []).map((program) => join(cache, name, program)))
  return paths.findLast((path) => existsSync(path)) ?? null
}
