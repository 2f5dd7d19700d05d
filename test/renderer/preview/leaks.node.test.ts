/// <reference types="node" />
/**
 * Nothing in a post may run or reach another site by being previewed. Each layer of the defence is tried with the
 * others off: the sanitiser alone, DOMPurify alone, the frame with its policies alone; then all together.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFile } from '../../../electron/web/files.ts'
import { browserArgs, browserPath } from '../../support/browser.ts'
import { harmless, hostile } from './hostile.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What a test in the page calls. */
interface Layers {
  sanitise(html: string, options: { remoteImages: boolean }): string
  purifierFor(window: Window, options: { remoteImages: boolean }): (html: string) => DocumentFragment
}

let browser: Browser
/** One window for all pages: Chromium takes a second to make one. */
let context: BrowserContext
let layers: string
let app: { readonly server: Server; readonly origin: string }
let attacker: { readonly server: Server; readonly origin: string }
/** Names of the pieces that reached the attacker. */
const hits = new Set<string>()

beforeAll(async () => {
  const bundle = await build({
    stdin: {
      contents: `export * from './post/page/sanitise.ts'; export * from './renderer/preview/purify.ts'`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'layers',
  })
  layers = bundle.outputFiles[0]?.text ?? ''
  attacker = await listen('localhost', (request, response) => {
    const index = Number(/\d+/.exec(request.url ?? '')?.[0])
    hits.add(hostile[index]?.name ?? String(request.url))
    response.end()
  })
  app = await listen('127.0.0.1', (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/bare.html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body>')
      return
    }
    void appFile(`${root}renderer`, url.pathname, url.search, 'nonce').then(({ status, headers, body }) => {
      response.writeHead(status, headers).end(body)
    })
  })
  browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs() })
  context = await browser.newContext()
  // Without a page the window would go.
  await context.newPage()
})

