/** Files that are broken, foreign, hostile, or changed by others: a clear message, and nothing lost. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Files, type Running, test } from './galley.ts'

const site: Files = { 'hugo.toml': "title = 'Bad input'\n" }

const post = "+++\ntitle = 'Tides'\n+++\n\nThe tide is out.\n"

interface Broken {
  readonly what: string
  readonly text: string
  readonly line: number
}

const broken: readonly Broken[] = [
  {
    what: 'an unfinished value',
    text: "+++\r\ntitle = 'Shells'\r\ndraft = tru\r\n+++\r\n\r\nWhite shells.\r\n",
    line: 3,
  },
  {
    what: 'a key that is there twice',
    text: '---\ntitle: Shells\ndraft: true\ntitle: Stones\n---\n\nWhite shells.\n',
    line: 4,
  },
]

for (const { what, text, line } of broken) {
  test(`front matter with ${what} is marked, shown as text, and left alone`, async ({ folder, start }) => {
    await folder.write({ ...site, 'content/shells.md': text, 'content/tides.md': post })
    const galley = await start(folder.root)
    const { screen, page } = galley
    const option = screen.post(/shells/i)
    await expect(option).toHaveAccessibleDescription(`Front matter, line ${line}`)
    await option.click()
    await expect(screen.form.getByText(new RegExp(`^line ${line}\\b`, 'i'))).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Front matter source' })).toContainText('Shells')
    await expect(screen.form.locator('[data-field]')).toHaveCount(0)

    await typeAtEnd(galley, 'Grey stones.')
    await save(galley)
    expect((await folder.read('content/shells.md')).toString()).toBe(`${text}Grey stones.`)
  })
}

test('front matter without its end is said to be so, and stays in the body as it is', async ({ folder, start }) => {
  const text = "+++\ntitle = 'Shells'\n\nWhite shells.\n"
  await folder.write({ ...site, 'content/shells.md': text })
  const galley = await start(folder.root)
  const option = galley.screen.post(/shells/i)
  await expect(option).toHaveAccessibleDescription(/^Front matter, line \d/)
  await option.click()
  await expect(galley.screen.form.getByText(/^line \d/i)).toBeVisible()
  await expect(galley.screen.body).toContainText("title = 'Shells'")
  await typeAtEnd(galley, 'Grey stones.')
  await save(galley)
  expect((await folder.read('content/shells.md')).toString()).toBe(`${text}Grey stones.`)
})

test('a file that is not UTF-8 can be read, not changed, and says so', async ({ folder, start }) => {
  const bytes = Buffer.from("+++\ntitle = 'Coffee'\n+++\n\nA caf\xe9 by the sea.\n", 'latin1')
  await folder.write({ ...site, 'content/coffee.md': bytes })
  const galley = await start(folder.root)
  const { screen, page } = galley
  await screen.post('Coffee').click()
  await expect(screen.body).toContainText('by the sea')
  await expect(screen.form.getByRole('note')).toContainText('not UTF-8')
  await expect(screen.status).toHaveText('Read-only')
  await screen.body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('More.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(screen.field('title').getByRole('textbox')).toBeDisabled()
  await expect(screen.body).not.toContainText('More.')
  await expect(screen.status).toHaveText('Read-only')
  expect(await folder.read('content/coffee.md')).toEqual(bytes)
})

test('an empty file is opened, given front matter and saved', async ({ folder, start }) => {
  await folder.write({ ...site, 'content/first-light.md': '' })
  const galley = await start(folder.root)
  const { screen } = galley
  await screen.post(/first/i).click()
  await screen.form.getByRole('button', { name: 'Add front matter' }).click()
  const title = screen.field('title').getByRole('textbox')
  await expect(title).toHaveValue('First light')
  await title.fill('First light at sea')
  await typeAtEnd(galley, 'It is early.')
  await save(galley)
  expect((await folder.read('content/first-light.md')).toString()).toBe(
    '+++\ntitle = "First light at sea"\n+++\nIt is early.',
  )
})

test('a file that vanishes while it is open keeps its text and is written again', async ({ folder, start }) => {
  const { screen, galley } = await openTides(folder, start)
  await rm(join(folder.root, 'content/tides.md'))
  const banner = galley.page.getByRole('alert')
  await expect(banner).toContainText('removed outside Galley')
  await expect(screen.body).toContainText('The tide is out.')
  await banner.getByRole('button', { name: 'Write it again' }).click()
  await expect(banner).toHaveCount(0)
  await expect(screen.status).toContainText('Saved')
  expect((await folder.read('content/tides.md')).toString()).toBe(post)
})

test('a file changed elsewhere is followed quietly where nothing was typed, and asked about where something was', async ({
  folder,
  start,
}) => {
  const { screen, galley } = await openTides(folder, start)
  const path = 'content/tides.md'
  const banner = galley.page.getByRole('alert')
  const quiet = post.replace('out', 'coming in')
  await folder.write({ [path]: quiet })
  await expect(screen.body).toContainText('The tide is coming in.')
  await expect(screen.status).toContainText('Saved')
  await expect(banner).toHaveCount(0)

  await typeAtEnd(galley, 'Mine.')
  const theirs = post.replace('out', 'theirs')
  await folder.write({ [path]: theirs })
  await expect(banner).toContainText('changed on disk')
  await galley.page.keyboard.press('ControlOrMeta+s')
  await expect(screen.status).toContainText('Not saved')
  await expect(screen.body).toContainText('Mine.')
  expect((await folder.read(path)).toString()).toBe(theirs)

  await banner.getByRole('button', { name: 'Take theirs' }).click()
  await expect(screen.body).toContainText('The tide is theirs.')
  await expect(screen.body).not.toContainText('Mine.')
  await screen.body.focus()
  await galley.page.keyboard.press('ControlOrMeta+z')
  await expect(screen.body).toContainText('Mine.')

  const again = post.replace('out', 'theirs again')
  await folder.write({ [path]: again })
  await banner.getByRole('button', { name: 'Keep mine' }).click()
  await expect(screen.status).toContainText('Saved')
  expect((await folder.read(path)).toString()).toBe(`${quiet}Mine.`)
})

test('a save that the disk refuses keeps the text, says so, and succeeds later', async ({ folder, start }) => {
  const { screen, galley } = await openTides(folder, start)
  await typeAtEnd(galley, 'Mine.')
  // A file where the folder was: no write can succeed, whoever runs this.
  await rm(join(folder.root, 'content'), { recursive: true })
  await folder.write({ content: 'in the way' })
  await galley.page.keyboard.press('ControlOrMeta+s')
  await expect(screen.status).toContainText('Not saved')
  await expect(screen.body).toContainText('Mine.')

  await rm(join(folder.root, 'content'))
  await mkdir(join(folder.root, 'content'))
  await galley.page.getByRole('button', { name: 'Write it again' }).click()
  await expect(screen.status).toHaveText(/^Saved/)
  expect((await folder.read('content/tides.md')).toString()).toBe(`${post}Mine.`)
})

test('a hostile post is only text: nothing runs, and nothing outside the site is asked for', async ({
  folder,
  start,
}) => {
  await folder.write({
    'hugo.toml': "title = 'Hostile'\n[markup.goldmark.renderer]\nunsafe = true\n",
    'static/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"><script>top.ran = 1</script></svg>',
    'content/shells.md': "+++\ntitle = '<img src=x onerror=top.ran=1>Shells'\n+++\n\nHarmless.\n",
    'content/tides.md': `${post}
<script>top.ran = 1; parent.ran = 1; alert(1)</script>
<img src="x" onerror="top.ran = 1"><img alt="Far" src="https://evil.example/pixel.png">
<iframe src="https://evil.example/frame"></iframe><iframe srcdoc="<script>top.ran = 1</script>"></iframe>
<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"; p { background: url(https://evil.example/c.png) }</style>
<svg onload="top.ran = 1"><a href="javascript:top.ran=1"><text y="20">Svg</text></a></svg>
<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png" autoplay></video>
<meta http-equiv="refresh" content="0; url=https://evil.example/"><base href="https://evil.example/">
<p style="background: url(https://evil.example/d.png)" onclick="top.ran = 1">Styled</p>
<form action="https://evil.example/send"><button autofocus onfocus="top.ran = 1">Send</button></form>

![Remote](https://evil.example/remote.png) [Press me](javascript:top.ran=1) <a href="javascript:top.ran=1">Press</a>

![Dot](/dot.svg)

The end of it.
`,
  })
  const { page, screen } = await start(folder.root)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const dialogs: string[] = []
  page.on('dialog', (dialog) => dialogs.push(dialog.message()))
  await screen.post('Shells').click()
  await expect(screen.preview('h1')).toHaveText('<img src=x onerror=top.ran=1>Shells')
  await screen.post('Tides').click()
  await expect(screen.preview('p').last()).toHaveText('The end of it.')
  // What the site has of its own is there, so what would have been fetched has been asked for.
  await expect(screen.preview('img[alt="Dot"]')).toHaveJSProperty('naturalWidth', 3)
  await expect(screen.preview('script, iframe, object, embed, meta[http-equiv=refresh], base')).toHaveCount(0)
  for (const name of ['Press me', 'Press']) await screen.preview(`text="${name}"`).click()
  await screen.preview('text="Styled"').click()
  await expect(screen.body).toContainText('The end of it.')

  const { origin } = new URL(page.url())
  expect(requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url))).toEqual([])
  expect(await page.evaluate("'ran' in window")).toBe(false)
  expect(dialogs).toEqual([])
})

async function openTides(
  folder: { root: string; write(files: Files): Promise<void> },
  start: (path: string) => Promise<Running>,
) {
  await folder.write({ ...site, 'content/tides.md': post })
  const galley = await start(folder.root)
  await galley.screen.post('Tides').click()
  await expect(galley.screen.body).toContainText('The tide is out.')
  return { galley, screen: galley.screen }
}

async function typeAtEnd({ screen, page }: Running, text: string) {
  await screen.body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(text)
  await expect(screen.status).toContainText('Unsaved changes')
}

async function save({ screen, page }: Running) {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(screen.status).toContainText('Saved')
}
