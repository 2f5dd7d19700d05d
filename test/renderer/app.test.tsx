import { calls, disk, entryOf, files, onOpening, send, sendPosts } from './app-host.ts'
import '../../renderer/ui/tokens.css'
import '../../renderer/ui/base.css'
import axe from 'axe-core'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Galley } from '../../renderer/app.tsx'
import { run } from '../../renderer/commands.ts'
import { everything } from '../../renderer/list/query.ts'
import { forget, forgetAll, openPost } from '../../renderer/open-posts.ts'
import { enterFolder, start } from '../../renderer/session.ts'
import { changeSettings } from '../../renderer/settings/settings.ts'
import { getApp, setApp } from '../../renderer/store.ts'

const one = 'blog/one.md'
const two = 'blog/two.md'
/** Waits until a value is as expected, however busy the machine is. */
const poll = <T,>(read: () => T) => expect.poll(read, { timeout: 15_000 })
const option = (name: string) => page.getByRole('option', { name, exact: true })
const status = () => expect.element(page.getByRole('status'))
const search = () => page.getByRole('searchbox', { name: 'Search posts', exact: true })
const type = (text: string) => {
  const view = getApp().draft?.view
  view?.dispatch({ changes: { from: 0, insert: text } })
}
/** Opens a post as a press on its row does. */
const open = async (title: string, path: string) => {
  await option(title).click()
  await poll(() => getApp().draft?.path).toBe(path)
}

beforeAll(async () => {
  await page.viewport(1440, 900)
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  onOpening(() => sendPosts([entryOf(one, 'One')], false))
  flushSync(() => createRoot(root).render(<Galley />))
  await start(run)
})

beforeEach(async () => {
  forgetAll()
  files.clear()
  disk.full = false
  files.set(one, '+++\ntitle = "One"\n+++\nFirst.\n')
  files.set(two, '+++\ntitle = "Two"\n+++\nSecond.\n')
  changeSettings({ autosave: false })
  setApp({ query: everything, dialog: null, conflict: null, notice: null })
  onOpening(() => {})
  calls.length = 0
})

test('a slice of the list that comes before the folder’s opening is answered is kept', async () => {
  await expect.element(option('One')).toBeVisible()
  expect(getApp().indexing).not.toBeNull()
  sendPosts([entryOf(two, 'Two')])
  await expect.element(option('Two')).toBeVisible()
  expect(getApp().indexing).toBeNull()
})

describe('the list', () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    entryOf(`blog/p${at}.md`, `Post ${at}`, { time: at, date: new Date(at * 86_400_000).toISOString() }),
  )

  test('holds at most a hundred rows of ten thousand posts, and finds one by typing', async () => {
    send('indexed', { site: 1, entries: many, gone: [], done: 10_002, total: 10_002, finished: true })
    await poll(() => getApp().posts.length).toBe(10_002)
    const rows = () => document.querySelectorAll('[role=option]')
    expect(rows().length).toBeGreaterThan(10)
    expect(rows().length).toBeLessThanOrEqual(100)
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('10002')
    await search().fill('post 7777')
    await expect.element(option('Post 7777')).toBeVisible()
    expect(rows()).toHaveLength(1)
    for (const { path } of many) send('changed', { site: 1, path, version: null, entry: null })
    await poll(() => getApp().posts.length).toBe(2)
  })

  test('is gone through and opened by keyboard', async () => {
    await search().click()
    await userEvent.keyboard('{ArrowDown}')
    const list = page.getByRole('listbox', { name: 'Posts', exact: true })
    await expect.element(list).toHaveFocus()
    await userEvent.keyboard('{End}')
    const active = () => document.getElementById(list.element().getAttribute('aria-activedescendant') ?? '')
    await poll(() => active()?.textContent).toBe('Two')
    await userEvent.keyboard('o')
    await poll(() => active()?.textContent).toBe('One')
    await userEvent.keyboard('{Enter}')
    await poll(() => getApp().draft?.path).toBe(one)
    await expect.element(page.getByRole('textbox', { name: 'Body', exact: true })).toHaveFocus()
  })

  test('stays where it was scrolled to when a row is pressed', async () => {
    send('indexed', { site: 1, entries: many.slice(0, 60), gone: [], done: 62, total: 62, finished: true })
    await poll(() => getApp().posts.length).toBe(62)
    await search().click()
    const list = page.getByRole('listbox', { name: 'Posts', exact: true }).element()
    list.scrollTop = 1200
    const middle = () => document.elementFromPoint(100, 500)?.closest('[role=option]')
    await poll(() => middle()?.textContent).toMatch(/^Post/)
    const row = middle()
    if (!row) throw new Error('There is no row in the middle.')
    await page.elementLocator(row).click()
    // There is no such file, which shows that the row was pressed.
    await poll(() => getApp().notice).toContain('is gone')
    expect(list.scrollTop).toBe(1200)
    for (const { path } of many.slice(0, 60)) send('changed', { site: 1, path, version: null, entry: null })
    await poll(() => getApp().posts.length).toBe(2)
  })

  test('says that nothing matches, and goes back to all posts', async () => {
    await search().fill('zzz')
    await expect.element(page.getByText('No post matches “zzz”.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all posts' }).click()
    await expect.element(option('One')).toBeVisible()
  })
})

