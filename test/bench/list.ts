/**
 * The list at ten thousand posts, in a real browser: rows before indexing ends, rows in the DOM, and the longest task
 * while typing in the search box, from a recorded trace.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { browserArgs, browserPath } from '../support/browser.ts'
import { writeSite } from './generate.ts'

const count = Number(process.env.GALLEY_BENCH_POSTS ?? 10_000)

interface TraceEvent {
  readonly name: string
  readonly ph: string
  /** Microseconds from its start to its end, and of these on the processor. */
  readonly dur?: number
  readonly tdur?: number
  readonly tid: number
  readonly pid: number
  readonly args?: { readonly name?: string }
}

const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'))
await writeSite(folder, count)
const state = join(folder, '.state')
const server = spawn(process.execPath, ['dist/cli.js', 'serve', folder, '--no-open'], {
  env: { ...process.env, GALLEY_STATE: state },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs() })
try {
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it said its address.')))
    createInterface(server.stdout).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1\S+/.exec(line)
      if (found) resolve(found[0])
    })
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const options = page.getByRole('listbox', { name: 'Posts' }).getByRole('option')

  const opened = performance.now()
  await page.goto(url)
  await options.first().waitFor()
  const firstRows = performance.now() - opened
  const beforeEnd = await page.getByRole('progressbar').isVisible()
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 120_000 })
  const complete = performance.now() - opened

  const trace = join(folder, 'trace.json')
  await browser.startTracing(page, { path: trace, categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  const search = page.getByRole('searchbox', { name: 'Search posts' })
  await search.click()
  await page.keyboard.type('gal print', { delay: 60 })
  await page.keyboard.press('Backspace')
  await options.first().waitFor()
  await browser.stopTracing()
  const events = (JSON.parse(await readFile(trace, 'utf8')) as { traceEvents: TraceEvent[] }).traceEvents
  const mains = new Set(
    events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`),
  )
  const tasks = events.filter((e) => e.ph === 'X' && /RunTask$/.test(e.name) && mains.has(`${e.pid} ${e.tid}`))
  const longest = (time: 'dur' | 'tdur') => (Math.max(...tasks.map((task) => task[time] ?? 0)) / 1000).toFixed(1)

  // As many positions as it takes to see what scrolling leaves behind.
  let mostRows = 0
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('')
  for (const top of [0, 0.25, 0.5, 0.75, 1]) {
    await page.getByRole('listbox', { name: 'Posts' }).evaluate((list, share) => {
      list.scrollTop = list.scrollHeight * share
    }, top)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    mostRows = Math.max(mostRows, await options.count())
  }

  if (tasks.length === 0) throw new Error('The trace holds no task of the page: it measured nothing.')
  process.stdout.write(
    [
      `posts                         ${count}`,
      `first rows                    ${firstRows.toFixed(0)} ms (indexing still going: ${beforeEnd})`,
      `list complete                 ${complete.toFixed(0)} ms`,
      `most rows in the DOM          ${mostRows} (goal: at most 100)`,
      `longest task while searching  ${longest('dur')} ms (goal: at most 50 ms), of ${tasks.length}`,
      `  without waiting its turn     ${longest('tdur')} ms`,
      '',
    ].join('\n'),
  )
} finally {
  await browser.close()
  server.kill()
  await rm(folder, { recursive: true, force: true })
}
