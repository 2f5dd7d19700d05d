import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArgs, browserPath } from './browser.ts'

let browser: Browser
const servers: Server[] = []

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs() })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  for (const server of servers) server.close()
})

/** A site of its own, as a port makes one. */
async function serve(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Private</title><p id="secret">A secret</p>')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

// Browsers made for scraping come with this switched off, and every test of security would pass in them for nothing.
test('the browser under test keeps one site from reading another', async () => {
  const [ours, theirs] = [await serve(), await serve()]
  const page = await browser.newPage()
  await page.goto(ours)
  const fetched = await page.evaluate(
    `fetch(${JSON.stringify(theirs)}).then((answer) => answer.text(), () => 'refused')`,
  )
  const framed = await page.evaluate(`new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.src = ${JSON.stringify(theirs)}
    frame.onload = () => {
      try { resolve(frame.contentDocument === null ? 'refused' : 'read') } catch { resolve('refused') }
    }
    document.body.append(frame)
  })`)
  expect({ fetched, framed }).toEqual({ fetched: 'refused', framed: 'refused' })
})
