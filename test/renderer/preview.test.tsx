import { calls } from './writing-host.ts'
import '@fontsource-variable/literata/wght.css'
import '../../renderer/ui/tokens.css'
import '../../renderer/ui/base.css'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Site } from '../../electron/api.ts'
import { plainKit, type SiteKit } from '../../post/render/site.ts'
import { Draft } from '../../renderer/draft/draft.ts'
import { BodyPane } from '../../renderer/editor/BodyPane.tsx'
import { bodyExtensions } from '../../renderer/editor/extensions.ts'
import { packed } from '../../renderer/preview/kit.ts'
import { PreviewPane } from '../../renderer/preview/PreviewPane.tsx'
import { RenderWorker } from '../../renderer/preview/render-worker.ts'
import { setApp } from '../../renderer/store.ts'

/** A worker's program loads slowly on a busy machine. */
const loading = { timeout: 25_000 }

const kit: SiteKit = {
  ...plainKit,
  revision: '1',
  config: { baseurl: 'https://example.org/', markup: { goldmark: { renderer: { unsafe: true } } } },
  templates: [{ path: 'shortcodes/say.html', source: '<blockquote>{{ .Get "what" }}</blockquote>' }],
  pages: [{ path: 'blog/other.md', title: 'Other', url: '/blog/other/' }],
}

let draft: Draft
let root: Root
let holder: HTMLElement

async function open(body: string, head = '+++\ntitle = "A title"\n+++\n') {
  draft = new Draft(
    { path: 'blog/post.md', text: head + body, version: '1', readOnly: null, encoding: 'UTF-8' },
    bodyExtensions(),
  )
  holder = document.createElement('div')
  holder.style.cssText = 'position:fixed;inset:0 auto 0 0;width:400px;display:grid;grid-template-rows:50% 50%'
  document.body.append(holder)
  root = createRoot(holder)
  flushSync(() =>
    root.render(
      <>
        <BodyPane draft={draft} />
        <PreviewPane draft={draft} />
      </>,
    ),
  )
  await expect.poll(() => frame().querySelector('.galley-title'), loading).not.toBeNull()
}

const frameElement = () => holder.querySelector('iframe') as HTMLIFrameElement
const frame = () => frameElement().contentDocument as Document
const find = <E extends Element = HTMLElement>(selector: string) => frame().querySelector<E>(selector) as E
const shown = () => frame().querySelector('.galley-body')?.innerHTML.trim() ?? ''
const edit = (insert: string, from = draft.view.state.doc.length, to = from) =>
  draft.view.dispatch({ changes: { from, to, insert } })
const click = (element: Element, options: MouseEventInit = {}) => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, ...options })
  element.dispatchEvent(event)
  return event
}

beforeEach(() => {
  calls.length = 0
  setApp({ kit: packed(kit), site: { id: 1, root: `/site-${Math.random()}` } as Site, about: null, draft: null })
})

afterEach(() => {
  root.unmount()
  holder.remove()
  draft.destroy()
})

