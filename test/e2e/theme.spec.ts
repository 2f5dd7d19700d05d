/** For every eye and hand: no finding of axe in any colours, and a post written by keyboard alone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect, type Files, test } from './galley.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tides =
  "+++\ntitle = 'Tides'\ndate = 2024-03-01T09:00:00+01:00\ndraft = true\ntags = ['sea', 'moon']\n+++\n\nThe tide is out.\n"

const site: Files = {
  'hugo.toml': "title = 'Themes'\n",
  'content/blog/tides.md': tides,
  'content/blog/harbour.md':
    '---\ntitle: Harbour\ndate: 2024-02-01\ntags: [sea, ships]\nrating: 3\n---\n\nBoats lie *here*.\n',
  'content/blog/broken.md': '+++\ntitle = \n+++\n',
}

/** Names and roles are the same in all colours: what is looked for besides is contrast. */
const colours = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, rules: 'all' },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, rules: 'colour' },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' }, rules: 'colour' },
] as const

test('axe finds nothing on any screen, in light, dark and forced colours', async ({ folder, start }) => {
  // The page tests look at the same screens in light.
  test.skip(process.env.GALLEY_ENDURANCE === undefined, 'every screen three times over: npm run test:endurance')
  await folder.write(site)
  const galley = await start(folder.root)
  const { page, screen } = galley
  await screen.post('Tides').click()
  await expect(screen.preview('p').last()).toHaveText('The tide is out.')
  await expectNothingFound(page, 'a post')
  await screen.button('Raw front matter').click()
  await expect(page.getByRole('textbox', { name: 'Front matter source' })).toBeVisible()
  await expectNothingFound(page, 'raw front matter')
  await screen.post(/broken/i).click()
  await expect(screen.form.getByText(/^line \d/i)).toBeVisible()
  await expectNothingFound(page, 'broken front matter')
  await galley.quit()

  const welcome = await start()
  await expect(welcome.page.getByRole('button', { name: 'Open Folder' })).toBeVisible()
  await expectNothingFound(welcome.page, 'welcome')
})

test('a post is found, written and saved without a mouse', async ({ folder, start }) => {
  await folder.write(site)
  const { page, screen } = await start(folder.root)
  await expect(screen.posts.getByRole('option')).toHaveCount(3)
  await page.keyboard.press('ControlOrMeta+p')
  await expect(screen.search).toBeFocused()
  await page.keyboard.type('tid')
  await expect(screen.posts.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(screen.posts).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(screen.body).toBeFocused()

  // Shift+F6 goes one pane back, to the fields; Tab goes from one control to the next.
  await page.keyboard.press('Shift+F6')
  const title = screen.field('title').getByRole('textbox', { name: 'Title' })
  await expect(screen.form.locator(':focus')).toHaveCount(1)
  for (let step = 0; step < 6 && !(await title.evaluate((field) => field.matches(':focus'))); step++) {
    await page.keyboard.press('Tab')
  }
  await expect(title).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' and moons')
  await page.keyboard.press('F6')
  await expect(screen.body).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('It comes back.')

  // Escape lets Tab out of the body, whose own Tab indents.
  const saveButton = screen.button('Save')
  await page.keyboard.press('Escape')
  for (let step = 0; step < 40 && !(await saveButton.evaluate((button) => button.matches(':focus'))); step++) {
    await page.keyboard.press('Shift+Tab')
  }
  await expect(saveButton).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(screen.status).toContainText('Saved')
  expect((await folder.read('content/blog/tides.md')).toString()).toBe(
    `${tides.replace("'Tides'", "'Tides and moons'")}It comes back.`,
  )
})

async function expectNothingFound(page: Page, where: string) {
  await page.evaluate(axe)
  for (const { name, media, rules } of colours) {
    // Without motion the colours are there at once.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    // The preview holds the writer's own words; its page has no scripts to ask.
    const options = {
      iframes: false,
      resultTypes: ['violations'],
      ...(rules === 'all' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] }),
    }
    const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect(found, `${where}, ${name}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
}
