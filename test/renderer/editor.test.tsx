/// <reference types="@vitest/browser-playwright" />
import { answers, calls } from './writing-host.ts'
import '../../renderer/ui/tokens.css'
import '../../renderer/ui/base.css'
import { EditorView } from '@codemirror/view'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { Draft } from '../../renderer/draft/draft.ts'
import { BodyPane } from '../../renderer/editor/BodyPane.tsx'
import { bodyExtensions } from '../../renderer/editor/extensions.ts'
import { plainPackedKit } from '../../renderer/preview/kit.ts'
import { setApp } from '../../renderer/store.ts'

const head = '+++\ntitle = "A"\n+++\n'

let draft: Draft
let root: Root
let holder: HTMLElement

function open(body: string, { readOnly = null, text = head + body }: { readOnly?: string | null; text?: string } = {}) {
  draft = new Draft({ path: 'blog/post.md', text, version: '1', readOnly, encoding: 'UTF-8' }, bodyExtensions())
  holder = document.createElement('div')
  holder.style.cssText = 'position:fixed;inset:0 auto 0 0;width:400px'
  document.body.append(holder)
  root = createRoot(holder)
  flushSync(() => root.render(<BodyPane draft={draft} />))
}

beforeEach(() => {
  calls.length = 0
  answers.save = null
  setApp({ kit: plainPackedKit, site: null })
})

afterEach(() => {
  root.unmount()
  holder.remove()
  draft.destroy()
})

const body = () => page.getByRole('textbox', { name: 'Body' })
const focusEnd = () => {
  draft.view.focus()
  draft.view.dispatch({ selection: { anchor: draft.view.state.doc.length } })
}
const classOf = (words: string) => {
  const found = [...holder.querySelectorAll('.cm-line span')].filter((span) => span.textContent === words)
  return found.map((span) => span.className).join(' ')
}

describe('the body', () => {
  test('is a text box that is written in by typing', async () => {
    open('One')
    await userEvent.click(body())
    await userEvent.keyboard('{Control>}{End}{/Control} two{Enter}three')
    expect(draft.text).toBe(`${head}One two\nthree`)
    expect(draft.saveState.kind).toBe('unsaved')
    await expect.element(body()).toHaveAttribute('aria-multiline', 'true')
    await expect.element(body()).toHaveAttribute('spellcheck', 'true')
  })

  test('lets Tab through to the next control', async () => {
    open('One')
    const after = document.createElement('button')
    holder.append(after)
    focusEnd()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(after)
    expect(draft.body).toBe('One')
  })

  test('continues a list, numbers it on, and ends it at an empty item', async () => {
    open('1. One')
    focusEnd()
    await userEvent.keyboard('{Enter}Two{Enter}{Enter}After')
    expect(draft.body).toBe('1. One\n2. Two\nAfter')
  })

  test('numbers what follows an item put between two', async () => {
    open('1. One\n2. Three')
    draft.view.focus()
    draft.view.dispatch({ selection: { anchor: 6 } })
    await userEvent.keyboard('{Enter}Two')
    expect(draft.body).toBe('1. One\n2. Two\n3. Three')
  })

  test('writes bold, italic and a link by keys', async () => {
    open('word')
    focusEnd()
    await userEvent.keyboard('{Control>}b{/Control}')
    expect(draft.body).toBe('**word**')
    await userEvent.keyboard('{Control>}b{/Control}{Control>}i{/Control}')
    expect(draft.body).toBe('*word*')
    await userEvent.keyboard('{Control>}i{/Control}{Control>}k{/Control}/x/')
    expect(draft.body).toBe('[word](/x/)')
  })

  test('adds no closing quote or bracket of its own', async () => {
    open('')
    focusEnd()
    await userEvent.keyboard('"(a')
    expect(draft.body).toBe('"(a')
  })

  test('takes a word composed by an input method once, and takes it back at once', async () => {
    open('')
    focusEnd()
    const session = cdp()
    await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.insertText', { text: '日本' })
    await expect.poll(() => draft.body).toBe('日本')
    draft.undo()
    expect(draft.body).toBe('')
  })

  test('pastes plain text, and a link over selected words', () => {
    open('see here')
    draft.view.focus()
    const paste = (text: string, html = '') => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      data.setData('text/html', html)
      draft.view.contentDOM.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }
    draft.view.dispatch({ selection: { anchor: 4, head: 8 } })
    paste('https://example.org/')
    expect(draft.body).toBe('see [here](https://example.org/)')
    draft.view.dispatch({ selection: { anchor: draft.body.length } })
    paste(' plain\r\nwords', '<b onclick="x">rich</b>')
    expect(draft.body).toBe('see [here](https://example.org/) plain\nwords')
  })

  test('is read and not written where its file cannot be', async () => {
    open('One', { readOnly: 'This file is not UTF-8, so it is only shown.' })
    await expect.element(page.getByRole('note')).toHaveTextContent('only shown')
    await expect.element(body()).toHaveAttribute('aria-readonly', 'true')
    focusEnd()
    await userEvent.keyboard('x{Backspace}{Enter}')
    draft.editHead('+++\n+++\n', 'title')
    await draft.save()
    expect(draft.text).toBe(`${head}One`)
    expect(calls).toEqual([])
  })
})