describe('unsaved text', () => {
  test('stays when another post is opened, marked in the list, and comes back with its undo', async () => {
    await open('One', one)
    type('Hello. ')
    await status().toHaveTextContent('Unsaved changes')
    await open('Two', two)
    await status().toHaveTextContent('Saved')
    await expect.element(page.getByText('Unsaved', { exact: true })).toBeVisible()
    await open('One', one)
    expect(getApp().draft?.text).toBe('+++\ntitle = "One"\n+++\nHello. First.\n')
    run('undo')
    expect(getApp().draft?.text).toBe(files.get(one))
    await status().toHaveTextContent('Saved')
  })

  test('is written when its post is left, where saving is automatic', async () => {
    changeSettings({ autosave: true })
    await open('One', one)
    type('Hello. ')
    await open('Two', two)
    await poll(() => files.get(one)).toBe('+++\ntitle = "One"\n+++\nHello. First.\n')
  })

  test('is written by itself a moment after the last edit, where saving is automatic', async () => {
    changeSettings({ autosave: true })
    await open('One', one)
    type('Hello. ')
    await poll(() => files.get(one)).toContain('Hello. First.')
  })

  test('that could not be written is tried again with the next edit, and not by itself', async () => {
    changeSettings({ autosave: true })
    const writes = () => calls.filter(({ method }) => method === 'writePost').length
    disk.full = true
    await open('One', one)
    type('Hello. ')
    await status().toHaveTextContent('The disk is full.')
    expect(writes()).toBe(1)
    disk.full = false
    type('Again. ')
    await poll(() => files.get(one)).toContain('Again. Hello. First.')
    expect(writes()).toBe(2)
    await status().toHaveTextContent(/^Saved/)
  })

  test('is asked about before another folder is opened', async () => {
    await open('One', one)
    type('Hello. ')
    send('open', { folder: '/home/ada/other', post: null })
    await expect.element(page.getByRole('heading', { name: 'A post is not saved' })).toBeVisible()
    expect(calls.some(({ method }) => method === 'openFolder')).toBe(false)
    await page.getByRole('button', { name: 'Stay here' }).click()
    expect(getApp().draft?.body).toContain('Hello.')
  })
})

