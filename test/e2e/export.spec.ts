/** Standalone pages: of a whole folder, with what is left out counted, and stopped on the way. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Running, test } from './galley.ts'

test('a folder is exported but for its drafts, as pages that run and fetch nothing', async ({
  folder,
  start,
  browser,
}) => {
  await folder.write({
    'hugo.toml': "title = 'Export'\n",
    'layouts/shortcodes/quotation.html': '<blockquote><p>{{ .Get "quote" }}</p></blockquote>\n',
    'static/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>',
    'content/blog/tides.md': `+++
title = 'Tides'
date = 2024-03-01
+++

![Dot](/dot.svg) <script>document.title = 'ran'</script>

{{< quotation quote="Slow is smooth" >}}
`,
    'content/blog/boats/index.md': '---\ntitle: Boats\n---\n\nTwo boats.\n',
    'content/blog/_index.md': '---\ntitle: All posts\n---\n',
    'content/blog/draft.md': '---\ntitle: A draft\ndraft: true\n---\n\nNot yet.\n',
  })
  const galley = await start(folder.root)
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(4)
  const dialog = await openExport(galley, join(folder.root, 'out'))
  await expect(dialog.getByRole('radio', { name: /whole folder/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog).toContainText('3 pages written; 1 draft left out.')
  await dialog.getByRole('button', { name: 'Done' }).click()
  expect((await readdir(join(folder.root, 'out/blog'))).sort()).toEqual(['boats.html', 'index.html', 'tides.html'])

  const page = await browser.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const address = pathToFileURL(join(folder.root, 'out/blog/tides.html')).href
  await page.goto(address)
  await expect(page).toHaveTitle(/^Tides/)
  await expect(page.getByRole('heading', { name: 'Tides', level: 1 })).toBeVisible()
  await expect(page.locator('blockquote')).toHaveText('Slow is smooth')
  await expect(page.getByRole('img', { name: 'Dot' })).toHaveJSProperty('naturalWidth', 3)
  await expect(page.locator('script')).toHaveCount(0)
  expect(requests.filter((url) => url !== address && !url.startsWith('data:'))).toEqual([])
  await page.close()
})

test('a long export says how far it is and can be stopped', async ({ folder, start }) => {
  const body = `${'A paragraph with *some* words and a [link](https://example.org/).\n\n'.repeat(300)}`
  const posts = Array.from({ length: 400 }, (_, at) => [`posts/${at}.md`, `---\ntitle: Post ${at}\n---\n\n${body}`])
  await folder.write({ 'one.md': '---\ntitle: One\n---\n', ...Object.fromEntries(posts) })
  const galley = await start(folder.root)
  await expect(galley.screen.status).toHaveText('401 posts')
  const dialog = await openExport(galley, join(folder.root, 'out'))
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByRole('progressbar')).toHaveAccessibleName(/\d+ of 401 pages/)
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toContainText(/Stopped\. \d+ pages? written/)
  const said = Number(/(\d+) pages? written/.exec((await dialog.textContent()) ?? '')?.[1])
  expect(said).toBeLessThan(401)
  const written = await readdir(join(folder.root, 'out'), { recursive: true })
  expect(written.filter((name) => name.endsWith('.html'))).toHaveLength(said)
  expect(written.filter((name) => name.includes('.tmp'))).toEqual([])
})

async function openExport({ screen, page }: Running, out: string) {
  await screen.button('Export').click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('textbox', { name: 'Target folder' }).fill(out)
  return dialog
}