describe('the preview', () => {
  test('shows header, Markdown and shortcodes, and follows the form and the body before anything is saved', async () => {
    await open('One **bold**.\n\n{{< say what="Slow is smooth" >}}\n')
    expect(find('.galley-title').textContent).toBe('A title')
    expect(shown()).toContain('<strong>bold</strong>')
    expect(find('blockquote').textContent).toBe('Slow is smooth')
    edit('kind', draft.body.indexOf('smooth'), draft.body.indexOf('smooth') + 'smooth'.length)
    await expect.poll(() => find('blockquote').textContent).toBe('Slow is kind')
    draft.editHead(draft.head.replace('A title', 'Another'), 'title')
    await expect.poll(() => find('.galley-title').textContent).toBe('Another')
    expect(frame().title).toBe('Another')
  })

  test('runs nothing by itself: no scripts, its own policy, a frame that is named', async () => {
    await open('Text')
    await expect.element(page.getByTitle('Preview')).toBeInTheDocument()
    expect(frameElement().getAttribute('sandbox')).toBe('allow-same-origin')
    const response = await fetch(frameElement().src)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('touches only the block that changed, so that what is selected elsewhere stays selected', async () => {
    await open('First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n')
    const [first, second, third] = frame().querySelectorAll('p:not(.galley-meta)')
    frame()
      .getSelection()
      ?.selectAllChildren(third as Element)
    edit(' more', 'First paragraph.'.length)
    edit('A new one.\n\n', 0)
    await expect.poll(() => shown()).toContain('First paragraph. more')
    const now = [...frame().querySelectorAll('p:not(.galley-meta)')]
    expect(now.map(({ textContent }) => textContent)).toEqual([
      'A new one.',
      'First paragraph. more',
      'Second paragraph.',
      'Third paragraph.',
    ])
    expect(now[1]).not.toBe(first)
    expect(now[2]).toBe(second)
    expect(now[3]).toBe(third)
    expect(frame().getSelection()?.toString()).toBe('Third paragraph.')
  })

  test('shows the body though the front matter cannot be read', async () => {
    await open('The **body**.\n', '+++\ntitle = \n+++\n')
    expect(find('.galley-title').textContent).toBe('post')
    expect(shown()).toContain('<strong>body</strong>')
  })

  test('has the language, direction and theme of post and app', async () => {
    document.documentElement.dataset.theme = 'dark'
    await open('نص\n', '+++\ntitle = "عنوان"\nlanguage = "ar"\n+++\n')
    const page = frame().documentElement
    expect([page.lang, page.dir, page.dataset.theme]).toEqual(['ar', 'rtl', 'dark'])
    document.documentElement.dataset.theme = 'light'
    await expect.poll(() => page.dataset.theme).toBe('light')
    delete document.documentElement.dataset.theme
    await expect.poll(() => page.dataset.theme).toBeUndefined()
  })

  test('keeps the styles of the post’s own HTML, which the app’s pages may not have', async () => {
    await open('<p style="color: rgb(1, 2, 3)">Text</p>\n')
    expect(getComputedStyle(find('.galley-body p')).color).toBe('rgb(1, 2, 3)')
  })
})

describe('images', () => {
  test('come from the host, once each, and say what is missing', async () => {
    await open(
      '![Square](square.svg)\n\n![Gone](gone.png)\n\n![Huge](huge.png)\n',
      '+++\ntitle = "A"\nimage = "hero.svg"\n+++\n',
    )
    await expect.poll(() => find<HTMLImageElement>('.galley-body img:not([hidden])')?.naturalWidth).toBe(40)
    await expect.poll(() => find<HTMLImageElement>('.galley-hero img').naturalWidth).toBe(40)
    expect(find<HTMLImageElement>('.galley-body img').src).toMatch(/^blob:/)
    const labels = () => [...frame().querySelectorAll('.galley-image')].map((label) => label.textContent.trim())
    await expect
      .poll(labels)
      .toEqual([
        expect.stringMatching(/^Gone +No image is at gone.png$/),
        expect.stringMatching(/^Huge +This image is too large to be shown.$/),
      ])
    edit(' and more', '![Square](square.svg)'.length)
    await expect.poll(() => shown()).toContain('and more')
    await expect.poll(() => find<HTMLImageElement>('.galley-body img:not([hidden])')?.naturalWidth).toBe(40)
    expect(calls.map(({ args }) => args[1]).sort()).toEqual(['gone.png', 'hero.svg', 'huge.png', 'square.svg'])
  })

  test('are asked for again when files of the site change', async () => {
    await open('![Square](square.svg)\n')
    await expect.poll(() => find<HTMLImageElement>('img:not([hidden])')?.naturalWidth).toBe(40)
    setApp({ kit: packed({ ...kit, revision: '2' }) })
    await expect.poll(() => calls.filter(({ method }) => method === 'image').length).toBe(2)
    await expect.poll(() => find<HTMLImageElement>('img:not([hidden])')?.naturalWidth).toBe(40)
  })

  test('of other sites wait for the writer’s word, and then the frame may load them', async () => {
    await open('![Far](https://images.invalid/far.png)\n')
    expect(frame().querySelector('img')).toBeNull()
    const { src } = frameElement()
    await userEvent.click(page.getByRole('button', { name: 'Load remote images' }))
    await expect
      .poll(() => frame().querySelector('.galley-body img')?.getAttribute('src'), loading)
      .toBe('https://images.invalid/far.png')
    expect(frameElement().src).toBe(`${src}?remote`)
    await expect.element(page.getByRole('button', { name: 'Load remote images' })).not.toBeInTheDocument()
  })
})

describe('a press on the preview', () => {
  test('puts the editor’s cursor behind the word that was pressed', async () => {
    await open('First paragraph.\n\nThe **second** one\nhas two lines.\n')
    const text = find('.galley-body p:nth-of-type(2)').lastChild as Text
    const range = frame().createRange()
    range.setStart(text, text.data.indexOf('lines') + 3)
    range.setEnd(text, text.data.indexOf('lines') + 4)
    const { left, top, height } = range.getBoundingClientRect()
    click(find('.galley-body p:nth-of-type(2)'), { clientX: left + 1, clientY: top + height / 2 })
    expect(draft.view.hasFocus).toBe(true)
    const { head } = draft.view.state.selection.main
    expect(draft.body.slice(0, head)).toMatch(/has two lin$/)
  })

  test('leaves the cursor alone while words are being selected', async () => {
    await open('First paragraph.\n\nSecond paragraph.\n')
    const second = find('.galley-body p:nth-of-type(2)')
    frame().getSelection()?.selectAllChildren(second)
    click(second)
    expect(draft.view.state.selection.main.head).toBe(0)
  })

  test('asks before it opens a link to another site, and opens nothing by itself', async () => {
    await open('[out](https://example.com/page?a=b) [bad](javascript:alert(1)) [none](/none/)\n')
    const opened: unknown[] = []
    const original = window.open
    window.open = (...args) => {
      opened.push(args)
      return null
    }
    expect(click(find('a[href^=https]')).defaultPrevented).toBe(true)
    const bar = page.getByRole('group', { name: 'Open a link' })
    await expect.element(bar).toHaveTextContent('https://example.com/page?a=b')
    expect(opened).toEqual([])
    await userEvent.click(bar.getByRole('button', { name: 'Cancel' }))
    await expect.element(bar).not.toBeInTheDocument()
    click(find('a[href^=https]'))
    await userEvent.click(bar.getByRole('button', { name: 'Open' }))
    expect(opened).toEqual([['https://example.com/page?a=b', '_blank', 'noopener,noreferrer']])
    click(find('a[href="/none/"]'))
    await expect.element(page.getByText('No post of this folder is at “/none/”.')).toBeVisible()
    window.open = original
  })

  test('opens another post of the site', async () => {
    await open('[other](/blog/other/)\n')
    click(find('.galley-body a'))
    await expect.poll(() => calls.at(-1)).toEqual({ method: 'readPost', args: ['blog/other.md'] })
  })

  test('goes to a place in the post', async () => {
    await open(`[down](#the-end)\n\n${'Words.\n\n'.repeat(80)}## The end\n`)
    click(find('.galley-body a'))
    await expect.poll(() => frame().scrollingElement?.scrollTop).toBeGreaterThan(500)
  })

  test('does nothing by middle button, drag or drop', async () => {
    await open('[out](https://example.com/)\n')
    for (const name of ['auxclick', 'dragstart', 'drop', 'submit']) {
      const event = new Event(name, { bubbles: true, cancelable: true })
      find('a').dispatchEvent(event)
      expect(event.defaultPrevented, name).toBe(true)
    }
  })

  test('hands shortcuts on to the app', async () => {
    await open('Text\n')
    const heard: string[] = []
    const hear = (event: KeyboardEvent) => {
      heard.push(event.key)
      event.preventDefault()
    }
    window.addEventListener('keydown', hear, { capture: true })
    const stroke = (init: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
      find('p').dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(stroke({ key: 's', ctrlKey: true })).toBe(true)
    expect(stroke({ key: 'PageDown' })).toBe(false)
    expect(heard).toEqual(['s'])
    window.removeEventListener('keydown', hear, { capture: true })
  })
})

describe('scrolling', () => {
  const long = Array.from({ length: 120 }, (_, i) => `Paragraph ${i} has some words in it.\n\n`).join('')
  const top = () => frame().scrollingElement as Element
  const first = () => {
    const found = [...frame().querySelectorAll('.galley-body > p')].find((p) => p.getBoundingClientRect().bottom > 0)
    return Number(/\d+/.exec(found?.textContent ?? '')?.[0])
  }

  test('of the editor takes the preview along by lines, and both end together', async () => {
    await open(long)
    const { scrollDOM } = draft.view
    scrollDOM.dispatchEvent(new WheelEvent('wheel'))
    scrollDOM.scrollTop = scrollDOM.scrollHeight / 2
    await expect.poll(() => top().scrollTop).toBeGreaterThan(500)
    const block = draft.view.lineBlockAtHeight(scrollDOM.scrollTop - draft.view.documentPadding.top)
    const line = Number(/\d+/.exec(draft.view.state.sliceDoc(block.from, block.to + 40))?.[0])
    await expect.poll(() => Math.abs(first() - line)).toBeLessThan(3)
    scrollDOM.scrollTop = scrollDOM.scrollHeight
    await expect.poll(() => top().scrollHeight - top().clientHeight - top().scrollTop).toBeLessThan(2)
    scrollDOM.scrollTop = 0
    await expect.poll(() => top().scrollTop).toBe(0)
  })

  test('of the preview takes the editor along', async () => {
    await open(long)
    frame().dispatchEvent(new WheelEvent('wheel'))
    top().scrollTop = top().scrollHeight / 2
    await expect.poll(() => draft.view.scrollDOM.scrollTop).toBeGreaterThan(500)
  })

  test('is left as it is by typing', async () => {
    await open(long)
    frame().dispatchEvent(new WheelEvent('wheel'))
    top().scrollTop = 1500
    await expect.poll(() => draft.view.scrollDOM.scrollTop).toBeGreaterThan(300)
    const editor = draft.view.scrollDOM.scrollTop
    draft.view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
    edit('x')
    await expect.poll(() => shown()).toContain('<p>x</p>')
    // Less than half a line: what was estimated of the editor's height may have been measured meanwhile.
    expect(Math.abs(draft.view.scrollDOM.scrollTop - editor)).toBeLessThan(12)
    expect(Math.abs(top().scrollTop - 1500)).toBeLessThan(12)
  })
})

describe('the worker', () => {
  const source = (code: string) => () => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
  const options = { path: 'a.md', text: 'a', remoteImages: false }
  const header = `{title:'',authors:[],date:'',description:'',image:null,tags:[],draft:false,language:'en'}`
  const rendered = (id: string, blocks: string, added: string) =>
    `postMessage({type:'rendered',id:${id},header:${header},headerHtml:'',words:1,problems:[],blocks:${blocks},added:${added}})`

  const noneKnown = async () => []

  test('is told what files hold that it asks for, and renders again', async () => {
    const asked: unknown[] = []
    const worker = new RenderWorker(
      source(
        `let known = ''; postMessage({type:'ready'}); onmessage = ({data}) => { if (data.type === 'files') known += data.answers[0][1]; else if (data.final || known === 'onetwo') { ${rendered('data.id', `[{key:'k',from:0,to:1}]`, `[['k',known]]`)} } else postMessage({type:'wanted',id:data.id,questions:[{what:'text',root:'content',path:known + '.md'}]}) }`,
      ),
      async (questions) => {
        asked.push(...questions.map(({ path }) => path))
        return [asked.length === 1 ? 'one' : 'two']
      },
    )
    const outcome = await worker.render(options)
    expect(outcome.kind === 'rendered' && outcome.picture.blocks.map(({ html }) => html)).toEqual(['onetwo'])
    expect(asked).toEqual(['.md', 'one.md'])
    worker.destroy()
  })

  test('is ended when it takes too long, and the next text gets a new one', async () => {
    let started = 0
    const worker = new RenderWorker(
      () => {
        started++
        return source(
          `postMessage({type:'ready'}); onmessage = ({data}) => { if (data.text === 'slow') for (;;); ${rendered('data.id', `[{key:'k',from:0,to:1}]`, `[['k','<p>'+data.text+'</p>']]`)} }`,
        )()
      },
      noneKnown,
      300,
    )
    expect(await worker.render({ ...options, text: 'slow' })).toEqual({ kind: 'stopped' })
    const next = await worker.render({ ...options, text: 'quick' })
    expect(next.kind === 'rendered' && next.picture.blocks).toEqual([
      { key: 'k', from: 0, to: 1, html: '<p>quick</p>' },
    ])
    expect(started).toBe(2)
    worker.destroy()
  })

  test('sends only blocks that the page does not have', async () => {
    const worker = new RenderWorker(
      source(
        `let n = 0; postMessage({type:'ready'}); onmessage = ({data}) => { n++; ${rendered('data.id', `[{key:'same',from:0,to:1},{key:'k'+n,from:1,to:2}]`, `n === 1 ? [['same','<p>same</p>'],['k1','1']] : [['k'+n,String(n)]]`)} }`,
      ),
      noneKnown,
    )
    await worker.render(options)
    const second = await worker.render(options)
    expect(second.kind === 'rendered' && second.picture.blocks.map(({ html }) => html)).toEqual(['<p>same</p>', '2'])
    worker.destroy()
  })

  test.each([
    ['is no answer', `postMessage('hello')`],
    ['names a block that never came', rendered('data.id', `[{key:'k',from:0,to:1}]`, '[]')],
    ['is for another text', rendered('99', '[]', '[]')],
    ['has lines that are no numbers', rendered('data.id', `[{key:'k',from:'0',to:1}]`, `[['k','x']]`)],
    ['is an error', `throw new Error('x')`],
  ])('is ended when what it says %s', async (_, code) => {
    const worker = new RenderWorker(
      source(`postMessage({type:'ready'}); onmessage = ({data}) => { ${code} }`),
      noneKnown,
    )
    expect(await worker.render(options)).toEqual({ kind: 'stopped' })
    worker.destroy()
  })

  test('tells the writer of a text that it cannot show', async () => {
    const worker = new RenderWorker(source(`postMessage({type:'failed',id:1,message:''})`), noneKnown)
    expect(await worker.render({ ...options, text: 'x'.repeat(9_000_000) })).toMatchObject({ kind: 'failed' })
    worker.destroy()
  })
})