describe('the front matter of the open post', () => {
  const row = () => document.querySelector('[role=option][aria-selected=true]')
  const about = () => document.getElementById(row()?.getAttribute('aria-describedby') ?? '')
  const place = () => page.getByRole('heading', { level: 1 })

  test('is followed by its row and the top bar before it is saved, and undo goes back', async () => {
    sendPosts([entryOf(one, 'One', { terms: { tags: [] } }), entryOf(two, 'Two')])
    await open('One', one)
    const { posts } = getApp()
    const { draft } = getApp()
    draft?.editHead('+++\ntitle = "Uno"\ndate = 2016-05-06\ntags = ["ink", "paper"]\n+++\n', 'title')
    await poll(() => row()?.textContent).toBe('Uno')
    expect(about()?.textContent).toBe('6 May 2016ink, paper')
    await expect.element(place()).toHaveTextContent('Uno')
    draft?.editHead('+++\ntitle = "Uno"\ndraft = true\n+++\n', 'draft')
    await poll(() => about()?.textContent).toBe('Draft')
    draft?.editHead('+++\ntitle = "Uno\n+++\n', 'raw')
    await poll(() => about()?.textContent).toContain('Front matter, line 2')
    expect(row()?.textContent).toBe('One')
    while (draft?.undo());
    await poll(() => row()?.textContent).toBe('One')
    await expect.element(place()).toHaveTextContent('One')
    // The list itself was not made anew for any of it.
    expect(getApp().posts).toBe(posts)
  })

  test('is shown as it is on disk when it is given up', async () => {
    await open('One', one)
    const { draft } = getApp()
    draft?.editHead('+++\ntitle = "Uno"\n+++\n', 'title')
    await open('Two', two)
    await expect.element(option('Uno')).toBeVisible()
    if (draft) forget(draft)
    await expect.element(option('One')).toBeVisible()
  })
})

describe('a file that another program changes', () => {
  const change = (path: string, text: string) => {
    files.set(path, text)
    send('changed', { site: 1, path, version: text, entry: entryOf(path, 'One') })
  }

  test('is followed where nothing was edited, with the cursor where it was', async () => {
    await open('One', one)
    getApp().draft?.view.dispatch({ selection: { anchor: 5 } })
    change(one, '+++\ntitle = "One"\n+++\nBefore.\n\nFirst.\n')
    await poll(() => getApp().draft?.body).toBe('Before.\n\nFirst.\n')
    expect(getApp().draft?.view.state.selection.main.anchor).toBe('Before.\n\nFirst'.length)
    expect(getApp().draft?.dirty).toBe(false)
  })

  test('is asked about where there are edits, and can be replaced by them', async () => {
    await open('One', one)
    type('Mine. ')
    change(one, '+++\ntitle = "One"\n+++\nTheirs.\n')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await poll(() => files.get(one)).toBe('+++\ntitle = "One"\n+++\nMine. First.\n')
  })

  test('can take the place of the edits, which undo brings back', async () => {
    await open('One', one)
    type('Mine. ')
    change(one, '+++\ntitle = "One"\n+++\nTheirs.\n')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await poll(() => getApp().draft?.body).toBe('Theirs.\n')
    run('undo')
    expect(getApp().draft?.body).toBe('Mine. First.\n')
  })

  test('is found out at a save that comes before the news', async () => {
    await open('One', one)
    type('Mine. ')
    files.set(one, '+++\ntitle = "One"\n+++\nTheirs.\n')
    run('save')
    await status().toHaveTextContent('The file is another one now.')
    await expect.element(page.getByText('This file changed on disk.')).toBeVisible()
    expect(files.get(one)).toContain('Theirs.')
  })

  test('keeps its text here when it is removed, and is written anew on demand', async () => {
    await open('One', one)
    files.delete(one)
    send('changed', { site: 1, path: one, version: null, entry: null })
    await page.getByRole('button', { name: 'Write it again' }).click()
    await poll(() => files.get(one)).toBe('+++\ntitle = "One"\n+++\nFirst.\n')
    sendPosts([entryOf(one, 'One')])
  })
})

