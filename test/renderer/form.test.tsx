import { asked, habits } from './form-host.ts'
import '../../renderer/ui/tokens.css'
import '../../renderer/ui/base.css'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Draft } from '../../renderer/draft/draft.ts'
import { FrontMatterPane } from '../../renderer/form/FrontMatterPane.tsx'
import { setApp } from '../../renderer/store.ts'

let draft: Draft
let root: Root
let holder: HTMLElement

function open(head: string, readOnly: string | null = null, body = 'Body.\n') {
  draft = new Draft({ path: 'blog/post.md', text: head + body, version: '1', readOnly, encoding: 'UTF-8' }, [])
  holder = document.createElement('div')
  holder.style.cssText = 'position:absolute;inset:0 auto 0 0;width:304px;overflow:auto;background:var(--desk)'
  document.body.append(holder)
  root = createRoot(holder)
  flushSync(() => root.render(<FrontMatterPane draft={draft} />))
}

beforeEach(() => {
  setApp({ habits, site: null, posts: [], notice: null })
})

afterEach(() => {
  root.unmount()
  holder.remove()
  draft.destroy()
})

const toml = (...lines: string[]): string => `+++\n${lines.map((line) => `${line}\n`).join('')}+++\n`
const yaml = (...lines: string[]): string => `---\n${lines.map((line) => `${line}\n`).join('')}---\n`
const head = () => expect.poll(() => draft.head)
const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const field = (id: string) => {
  const element = holder.querySelector(`[data-field="${CSS.escape(id)}"]`)
  if (!(element instanceof HTMLElement)) throw new Error(`There is no field ${id}.`)
  return page.elementLocator(element)
}
/** Half of a surrogate pair, which no keyboard gives but a broken paste may. */
function typeBrokenText(element: HTMLTextAreaElement | null) {
  if (!element) throw new Error('There is no text box.')
  element.focus()
  document.execCommand('insertText', false, '\ud800')
}
const undo = () => userEvent.keyboard('{ControlOrMeta>}z{/ControlOrMeta}')

describe('the form', () => {
  test('names itself, its fields and its raw view', async () => {
    open(toml('title = "A"', 'postImage =  "red.png"', '[params]', 'x = 1'))
    await expect.element(page.getByRole('form', { name: 'Front matter', exact: true })).toBeVisible()
    await expect.element(box('Title')).toHaveValue('A')
    await expect.element(box('Post image')).toHaveValue('red.png')
    await expect.element(page.getByRole('button', { name: 'Raw front matter', exact: true })).toHaveTextContent('+++')
    expect([...holder.querySelectorAll<HTMLElement>('[data-field]')].map((element) => element.dataset.field)).toEqual([
      'title',
      'postImage',
      'params',
      'params.x',
    ])
  })

  test('opening, focusing and leaving fields changes nothing', async () => {
    const before = toml(
      "title =  'A' # why",
      'date = "2016-02-04T19:04:00+01:00"',
      'tags = ["b", "a",]',
      'weight = 0x0F',
    )
    open(before)
    await box('Title').click()
    for (let i = 0; i < 8; i++) await userEvent.tab()
    expect(draft.head).toBe(before)
    expect(draft.dirty).toBe(false)
  })

  test('a read-only draft says why once and edits nothing', async () => {
    open(toml('title = "A"', 'draft = true', 'tags = []'), 'This file is read-only.')
    await expect.element(page.getByText('This file is read-only.')).toBeVisible()
    await expect.element(box('Title')).toBeDisabled()
    await expect.element(page.getByRole('switch', { name: 'Draft' })).toBeDisabled()
    expect(page.getByRole('button', { name: 'Add field' }).query()).toBeNull()
  })

  test('front matter that was mended in the body turns to fields', async () => {
    open('', null, '+++\ntitle = "A"\n\nText.\n')
    await expect.element(page.getByText(/closing “\+\+\+”/)).toBeVisible()
    draft.view.dispatch({ changes: { from: 16, insert: '+++\n' } })
    await page.getByRole('button', { name: 'Show its fields' }).click()
    await expect.element(box('Title')).toHaveValue('A')
    expect(draft.text).toBe('+++\ntitle = "A"\n+++\n\nText.\n')
  })

  test('a post without front matter is offered one in the format of its folder', async () => {
    open('')
    await page.getByRole('button', { name: 'Add front matter' }).click()
    await head().toBe(toml('title = "Post"'))
    await expect.element(box('Title')).toHaveFocus()
    draft.undo()
    await head().toBe('')
    await expect.element(page.getByRole('button', { name: 'Add front matter' })).toBeVisible()
  })
})

