/** The ways in: the welcome screen, the folder dialog, recent folders, the command line, a drop. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Files, type Running, test } from './galley.ts'

const site: Files = {
  'hugo.toml': "title = 'Ways in'\n",
  'content/blog/harbour.md': '---\ntitle: Harbour\n---\n\nBoats lie here.\n',
  'content/blog/tides.md': '---\ntitle: Tides\n---\n\nThe tide is out.\n',
}

test('a first start shows the sample blog, and a later one on nothing the welcome screen with recent folders', async ({
  folder,
  start,
}) => {
  await folder.write(site)
  const first = await start()
  await expect(first.screen.posts.getByRole('option').nth(5)).toBeVisible()
  await first.quit()

  const named = await start(folder.root)
  await expect(named.screen.posts.getByRole('option')).toHaveCount(2)
  await named.quit()

  const { page, screen } = await start()
  await expect(page.getByRole('heading', { name: 'Galley', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open Folder' })).toBeVisible()
  const recent = page.getByRole('region', { name: 'Recent folders' }).getByRole('button')
  await expect(recent.first()).toContainText(folder.root)
  await recent.first().click()
  await expect(screen.posts.getByRole('option')).toHaveCount(2)
  await expect(page).toHaveTitle(/Ways in|galley-e2e/)
})

test('a file on the command line opens its site and that post', async ({ folder, start }) => {
  await folder.write(site)
  const { screen } = await start(join(folder.root, 'content/blog/tides.md'))
  await expect(screen.body).toContainText('The tide is out.')
  await expect(screen.post('Tides')).toHaveAttribute('aria-selected', 'true')
  await expect(screen.posts.getByRole('option')).toHaveCount(2)
})

test('Open Folder opens the folder that is chosen', async ({ folder, home, start }) => {
  await folder.write(site)
  const galley = await start(folder.root)
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(2)
  const other = join(home, 'Letters', 'Winter blog')
  await mkdir(join(home, 'Letters', 'Autumn blog'), { recursive: true })
  await mkdir(other)
  await writeFile(join(other, 'snow.md'), '---\ntitle: Snow\n---\n\nIt snows.\n')

  if (galley.desktop) galley.desktop.dialogs.answer([other])
  await galley.page.keyboard.press('ControlOrMeta+o')
  if (!galley.desktop) await chooseByKeyboard(galley, ['Letters', 'Winter blog'])
  await expect(galley.screen.post('Snow')).toBeVisible()
  await expect(galley.screen.posts.getByRole('option')).toHaveCount(1)
})

test('Open Folder asks first where words are not saved', async ({ folder, home, start }) => {
  await folder.write(site)
  const galley = await start(folder.root)
  const { screen, page } = galley
  await screen.post('Tides').click()
  await expect(screen.body).toContainText('The tide is out.')
  await screen.body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText('Mine.')
  await mkdir(join(home, 'Other'))
  if (galley.desktop) galley.desktop.dialogs.answer([join(home, 'Other')])
  await page.keyboard.press('ControlOrMeta+o')
  if (!galley.desktop) await chooseByKeyboard(galley, ['Other'])

  const dialog = page.getByRole('dialog', { name: 'A post is not saved' })
  await expect(dialog).toContainText('Tides')
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(screen.body).toContainText('Mine.')
  expect((await folder.read('content/blog/tides.md')).toString()).toBe(site['content/blog/tides.md'])
})

test('a folder dropped on the window is opened, or asked for where a browser hides its place', async ({
  folder,
  home,
  start,
}) => {
  await folder.write(site)
  const other = join(home, 'other')
  await mkdir(other)
  await writeFile(join(other, 'snow.md'), '---\ntitle: Snow\n---\n')
  const { page, screen, desktop } = await start(join(folder.root, 'content'))
  await expect(screen.posts.getByRole('option')).toHaveCount(2)
  if (desktop) await desktop.placeFile('other', other)
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File([], 'other'))
    return data
  })
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
  if (desktop) return expect(screen.post('Snow')).toBeVisible()
  const dialog = page.getByRole('dialog', { name: 'Open folder' })
  await expect(dialog).toContainText('A folder that was dropped on the window is chosen here too')
})

/** Goes down from the home folder by name, and opens what it has come to: without a mouse. */
async function chooseByKeyboard({ page }: Running, names: readonly string[]) {
  const dialog = page.getByRole('dialog', { name: 'Open folder' })
  const folders = dialog.getByRole('listbox', { name: 'Folders' })
  await expect(folders).toBeFocused()
  for (const name of names) {
    await expect(folders.getByRole('option', { name })).toBeVisible()
    await page.keyboard.press(name.slice(0, 1))
    await expect(folders.getByRole('option', { selected: true })).toHaveText(name)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('navigation').getByRole('button', { name })).toHaveAttribute(
      'aria-current',
      'location',
    )
  }
  const open = dialog.getByRole('button', { name: 'Open this folder' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')
}
