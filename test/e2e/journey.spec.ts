/** The whole of a writer's work on one post, through either door, compared with the files byte by byte. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { splitPost } from '../../post/front-matter/detect.ts'
import { expect, type Running, test } from './galley.ts'
import { newTitle, type Shape, shapes, typed, typedLater } from './shapes.ts'

for (const shape of shapes) {
  test(`a writer edits, undoes, saves and exports: ${shape.name}`, async ({ folder, start }) => {
    await folder.write({ ...shape.files, [shape.path]: shape.before })
    const galley = await start(folder.root)
    const onDisk = async () => (await folder.read(shape.path)).toString('utf8')

    await openBySearch(galley)
    await editInForm(galley)
    await writeInBody(galley, shape)
    expect(await onDisk(), 'nothing is written before a save').toBe(shape.before)

    await save(galley)
    expect(await onDisk()).toBe(shape.after)

    await undoAll(galley)
    await save(galley)
    expect(await onDisk(), 'undone back to the original bytes').toBe(shape.before)

    await redoAll(galley)
    await save(galley)
    expect(await onDisk()).toBe(shape.after)

    await breakAndMend(galley, shape)
    await save(galley)
    expect(await onDisk()).toBe(shape.after)

    const page = await exportTo(galley, folder.root, shape)
    expect(page).toContain(newTitle)
    expect(page).toContain('<strong>bold</strong>')
    if (shape.name.includes('plain folder')) expect(page).toContain('quotation')
    else expect(page).toContain('<p>Slow is kind</p>')
  })
}

async function openBySearch({ screen }: Running) {
  await expect(screen.posts.getByRole('option')).toHaveCount(2)
  await screen.search.fill('harbour')
  await expect(screen.posts.getByRole('option')).toHaveCount(1)
  await screen.search.fill('first pro')
  await expect(screen.posts.getByRole('option')).toHaveCount(1)
  await screen.post('The first proof').click()
  await expect(screen.body).toContainText('fourteen months')
}

async function editInForm({ screen, page }: Running) {
  await screen.field('title').getByRole('textbox', { name: 'Title' }).fill(newTitle)
  await expect(screen.preview('h1')).toHaveText(newTitle)
  await expect(screen.status).toContainText('Unsaved changes')

  const tags = screen.field('tags').getByLabel('Tags').last()
  await tags.click()
  await page.keyboard.type('harb')
  await expect(page.getByRole('listbox').getByRole('option', { name: /harbour/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await changeDay({ screen, page })
  await screen.field('draft').getByRole('switch', { name: 'Draft' }).click()
}

/** From the 4th to the 5th of February: nothing else of the date's text may change. */
async function changeDay({ screen, page }: Pick<Running, 'screen' | 'page'>) {
  const date = screen.field('date').getByRole('textbox', { name: 'Date' })
  await expect(date).toHaveValue('4 Feb 2016, 19:04')
  await date.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await expect(date).toHaveValue('5 Feb 2016, 19:04')
}

async function writeInBody({ screen, page }: Running, shape: Shape) {
  await screen.body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  for (const line of typed.split('\n')) {
    await page.keyboard.insertText(line)
    if (line !== typed.split('\n').at(-1)) await page.keyboard.press('Enter')
  }
  await expect(screen.preview('strong')).toHaveText('bold')
  if (!shape.name.includes('plain folder')) {
    await expect(screen.preview('blockquote').last()).toContainText('Slow is smooth')
  }
  // The caret is behind the closing delimiter; the argument's last word is 30 characters before it.
  const behind = typed.length - typed.indexOf('smooth') - 'smooth'.length
  for (let step = 0; step < behind; step++) await page.keyboard.press('ArrowLeft')
  for (let step = 0; step < 'smooth'.length; step++) await page.keyboard.press('Backspace')
  await page.keyboard.insertText('kind')
  if (!shape.name.includes('plain folder')) {
    await expect(screen.preview('blockquote').last()).toContainText('Slow is kind')
  }
  expect(typedLater).toContain('Slow is kind')
}

async function save({ screen, page }: Running) {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(screen.status).toContainText('Saved')
}

/** More steps than the edits can have made; what was typed slowly is several. */
const mostSteps = 60

async function undoAll({ screen, page }: Running) {
  await screen.body.focus()
  const title = screen.field('title').getByRole('textbox')
  for (let step = 0; step < mostSteps && (await title.inputValue()) !== 'The first proof'; step++) {
    await page.keyboard.press('ControlOrMeta+z')
  }
  await expect(title).toHaveValue('The first proof')
}

async function redoAll({ screen, page }: Running) {
  await screen.body.focus()
  for (let step = 0; step < mostSteps && !(await screen.body.textContent())?.includes('Slow is kind'); step++) {
    await page.keyboard.press('ControlOrMeta+Shift+z')
  }
  await expect(screen.body).toContainText('Slow is kind')
}

async function breakAndMend({ screen, page }: Running, shape: Shape) {
  await screen.button('Raw front matter').click()
  const source = page.getByRole('textbox', { name: 'Front matter source' })
  const problem = screen.form.getByText(/^line \d/i)
  const replaceAll = async (text: string) => {
    await source.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
  }
  const head = splitPost(shape.after).head.replaceAll('\r\n', '\n').replace('\uFEFF', '').trimEnd()
  const { find, put, line } = shape.breakage
  await replaceAll(head.replace(find, put))
  await expect(problem).toContainText(new RegExp(`^line ${line}\\b`, 'i'))
  await expect(screen.field('title')).toHaveCount(0)
  await replaceAll(head)
  await expect(problem).toHaveCount(0)
  await screen.button('Raw front matter').click()
  await expect(screen.field('title').getByRole('textbox')).toHaveValue(newTitle)
}

async function exportTo({ screen, page }: Running, root: string, shape: Shape): Promise<string> {
  await screen.button('Export').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /folder/i }).fill(join(root, 'out'))
  await dialog.getByRole('button', { name: /^export/i }).click()
  await expect(dialog).toContainText(/1 page/)
  return readFile(join(root, 'out', shape.page), 'utf8')
}