describe('text', () => {
  test('each keystroke is in the draft, and one undo takes them all back', async () => {
    open(toml("title = 'A'  # mine"))
    await box('Title').click()
    await userEvent.keyboard('{End}, then B')
    await head().toBe(toml("title = 'A, then B'  # mine"))
    await undo()
    await head().toBe(toml("title = 'A'  # mine"))
    await expect.element(box('Title')).toHaveValue('A')
    await userEvent.keyboard('{ControlOrMeta>}{Shift>}z{/Shift}{/ControlOrMeta}')
    await expect.element(box('Title')).toHaveValue('A, then B')
  })

  test('a one-line field takes no line ends, a long one does', async () => {
    open(yaml('title: A', 'description: B'))
    await box('Title').click()
    await userEvent.keyboard('{End}{Enter}x')
    await head().toBe(yaml('title: Ax', 'description: B'))
    await box('Description').click()
    await userEvent.keyboard('{End}{Enter}x')
    await expect.element(box('Description')).toHaveValue('B\nx')
    await expect
      .poll(() => draft.reading.ok && draft.reading.table.entries[1]?.[1])
      .toEqual({ kind: 'string', text: 'B\nx' })
  })

  test('a text that looks like a date while it is typed does not lose its box', async () => {
    open(toml('title = ""'))
    await box('Title').click()
    await userEvent.keyboard('2016-02-04 it was')
    await head().toBe(toml('title = "2016-02-04 it was"'))
  })

  test('an edit that is refused says so under the field and keeps what was typed', async () => {
    open(toml('title = "A"'))
    typeBrokenText(holder.querySelector('textarea'))
    await expect.element(box('Title')).toHaveAttribute('aria-invalid', 'true')
    await expect.element(box('Title')).toHaveAccessibleDescription(/half of a character/)
    await head().toBe(toml('title = "A"'))
    await undo()
    await expect.element(box('Title')).toHaveValue('A')
    await expect.element(box('Title')).not.toHaveAttribute('aria-invalid')
  })
})

describe('switch and numbers', () => {
  test('a switch flips by key and by pointer', async () => {
    open(toml('draft = true'))
    const draftSwitch = page.getByRole('switch', { name: 'Draft' })
    await draftSwitch.click()
    await head().toBe(toml('draft = false'))
    await userEvent.keyboard(' ')
    await head().toBe(toml('draft = true'))
    await undo()
    await expect.element(draftSwitch).not.toBeChecked()
  })

  test('a number keeps its kind, and half a number waits until the field is left', async () => {
    open(toml('weight = 5', 'ratio = 1.5'))
    await box('Weight').fill('12')
    await head().toBe(toml('weight = 12', 'ratio = 1.5'))
    await box('Weight').fill('-')
    await expect.element(box('Weight')).not.toHaveAttribute('aria-invalid')
    await userEvent.tab()
    await expect.element(box('Weight')).toHaveAccessibleDescription('Write a whole number.')
    await expect.element(box('Weight')).toHaveValue('-')
    await box('Ratio').fill('2')
    await head().toBe(toml('weight = 12', 'ratio = 2.0'))
    await expect.element(box('Ratio')).toHaveValue('2')
    await userEvent.keyboard('{ArrowUp}')
    await head().toBe(toml('weight = 12', 'ratio = 3.0'))
  })
})

