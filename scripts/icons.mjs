/**
 * Makes the app's icons from assets/icon.svg: `node scripts/icons.mjs`. PNG for Linux, ICO for Windows, ICNS for macOS.
 * https://en.wikipedia.org/wiki/ICO_(file_format), https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { checkout } from './ready.mjs'

const assets = join(checkout, 'assets')
const pictures = await draw(await readFile(join(assets, 'icon.svg'), 'utf8'), [16, 24, 32, 48, 64, 128, 256, 512, 1024])

await mkdir(join(assets, 'icons'), { recursive: true })
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  await writeFile(join(assets, 'icons', `${size}x${size}.png`), pictures.get(size))
}
await writeFile(join(assets, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
await writeFile(
  join(assets, 'icon.icns'),
  // The kinds that hold a PNG: at one pixel a point, then the same at two.
  icns({
    icp4: 16,
    icp5: 32,
    icp6: 64,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic11: 32,
    ic12: 64,
    ic13: 256,
    ic14: 512,
    ic10: 1024,
  }),
)

/** The picture at each size in pixels, as PNG. */
async function draw(svg, sizes) {
  const support = join(checkout, 'node_modules/.cache/icons-browser.mjs')
  await build({
    entryPoints: [join(checkout, 'test/support/browser.ts')],
    platform: 'node',
    format: 'esm',
    outfile: support,
  })
  const { browserArgs, browserPath } = await import(pathToFileURL(support).href)
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs() })
  const page = await browser.newPage()
  await page.setContent(
    `<style>html, body { margin: 0; background: transparent } svg { display: block; width: 100vw }</style>${svg}`,
  )
  const made = new Map()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    made.set(size, await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } }))
  }
  await browser.close()
  return made
}

function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, at) => {
    const entry = 6 + 16 * at
    // A byte cannot say 256; zero stands for it.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(pictures.get(size).length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += pictures.get(size).length
  })
  return Buffer.concat([head, ...sizes.map((size) => pictures.get(size))])
}

function icns(kinds) {
  const parts = Object.entries(kinds).map(([kind, size]) => chunk(kind, pictures.get(size)))
  return chunk('icns', Buffer.concat(parts))
}

function chunk(kind, data) {
  const head = Buffer.alloc(8)
  head.write(kind, 'ascii')
  head.writeUInt32BE(data.length + 8, 4)
  return Buffer.concat([head, data])
}