describe('commands', () => {
  test('save by key and by button', async () => {
    await open('One', one)
    type('A ')
    await userEvent.keyboard('{Control>}s{/Control}')
    await poll(() => files.get(one)).toContain('A First.')
    type('B ')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await poll(() => files.get(one)).toContain('B A First.')
    await status().toHaveTextContent(/^Saved \d\d:\d\d$/)
  })

  test('are found in the palette by a few letters, and posts with them', async () => {
    await openPost(one)
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('two')
    await expect.element(page.getByRole('option', { name: /Two/ }).last()).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await poll(() => getApp().draft?.path).toBe(two)
  })

  test('create a post under the name that the dialog shows', async () => {
    await page.getByRole('button', { name: 'New post', exact: true }).click()
    await page.getByRole('textbox', { name: 'Title' }).last().fill('Ada’s press')
    await userEvent.keyboard('{Enter}')
    await poll(() => getApp().draft?.path).toBe('blog/adas-press.md')
  })

  test('tell in place why a post cannot be created', async () => {
    await page.getByRole('button', { name: 'New post', exact: true }).click()
    await page.getByRole('textbox', { name: 'Title' }).last().fill('One')
    await page.getByRole('button', { name: 'Create' }).click()
    await expect.element(page.getByText('“blog/one.md” is there already. Choose another name.')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'New post', exact: true })).toHaveFocus()
  })

  test('ask before a post goes to the trash', async () => {
    await open('Two', two)
    run('trash')
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(files.has(two)).toBe(true)
    run('trash')
    await page.getByRole('button', { name: 'Move to trash' }).click()
    await poll(() => files.has(two)).toBe(false)
    await poll(() => getApp().draft).toBeNull()
    await expect.element(option('Two')).not.toBeInTheDocument()
    sendPosts([entryOf(two, 'Two')])
    await expect.element(option('Two')).toBeVisible()
  })

  test('are all in the system’s menu, with what can be done now', async () => {
    await open('One', one)
    await poll(() => calls.some(({ method }) => method === 'setMenu')).toBe(true)
    const items = calls.findLast(({ method }) => method === 'setMenu')?.args[0]
    expect(items).toContainEqual({
      id: 'save',
      title: 'Save',
      key: 'Mod-s',
      menu: 'File',
      group: 2,
      enabled: true,
      checked: null,
    })
  })
})

describe('panes', () => {
  test('are moved by the keys of their dividers, and folded by Enter', async () => {
    await open('One', one)
    const divider = page.getByRole('separator', { name: 'Width of the fields' })
    const width = Number(divider.element().getAttribute('aria-valuenow'))
    ;(divider.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(divider).toHaveAttribute('aria-valuenow', String(width + 16))
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('form', { name: 'Front matter' })).not.toBeInTheDocument()
    await page.getByRole('button', { name: 'Fields', exact: true }).click()
    await expect.element(page.getByRole('form', { name: 'Front matter' })).toBeVisible()
  })

  test('are gone through by F6', async () => {
    await open('One', one)
    const here = () => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane
    await search().click()
    const way: (string | undefined)[] = []
    for (let step = 0; step < 4; step++) {
      await userEvent.keyboard('{F6}')
      way.push(here())
    }
    expect(way).toEqual(['fields', 'body', 'preview', 'posts'])
  })
})

test('nothing that a screen reader needs is missing', async () => {
  files.set(one, `+++\ntitle = "One"\n+++\n${'Words.\n\n'.repeat(200)}`)
  await open('One', one)
  for (const dialog of [null, 'new-post', 'rename', 'trash', 'export', 'settings', 'shortcuts', 'palette'] as const) {
    flushSync(() => setApp({ dialog }))
    const { violations } = await axe.run('#root', { iframes: false })
    expect(
      violations.map(({ id, nodes }) => `${dialog}: ${id} ${nodes.map(({ target }) => target).join(' ')}`),
    ).toEqual([])
  }
  flushSync(() => setApp({ dialog: null }))
})

test('another folder takes the place of this one', async () => {
  await open('One', one)
  await enterFolder('/home/ada/other')
  expect(getApp().draft).toBeNull()
})
