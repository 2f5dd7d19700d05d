/** What a real Hugo puts into each page's `.Content`, without a change to the site. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { Refused } from '../refused.ts'
import { pageMark, writeOverlay } from './overlay.ts'

export interface HugoBuild {
  /** The version that Hugo gives itself. */
  readonly version: string
  /** `.Content` by the absolute path of the page's file. */
  readonly contents: ReadonlyMap<string, string>
  /** Hugo's message for each page that it cannot build, by the absolute path of the page's file. */
  readonly failures: ReadonlyMap<string, string>
}

/** Each page that stops Hugo before it renders anything costs one more build. */
const mostBuilds = 60
const mostOutput = 64 << 20
/** Milliseconds. */
const longestBuild = 10 * 60 * 1000

/**
 * Builds the site at `root` with the program `hugo` in a temporary folder: drafts, future and expired pages too. The
 * site's configuration, themes, shortcodes, partials and render hooks are in effect; only its page templates are not.
 * A page that stops the build is left out and the site built again. Throws `Refused` where there is nothing to compare.
 */
export async function buildContents(root: string, hugo: string): Promise<HugoBuild> {
  const scratch = await mkdtemp(join(tmpdir(), 'galley-agree-'))
  try {
    const version = await versionOf(hugo)
    const mounts = await mountsOf(hugo, root, scratch)
    await writeOverlay(join(scratch, 'layouts'), mounts.layouts)
    const ignored = await ignoredFiles(hugo, root, scratch)
    const failures = new Map<string, string>()
    for (let builds = 1; ; builds++) {
      const leftOut = [...failures.keys()].map((file) => `^${escapedPattern(file)}$`)
      const { status, output } = await run(hugo, buildArguments(scratch), root, {
        ...settings(scratch),
        HUGO_IGNOREFILES: JSON.stringify([...ignored, ...leftOut]),
        HUGO_MODULE: JSON.stringify({
          mounts: [{ source: join(scratch, 'layouts'), target: 'layouts' }, ...mounts.project],
        }),
      })
      const contents = new Map<string, string>()
      await collect(join(scratch, 'public'), contents, failures)
      if (status === 0 || contents.size > 0) return { version, contents, failures }
      const failed = failedPage(output)
      if (failed === null || failures.has(failed.file) || builds === mostBuilds) {
        throw new Refused('failed', `Hugo could not build this site. ${firstError(output)}`)
      }
      failures.set(failed.file, failed.message)
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

function buildArguments(scratch: string): string[] {
  return [
    '--buildDrafts',
    '--buildFuture',
    '--buildExpired',
    '--noBuildLock',
    '--noTimes',
    '--destination',
    join(scratch, 'public'),
  ]
}

/** Keeps Hugo from writing into the site, and from making more of a page than is compared. */
function settings(scratch: string): Readonly<Record<string, string>> {
  const html = ['html']
  return {
    HUGO_RESOURCEDIR: join(scratch, 'resources'),
    HUGO_BUILD: JSON.stringify({ buildstats: { enable: false }, nojsconfiginassets: true }),
    HUGO_OUTPUTS: JSON.stringify({ home: html, page: html, section: html, taxonomy: html, term: html }),
  }
}

interface Mounts {
  /** The project's own, as Hugo lists them. */
  readonly project: readonly unknown[]
  /** The absolute folders that are `layouts` for the site and each of its modules and themes. */
  readonly layouts: readonly string[]
}

async function mountsOf(hugo: string, root: string, scratch: string): Promise<Mounts> {
  const { status, output, text } = await run(hugo, ['config', 'mounts'], root, settings(scratch))
  if (status !== 0) throw new Refused('failed', `Hugo could not read this site’s configuration. ${firstError(output)}`)
  // One JSON object after another, each ending with a brace at the start of a line.
  const modules = text.split(/(?<=^\})\s*$/m).flatMap((part) => (part.trim() === '' ? [] : [moduleOf(part)]))
  const layouts = modules.flatMap(({ dir, mounts }) =>
    mounts.flatMap(({ source, target }) =>
      target === 'layouts' || target?.startsWith('layouts/')
        ? [isAbsolute(source ?? '') ? (source ?? '') : join(dir, source ?? '')]
        : [],
    ),
  )
  return { project: modules[0]?.mounts ?? [], layouts }
}

interface Module {
  readonly dir: string
  readonly mounts: readonly { readonly source?: string; readonly target?: string }[]
}

function moduleOf(text: string): Module {
  const { dir, mounts } = JSON.parse(text) as { dir?: string; mounts?: Module['mounts'] | null }
  return { dir: dir ?? '', mounts: mounts ?? [] }
}

async function ignoredFiles(hugo: string, root: string, scratch: string): Promise<readonly unknown[]> {
  const { status, text } = await run(hugo, ['config', '--format', 'json'], root, settings(scratch))
  if (status !== 0) return []
  const { ignorefiles } = JSON.parse(text) as { ignorefiles?: unknown }
  return Array.isArray(ignorefiles) ? ignorefiles : []
}

async function versionOf(hugo: string): Promise<string> {
  const { text } = await run(hugo, ['version'], process.cwd(), {})
  const version = /\bv(\d+)\.(\d+)[^\s-]*/.exec(text)
  if (version === null) throw new Refused('failed', `“${hugo}” does not answer as Hugo does.`)
  if (Number(version[1]) === 0 && Number(version[2]) < 146) {
    throw new Refused('unsupported', `This is Hugo ${version[0]}. To compare with it, it must be 0.146 or newer.`)
  }
  return version[0]
}

interface Run {
  readonly status: number
  readonly text: string
  /** Both of its outputs. */
  readonly output: string
}

function run(hugo: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((done, fail) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: mostOutput, timeout: longestBuild }
    execFile(hugo, args, options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      if (status !== null) done({ status, text: stdout, output: `${stdout}\n${stderr}` })
      else if (error?.killed) fail(new Refused('failed', 'Hugo took too long and was stopped. Nothing was changed.'))
      else fail(new Refused('missing', `“${hugo}” cannot be run. Name the Hugo program with --hugo PATH.`))
    })
  })
}

/** Reads what the overlay's templates have printed. Of two pages for one file the first counts. */
async function collect(folder: string, contents: Map<string, string>, failures: Map<string, string>): Promise<void> {
  const line = new RegExp(`${pageMark} (\\S+) (content|error) (\\S*) end`)
  for (const name of (await readdir(folder, { recursive: true }).catch(() => [])).sort()) {
    const [, file, kind, value] = line.exec(await readFile(join(folder, name), 'utf8').catch(() => '')) ?? []
    if (file === undefined || value === undefined) continue
    const into = kind === 'content' ? contents : failures
    const path = decoded(file)
    if (!into.has(path)) into.set(path, decoded(value))
  }
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}

/** The page that an error message names: `"/site/content/a.md:1:1": …`. */
function failedPage(output: string): { readonly file: string; readonly message: string } | null {
  for (const found of output.matchAll(/^ERROR .*$/gm)) {
    const file = /"([^"]+\.[A-Za-z]+)(?::\d+:\d+)?"/.exec(found[0])?.[1]
    if (file !== undefined && isAbsolute(file))
      return { file, message: found[0].replace(/^ERROR (?:error building site: )?/, '') }
  }
  return null
}

function firstError(output: string): string {
  return /^(?:ERROR|Error:?) .*$/m.exec(output)?.[0] ?? ''
}

function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