describe('dates', () => {
  test('only the changed part of a quoted date changes', async () => {
    open(toml('date = "2016-02-04T19:04:00+01:00"'))
    await expect.element(box('Date')).toHaveValue('4 Feb 2016, 19:04')
    await expect.element(field('date')).toHaveTextContent('+01:00')
    await box('Date').fill('5 Mar 2016, 19:04')
    await head().toBe(toml('date = "2016-03-05T19:04:00+01:00"'))
    await box('Date').fill('2017-01-02')
    await head().toBe(toml('date = "2017-01-02T19:04:00+01:00"'))
    await userEvent.tab()
    await expect.element(box('Date')).toHaveValue('2 Jan 2017, 19:04')
  })

  test('arrow keys turn the part under the caret and keep it selected', async () => {
    open(toml('date = 2016-02-29 23:04:05.5'))
    await box('Date').click()
    await userEvent.keyboard('{Home}{ArrowUp}{ArrowUp}')
    await head().toBe(toml('date = 2016-03-02 23:04:05.5'))
    await undo()
    await head().toBe(toml('date = 2016-02-29 23:04:05.5'))
  })

  test('a day is chosen in the calendar', async () => {
    open(yaml('date: 2016-02-04'))
    await field('date').hover()
    await page.getByRole('button', { name: 'Choose a day' }).click()
    await page.getByRole('button', { name: /18 February 2016/ }).click()
    await head().toBe(yaml('date: 2016-02-18'))
    await expect.element(box('Date')).toHaveValue('18 Feb 2016')
  })

  test('Alt and the down arrow open the calendar, and Escape leads back', async () => {
    open(yaml('date: 2016-02-04'))
    await box('Date').click()
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    await expect.element(page.getByRole('button', { name: /4 February 2016/ }).first()).toBeVisible()
    await userEvent.keyboard('{ArrowRight}{Enter}')
    await head().toBe(yaml('date: 2016-02-05'))
    await expect.element(box('Date')).toHaveFocus()
  })

  test('half a date is kept as typed and says what is wanted once the field is left', async () => {
    open(toml('date = 2016-02-04'))
    await box('Date').fill('4 Fe')
    await userEvent.tab()
    await expect.element(box('Date')).toHaveValue('4 Fe')
    await expect.element(box('Date')).toHaveAccessibleDescription('Write a date like 4 Feb 2016 or 2016-02-04.')
    await box('Date').fill('4 Feb 2016, 10:00')
    await expect.element(box('Date')).toHaveAccessibleDescription(/has no time/)
    await head().toBe(toml('date = 2016-02-04'))
  })
})

describe('lists', () => {
  const tags = () => page.getByRole('combobox', { name: 'Tags', exact: true })

  test('Enter and comma add, Backspace takes out, and completion knows the folder', async () => {
    open(toml('tags = ["systemd"]'))
    await tags().click()
    await userEvent.keyboard('mul')
    await expect.element(page.getByRole('option', { name: /Müller/ })).toBeVisible()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await head().toBe(toml('tags = ["systemd", "Müller"]'))
    await userEvent.keyboard('new,other{Enter}')
    await head().toBe(toml('tags = ["systemd", "Müller", "new", "other"]'))
    expect(page.getByRole('option').query()).toBeNull()
    await userEvent.keyboard('{Backspace}')
    await head().toBe(toml('tags = ["systemd", "Müller", "new"]'))
    await undo()
    await head().toBe(toml('tags = ["systemd", "Müller", "new", "other"]'))
  })

  test('chips move and go by keyboard alone', async () => {
    open(toml('tags = ["a", "b", "c"]'))
    await tags().click()
    await userEvent.keyboard('{ArrowLeft}{Alt>}{ArrowLeft}{/Alt}')
    await head().toBe(toml('tags = ["a", "c", "b"]'))
    await expect.element(page.getByRole('button', { name: 'c', exact: true })).toHaveFocus()
    await userEvent.keyboard('{Delete}')
    await head().toBe(toml('tags = ["a", "b"]'))
    await expect.element(page.getByRole('button', { name: 'b', exact: true })).toHaveFocus()
  })

  test('a chip is dragged to another place', async () => {
    open(toml('tags = ["a", "b", "c"]'))
    const chip = (name: string) => page.getByRole('button', { name, exact: true })
    await userEvent.dragAndDrop(chip('c'), chip('a'))
    await head().toBe(toml('tags = ["c", "a", "b"]'))
  })

  test('undo while something is typed that is no chip yet leaves the draft alone', async () => {
    open(toml('tags = ["a"]'))
    await tags().click()
    await userEvent.keyboard('b{Enter}c')
    await undo()
    await head().toBe(toml('tags = ["a", "b"]'))
    await tags().fill('')
    await undo()
    await head().toBe(toml('tags = ["a"]'))
  })

  test('what was typed when the field is left is not lost', async () => {
    open(yaml('tags:', '  - a'))
    await tags().fill('b')
    await userEvent.tab()
    await head().toBe(yaml('tags:', '  - a', '  - b'))
  })
})