describe('highlighting', () => {
  test('shows shortcodes, Markdown’s signs, code and links for what they are', () => {
    open('{{< quotation quote="a *b* c" >}}\n\n**bold** [words](https://example.org/)\n\n```\n{{% x %}}\n```\n')
    expect(classOf('quotation')).toBe('sc-name')
    expect(classOf('quote=')).toContain('sc-key')
    expect(classOf('*b*')).toBe('')
    expect(classOf('bold')).toContain('md-strong')
    expect(classOf('**')).toContain('md-mark')
    expect(classOf('words')).toContain('md-link')
    expect(classOf('https://example.org/')).toContain('md-url')
    expect(classOf('x')).toContain('sc-name')
    expect(holder.querySelectorAll('.md-code-line')).toHaveLength(3)
  })

  test('keeps spelling out of code, shortcodes and addresses', () => {
    open('Word `code` {{< name arg >}} <https://example.org/>\n\n    block\n')
    const unchecked = [...holder.querySelectorAll('[spellcheck=false]')].map(({ textContent }) => textContent)
    expect(unchecked).toEqual(expect.arrayContaining(['`code`', '{{< name arg >}}', '    block']))
    expect(unchecked.join('')).not.toContain('Word')
  })

  test('lets each line run its own way', () => {
    open('English\n\nעברית `code` עוד\n')
    const lines = [...holder.querySelectorAll<HTMLElement>('.cm-line')]
    expect(lines.map((line) => getComputedStyle(line).direction)).toEqual(['ltr', 'ltr', 'rtl', 'ltr'])
  })

  test('underlines what a rendering finds wrong, and counts it for the status bar', async () => {
    open('{{< broken "x >}}\n')
    let told = 0
    draft.subscribe(() => told++)
    await expect.poll(() => holder.querySelector('.cm-lintRange-error'), { timeout: 20_000 }).not.toBeNull()
    expect(told).toBeGreaterThan(0)
    expect(draft.dirty).toBe(false)
  })
})

