/** Makes a checkout ready to run: packages installed as the lock file says, dist/ built from what the sources say now. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)))

const oldest = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(
    `Galley needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. Get it from nodejs.org, then run this again.\n`,
  )
  process.exit(1)
}

/** Installs the packages where they are missing or not those of the lock file. */
export function ensureInstalled() {
  const mark = join(checkout, 'node_modules/.galley-lock')
  const wanted = hash(readFileSync(join(checkout, 'package-lock.json')))
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  process.stderr.write('Installing packages (once; about a minute)\n')
  // No package of ours needs its install script, and none is run.
  run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, wanted)
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Builds dist/ where a source is newer or another than at the last build. */
export function ensureBuilt() {
  const mark = join(checkout, 'dist/.sources')
  const now = sourcesHash()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return
  run(process.execPath, ['scripts/build.mjs'])
  writeFileSync(mark, now)
}

function sourcesHash() {
  const files = ['post', 'electron', 'renderer', 'assets/page', 'scripts'].flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  const stamps = ['package.json', 'package-lock.json', 'vite.config.ts', ...files.sort()].map((file) => {
    const { mtimeMs, size } = statSync(join(checkout, file))
    return `${file} ${mtimeMs} ${size}`
  })
  return hash(stamps.join('\n'))
}

const hash = (data) => createHash('sha256').update(data).digest('hex')

/**
 * Finds the browser that tests and pictures are made in, and downloads Playwright's where there is none. Answers with
 * its path and switches.
 */
export async function ensureBrowser() {
  const { build } = await import('esbuild')
  const outfile = join(checkout, 'test/support/.browser.mjs')
  await build({ entryPoints: [join(checkout, 'test/support/browser.ts')], platform: 'node', format: 'esm', outfile })
  const { browserArgs, browserPath } = await import(pathToFileURL(outfile).href)
  const found = () => ({ executablePath: browserPath(), args: browserArgs() })
  try {
    return found()
  } catch (error) {
    if (process.env.GALLEY_BROWSER) return refuse(error)
  }
  process.stderr.write('Downloading a browser to test in (once)\n')
  const playwright = join(checkout, 'node_modules/@playwright/test/cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { cwd: checkout, stdio: ['ignore', 2, 2] })
  try {
    return found()
  } catch (error) {
    return refuse(error)
  }
}

/** Ends this process with the one sentence that says what is missing. */
function refuse(error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

/** Runs a program in the checkout, its output on stderr; ends this process with its status where it failed. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: checkout,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