describe('images', () => {
  test('the image is shown with its measure and use, and its address is let go', async () => {
    open(toml('image = "red.png"'))
    await expect.element(page.getByText(/^1 × 1, \d+ bytes, used by 5 posts$/)).toBeVisible()
    const url = holder.querySelector('img')?.src ?? ''
    expect(url).toMatch(/^blob:/)
    await box('Image').fill('none.png')
    await expect.element(page.getByText('Not found in this site')).toBeVisible()
    await expect(fetch(url)).rejects.toThrow()
  })

  test('another one is chosen in the dialog by keyboard', async () => {
    open(toml('image = "red.png"'))
    await page.getByRole('button', { name: 'Choose an image' }).click()
    await expect.element(page.getByRole('option', { name: /red\.png/ })).toBeVisible()
    await userEvent.keyboard('blu')
    await expect.element(page.getByText('1 image', { exact: true })).toBeVisible()
    await userEvent.keyboard('{Tab}{Enter}')
    await head().toBe(toml('image = "blue.png"'))
    expect(page.getByRole('dialog').query()).toBeNull()
    expect(asked).toContain('blue.png')
  })
})

describe('groups', () => {
  test('fields of a nested table are edited in place, and the group folds', async () => {
    open(toml('[params]', 'caption = "A"'))
    await box('Caption').fill('B')
    await head().toBe(toml('[params]', 'caption = "B"'))
    await page.getByRole('button', { name: 'Params', exact: true }).click()
    await expect.element(box('Caption')).not.toBeInTheDocument()
  })

  test('tables of a list are added, moved and taken out', async () => {
    open(yaml('links:', '  - name: a', '    url: /a', '  - name: b', '    url: /b'))
    await page.getByRole('button', { name: 'Move b up' }).click()
    await head().toBe(yaml('links:', '  - name: b', '    url: /b', '  - name: a', '    url: /a'))
    await page.getByRole('button', { name: 'Remove a', exact: true }).click()
    await head().toBe(yaml('links:', '  - name: b', '    url: /b'))
    await page.getByRole('button', { name: 'Add to links' }).click()
    await expect.poll(() => holder.querySelector('[data-field="links.1.name"] textarea')).not.toBeNull()
  })

  test('what no field fits is edited as its source, and checked when the box is left', async () => {
    open(toml('mixed = [1, "x"]'))
    await box('Mixed').fill('[1, ')
    await userEvent.tab()
    await expect.element(box('Mixed')).toHaveAttribute('aria-invalid', 'true')
    await head().toBe(toml('mixed = [1, "x"]'))
    await box('Mixed').fill('[2, "y"]')
    await userEvent.tab()
    await head().toBe(toml('mixed = [2, "y"]'))
  })
})