describe('find and replace', () => {
  test('counts, steps and replaces, and Escape goes back to the words', async () => {
    open('the cat and the dog')
    focusEnd()
    await userEvent.keyboard('{Control>}f{/Control}')
    const find = page.getByRole('textbox', { name: 'Find' })
    await expect.element(find).toHaveFocus()
    await userEvent.keyboard('the')
    await expect.element(page.getByText('2 matches')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('1 of 2')).toBeVisible()
    await userEvent.fill(page.getByRole('textbox', { name: 'Replace with' }), 'a')
    await userEvent.click(page.getByRole('button', { name: 'Replace all' }))
    expect(draft.body).toBe('a cat and a dog')
    await userEvent.click(find)
    await userEvent.keyboard('{Escape}')
    expect(holder.querySelector('.find')).toBeNull()
    await expect.element(body()).toHaveFocus()
    draft.undo()
    expect(draft.body).toBe('the cat and the dog')
  })

  test('says that nothing matches, and that an expression is none', async () => {
    open('cat')
    focusEnd()
    await userEvent.keyboard('{Control>}f{/Control}dog')
    await expect.element(page.getByText('No match')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Regular expression' }))
    await userEvent.fill(page.getByRole('textbox', { name: 'Find' }), '(')
    await expect.element(page.getByText('Not a regular expression')).toBeVisible()
  })
})

describe('a draft', () => {
  test('takes edits of form and body back by the editor’s own keys, to the exact bytes', async () => {
    const text = '\uFEFF---\r\ntitle: A\r\n---\r\nOne\r\nTwo\nThree'
    open('', { text })
    focusEnd()
    await userEvent.keyboard('!{Enter}')
    draft.editHead(draft.head.replace('A', 'B'), 'title')
    await userEvent.keyboard('x')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(draft.head).toContain('title: B')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(draft.head).toContain('title: A')
    await userEvent.keyboard('{Control>}zz{/Control}')
    expect(draft.text).toBe(text)
    expect(draft.saveState.kind).toBe('saved')
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}{Control>}y{/Control}{Control>}y{/Control}')
    expect(draft.text).toBe('\uFEFF---\r\ntitle: B\r\n---\r\nOne\r\nTwo\nThree!\n')
  })

  test('is saved again by typing what was taken out', async () => {
    open('One')
    focusEnd()
    await userEvent.keyboard('{Backspace}')
    expect(draft.dirty).toBe(true)
    await userEvent.keyboard('e')
    expect(draft.dirty).toBe(false)
  })

  test('writes what stood when the save began, and says that more was typed meanwhile', async () => {
    open('One')
    focusEnd()
    let finish = () => {}
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    answers.save = async () => {
      await finished
      return { value: { version: '2' } }
    }
    await userEvent.keyboard('1')
    const saves = [draft.save(), draft.save()]
    expect(draft.saveState.kind).toBe('saving')
    await userEvent.keyboard('2')
    finish()
    await saves[0]
    expect(draft.saveState.kind).not.toBe('saved')
    await saves[1]
    expect(draft.saveState.kind).toBe('saved')
    expect(calls.map(({ args }) => args)).toEqual([
      ['blog/post.md', `${head}One1`, '1'],
      ['blog/post.md', `${head}One12`, '2'],
    ])
  })

  test('keeps the text and the reason where it cannot be saved, and tries again', async () => {
    open('One')
    focusEnd()
    await userEvent.keyboard('1')
    answers.save = async () => ({ error: { code: 'full', message: 'The disk is full. Your text is kept here.' } })
    await draft.save()
    expect(draft.saveState).toMatchObject({ kind: 'failed', message: 'The disk is full. Your text is kept here.' })
    await userEvent.keyboard('2')
    expect(draft.saveState.kind).toBe('failed')
    expect(draft.dirty).toBe(true)
    answers.save = null
    await draft.save()
    expect(draft.saveState.kind).toBe('saved')
  })

  test('follows its file with its line ends and its cursor, in one step back', () => {
    open('One\nTwo\nThree\n')
    draft.view.dispatch({ selection: { anchor: draft.body.indexOf('Three') } })
    const text = '+++\r\ntitle = "B"\r\n+++\r\nOne\r\nAnd\r\nTwo\r\nThree\r\n'
    draft.replaceWith({ path: draft.path, text, version: '2', readOnly: null, encoding: 'UTF-8' })
    expect(draft.text).toBe(text)
    expect(draft.dirty).toBe(false)
    expect(draft.view.state.selection.main.head).toBe(draft.body.indexOf('Three'))
    draft.undo()
    expect(draft.text).toBe(`${head}One\nTwo\nThree\n`)
    expect(draft.dirty).toBe(true)
  })

  test('is scrolled where it was when it comes back on screen', async () => {
    open(Array.from({ length: 300 }, (_, i) => `Line ${i}`).join('\n'))
    const { view } = draft
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(200).from, { y: 'start' }) })
    await expect.poll(() => view.scrollDOM.scrollTop).toBeGreaterThan(1000)
    const { scrollTop } = view.scrollDOM
    flushSync(() => root.render(null))
    flushSync(() => root.render(<BodyPane draft={draft} />))
    await expect.poll(() => Math.round(view.scrollDOM.scrollTop / 10)).toBe(Math.round(scrollTop / 10))
  })
})
