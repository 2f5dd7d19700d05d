import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  launchBrowser,
  type StartedElectron,
  type StartOptions,
  startElectron,
} from '../../support/electron-host/start.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** The desktop's bundles as a release has them, with a page of a few lines in place of the renderer. */
export interface DesktopBuild {
  start(options?: StartOptions): Promise<StartedElectron>
  remove(): Promise<void>
}

export async function buildDesktop(): Promise<DesktopBuild> {
  const cache = join(checkout, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const out = mkdtempSync(join(cache, 'desktop-'))
  const bundles = (await import(pathToFileURL(join(checkout, 'scripts/bundles.mjs')).href)) as {
    buildDesktop(out: string): Promise<void>
  }
  await bundles.buildDesktop(out)
  mkdirSync(join(out, 'renderer'))
  writeFileSync(join(out, 'renderer/index.html'), page)
  writeFileSync(join(out, 'renderer/preview.html'), '<!doctype html><title>Preview</title><p>Preview')
  writeFileSync(join(out, 'renderer/page.js'), script)
  const browser = await launchBrowser()
  return {
    start: (options) => startElectron({ ...options, browser, main: join(out, 'desktop/main.cjs') }),
    async remove() {
      await browser.close()
      rmSync(out, { recursive: true, force: true })
    },
  }
}

const page = `<!doctype html>
<html lang="en">
<title>A page</title>
<script type="module" src="/page.js"></script>
<a id="web" href="https://example.test/">web</a>
<a id="popup" href="https://example.test/popup" target="_blank">popup</a>
<a id="program" href="calculator:open">program</a>
<iframe title="Preview" src="/preview.html" sandbox="allow-same-origin"></iframe>
</html>
`

/** Keeps what the page was told, and says once that it listens. */
const script = `
const heard = []
galley.listen((event) => heard.push(event))
const about = await galley.call({ method: 'about', args: [] })
Object.assign(window, { heard, about })
document.documentElement.dataset.ready = 'yes'
`
