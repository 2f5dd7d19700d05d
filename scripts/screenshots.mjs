/**
 * Makes assets/screenshots/ from a fresh copy of the sample blog, in the browser that the tests use:
 * `node scripts/screenshots.mjs`.
 */
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { checkout, ensureBrowser, ensureBuilt, ensureInstalled, run } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const { chromium } = await import('playwright-core')
const out = join(checkout, 'assets/screenshots')
const folder = await mkdtemp(join(tmpdir(), 'galley-screens-'))
const sample = join(folder, 'sample-blog')
await mkdir(out, { recursive: true })
await cp(join(checkout, 'assets/sample-blog'), sample, { recursive: true })
const browser = await chromium.launch(await ensureBrowser())
try {
  const serve = ['serve', sample, '--no-open']
  await shoot('editor', serve, { width: 1280, height: 800 }, openPost, '-1280')
  await shoot('editor', serve, { width: 1920, height: 1080 }, openPost, '-1920')
  // Not the first start any more: that one opens the sample blog by itself.
  await shoot('welcome', ['start', '--browser'], { width: 1280, height: 800 }, (page) =>
    page.getByRole('heading', { level: 1 }).waitFor(),
  )
  run(process.execPath, [
    'dist/cli.js',
    'export',
    join(sample, 'content/blog/first-proof.md'),
    '--out',
    join(folder, 'out'),
  ])
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  await page.goto(pathToFileURL(join(folder, 'out/blog/first-proof.html')).href)
  await settle(page)
  await page.screenshot({ path: join(out, 'exported-page.png') })
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}

async function openPost(page) {
  await page.getByRole('option', { name: 'The first proof comes off the press' }).click()
  await page.frameLocator('iframe[title="Preview"]').locator('blockquote').first().waitFor()
}

/** One picture in light and one in dark. */
async function shoot(name, args, viewport, prepare, suffix = '') {
  for (const colorScheme of ['light', 'dark']) {
    const server = spawn(process.execPath, [join(checkout, 'dist/cli.js'), ...args], {
      // Without a display nothing is opened, and the address is printed.
      env: { ...process.env, GALLEY_STATE: join(folder, 'state'), DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const page = await browser.newPage({ viewport, colorScheme })
      await page.goto(await addressOf(server))
      await prepare(page)
      await settle(page)
      await page.screenshot({ path: join(out, `${name}-${colorScheme}${suffix}.png`) })
      await page.close()
    } finally {
      server.kill()
    }
  }
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it said its address.')))
    createInterface(server.stdout).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1\S+/.exec(line)
      if (found) resolve(found[0])
    })
  })
}

/** Fonts loaded, images decoded, the last frame painted. */
async function settle(page) {
  for (const frame of page.frames()) {
    await frame.evaluate(async () => {
      await document.fonts.ready
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    })
  }
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