describe('fields as a whole', () => {
  const menu = async (id: string, item: string) => {
    await field(id).hover()
    await field(id).getByRole('button', { name: 'Field menu' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  test('they move, go and turn to text by their menu', async () => {
    open(toml('title = "A"', 'draft = true', 'slug = "s"'))
    await menu('slug', 'Move up')
    await head().toBe(toml('title = "A"', 'slug = "s"', 'draft = true'))
    await menu('draft', 'Remove')
    await head().toBe(toml('title = "A"', 'slug = "s"'))
    await menu('title', 'Edit as text')
    await expect.element(box('Title')).toHaveValue('"A"')
    await box('Title').fill("'B'")
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await head().toBe(toml("title = 'B'", 'slug = "s"'))
  })

  test('one is dragged by its grip to another place', async () => {
    open(toml('title = "A"', 'slug = "s"', 'weight = 1'))
    const grip = field('weight').element().querySelector('.form-grip')
    if (!grip) throw new Error('There is no grip.')
    await field('weight').hover()
    await userEvent.dragAndDrop(page.elementLocator(grip), box('Title'), { targetPosition: { x: 20, y: 2 } })
    await head().toBe(toml('weight = 1', 'title = "A"', 'slug = "s"'))
  })

  test('suggestions come from archetype and neighbours, and any name can be added with a kind', async () => {
    open(toml('title = "A"', 'tags = []', 'image = ""'))
    const suggested = page.getByRole('list', { name: 'Suggested fields' })
    await expect.element(suggested).toHaveTextContent(/^tocslug/)
    await page.getByRole('button', { name: 'Add slug' }).click()
    await head().toBe(toml('title = "A"', 'tags = []', 'image = ""', 'slug = ""'))
    await expect.element(box('Slug')).toHaveFocus()
    await page.getByRole('button', { name: 'Add field' }).click()
    await userEvent.keyboard('mood{Enter}')
    await page.getByRole('button', { name: 'Switch', exact: true }).click()
    await head().toBe(toml('title = "A"', 'tags = []', 'image = ""', 'slug = ""', 'mood = false'))
    await expect.element(page.getByRole('switch', { name: 'Mood' })).toHaveFocus()
  })
})

describe('the raw view', () => {
  const raw = () => page.getByRole('textbox', { name: 'Front matter source' })
  const toggle = () => page.getByRole('button', { name: 'Raw front matter', exact: true })

  const lines = () => [...holder.querySelectorAll('.cm-line')].map((line) => line.textContent)

  test('shows the whole head, and turning back and forth changes no byte', async () => {
    const before = '\uFEFF+++\r\ntitle =  "A"\r\n\r\n+++\r\n'
    open(before)
    await toggle().click()
    await expect.poll(lines).toEqual(['+++', 'title =  "A"', '', '+++'])
    await toggle().click()
    await expect.element(box('Title')).toHaveValue('A')
    expect(draft.head).toBe(before)
  })

  test('an edit keeps line ends, says what is wrong at its line, and undoes in the one history', async () => {
    const before = '+++\r\ntitle = "A"\r\ndraft = true\r\n+++\r\n'
    open(before)
    await box('Title').fill('B')
    await toggle().click()
    await raw().click()
    await userEvent.keyboard('{ControlOrMeta>}{Home}{/ControlOrMeta}{ArrowDown}{End}{Enter}x = 1 2')
    await expect.element(page.getByText(/^Line 3: /)).toBeVisible()
    await head().toBe('+++\r\ntitle = "B"\r\nx = 1 2\r\ndraft = true\r\n+++\r\n')
    await expect.element(toggle()).toBeDisabled()
    await userEvent.keyboard('{Backspace}{Backspace}')
    await head().toBe('+++\r\ntitle = "B"\r\nx = 1\r\ndraft = true\r\n+++\r\n')
    await expect.element(page.getByText(/^Line 3: /)).not.toBeInTheDocument()
    await undo()
    await head().toBe('+++\r\ntitle = "B"\r\ndraft = true\r\n+++\r\n')
    await undo()
    await head().toBe(before)
  })

  test('a head that does not read is shown as text with the reason, byte for byte', async () => {
    const before = toml('title = "A', 'draft = true')
    open(before)
    await expect.element(raw()).toBeVisible()
    await expect.element(page.getByText(/^Line 2: /)).toBeVisible()
    await expect.element(page.getByText(/cannot be read/)).toBeVisible()
    expect(draft.head).toBe(before)
    expect(draft.dirty).toBe(false)
  })
})