afterAll(async () => {
  await browser?.close()
  for (const { server } of [app, attacker]) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(host: string, listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { server, origin: `http://${host}:${(server.address() as AddressInfo).port}` }
}

/** The piece with its own address of the attacker, and code that tells of itself there. */
function armed(index: number, html: string): string {
  const address = `${attacker.origin}/${index}`
  const run = `fetch('${address}',{mode:'no-cors'})`
  return html
    .replaceAll('parent.RUN', `parent.${run}`)
    .replaceAll('RUN', run)
    .replaceAll('HO\tST', address.slice('http://'.length).replace(':', '\t:'))
    .replaceAll('HOST', address.slice('http://'.length))
    .replaceAll('HIT', address)
}

/**
 * Puts the pieces on one page, each in an element of its own, and gives the names of those that got through. Waits for
 * the `expected` ones, by name, and then for the page to settle.
 */
async function through(
  path: string,
  put: (page: Page, html: readonly string[]) => Promise<void>,
  expected: readonly string[] = [],
): Promise<string[]> {
  hits.clear()
  for (const leaves of [false, true]) {
    const pieces = hostile.flatMap(({ html, name }, index) =>
      (name === 'refresh') === leaves ? [armed(index, html)] : [],
    )
    const page = await context.newPage()
    await page.goto(`${app.origin}${path}`)
    await put(page, pieces)
    const awaited = expected.filter((name) => (name === 'refresh') === leaves)
    await expect.poll(() => awaited.filter((name) => !hits.has(name)), { timeout: 20_000 }).toEqual([])
    await settled(page)
    await page.close()
  }
  return [...hits]
}

/**
 * Requests that nothing hinders, by their address, put last on a page: once they have arrived, so has what was asked for
 * before them. The kinds are those that browsers put off longest.
 */
const last = ['/image', '/style', '/media']

async function putLast(page: Page): Promise<void> {
  for (const name of last) hits.delete(name)
  await page.evaluate((origin) => {
    const place = document.createElement('div')
    place.innerHTML = `<img src="${origin}/image"><p style="background: url(${origin}/style)">x</p><video src="${origin}/media"></video>`
    document.body.append(place)
  }, attacker.origin)
  await expect.poll(() => last.filter((name) => !hits.has(name)), { timeout: 20_000 }).toEqual([])
}

/** Some frames are drawn, and requests go out and come back: whatever was to be fetched has been asked for. */
async function settled(page: Page): Promise<void> {
  try {
    await page.evaluate(async (address) => {
      for (let i = 0; i < 5; i++) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        await fetch(address)
      }
    }, `${app.origin}/bare.html`)
  } catch (error) {
    // A piece that navigates takes the page away, and what it asked for with it; where it went is counted.
    if (!/context was destroyed|navigat|failed to fetch/i.test(String(error))) throw error
    await page.waitForLoadState()
  }
}

const withLayers = async (page: Page) => {
  await page.evaluate(`${layers}; window.layers = layers`)
}

describe('a hostile piece of HTML', () => {
  it('is noticed where nothing stops it', async () => {
    const loud = hostile.filter(({ quiet }) => !quiet).map(({ name }) => name)
    const put = (page: Page, pieces: readonly string[]) =>
      page.evaluate((pieces) => {
        for (const html of pieces) {
          const place = document.createElement('div')
          document.body.append(place)
          place.innerHTML = html
        }
      }, pieces)
    expect(await through('/bare.html', put, loud)).toEqual(expect.arrayContaining(loud))
    expect(loud.length).toBeGreaterThan(40)
  })

  it('is harmless after the sanitiser alone', async () => {
    const found = await through('/bare.html', async (page, pieces) => {
      await withLayers(page)
      await page.evaluate((pieces) => {
        const { layers } = window as unknown as { layers: Layers }
        for (const html of pieces) {
          const place = document.createElement('div')
          document.body.append(place)
          place.innerHTML = layers.sanitise(html, { remoteImages: false })
        }
      }, pieces)
      await putLast(page)
    })
    expect(found.sort()).toEqual(last.toSorted())
  })

  it('is harmless after DOMPurify alone', async () => {
    const found = await through('/bare.html', async (page, pieces) => {
      await withLayers(page)
      await page.evaluate((pieces) => {
        const { layers } = window as unknown as { layers: Layers }
        const purify = layers.purifierFor(window, { remoteImages: false })
        for (const html of pieces) document.body.append(purify(html))
      }, pieces)
      await putLast(page)
    })
    expect(found.sort()).toEqual(last.toSorted())
  })

  it('is harmless in the frame alone, by its sandbox and the two policies', async () => {
    const found = await through('/index.html', async (page, pieces) => {
      await page.evaluate(putInFrame, { pieces, clean: false })
    })
    expect(found).toEqual([])
  })

  it('leaves nothing of itself behind all of them', async () => {
    const left: string[] = []
    const found = await through('/index.html', async (page, pieces) => {
      await withLayers(page)
      left.push(...(await page.evaluate(putInFrame, { pieces, clean: true })))
    })
    expect(found).toEqual([])
    expect(
      left.filter((name) => /^(?:script|style|link|meta|base|i?frame|object|embed|form|video|audio)$/.test(name)),
    ).toEqual([])
  })
})

it('changes nothing of what the sanitiser lets through, when DOMPurify looks again', async () => {
  const page = await context.newPage()
  await page.goto(`${app.origin}/bare.html`)
  await withLayers(page)
  const differences = await page.evaluate((pieces) => {
    const { layers } = window as unknown as { layers: Layers }
    const purify = layers.purifierFor(window, { remoteImages: true })
    return pieces.flatMap((html) => {
      const once = document.createElement('div')
      once.innerHTML = layers.sanitise(html, { remoteImages: true })
      const twice = document.createElement('div')
      twice.append(purify(once.innerHTML))
      return once.innerHTML === twice.innerHTML ? [] : [[once.innerHTML, twice.innerHTML]]
    })
  }, harmless)
  await page.close()
  expect(differences).toEqual([])
})

/** Runs in the page. Shows the pieces in a frame as the preview has it, raw or cleaned; gives the names of its elements. */
async function putInFrame({ pieces, clean }: { pieces: readonly string[]; clean: boolean }): Promise<string[]> {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-same-origin')
  frame.src = 'preview.html'
  const loaded = new Promise((resolve) => {
    frame.onload = resolve
  })
  document.body.append(frame)
  await loaded
  const inner = frame.contentWindow as Window
  const { body } = inner.document
  if (clean) {
    const { layers } = window as unknown as { layers: Layers }
    const purify = layers.purifierFor(inner, { remoteImages: false })
    for (const html of pieces) {
      body.append(inner.document.adoptNode(purify(layers.sanitise(html, { remoteImages: false }))))
    }
  } else {
    for (const html of pieces) {
      const place = inner.document.createElement('div')
      body.append(place)
      place.innerHTML = html
    }
  }
  return [...body.querySelectorAll('*')].map(({ localName }) => localName)
}
