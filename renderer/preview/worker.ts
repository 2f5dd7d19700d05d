/** Renders posts beside the page, so that typing never waits for it. */
import { readingMinutes } from '../../post/page/date.ts'
import { headerHtml } from '../../post/page/page.ts'
import { sanitise } from '../../post/page/sanitise.ts'
import { renderPost } from '../../post/render/render.ts'
import { plainKit, type Rendering, type SiteKit } from '../../post/render/site.ts'
import { RememberedFiles } from '../../post/site/files.ts'
import { loadMathematics } from '../../post/template/functions/mathematics.ts'
import { unpacked } from './kit.ts'
import { type Answer, longestPage, mostBlocks, mostQuestions, type Outline, type Request } from './protocol.ts'

let kit: SiteKit = plainKit
/** Sanitised blocks of the last answer, by key; `remote` tells whether remote images were let through. */
let sanitised = new Map<string, string>()
let remote = false
/** What is known of the site's files, and the post that it was asked for. */
const files = new RememberedFiles()
let shown = ''
/** When what the kit needs is loaded. */
let ready = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'files') files.learn(data.answers)
  else if (data.type === 'render') void ready.then(() => answer(data))
  else {
    kit = unpacked(data.kit)
    files.forget()
    // Where it cannot be loaded, a card says so in the place of each formula.
    ready = loadMathematics(kit).catch(() => {})
  }
}

function answer({ id, path, text, remoteImages, final }: Extract<Request, { type: 'render' }>) {
  try {
    // Another post may have been changed in the meantime.
    if (path !== shown) files.forget()
    shown = path
    const rendering = renderPost({ path, text }, kit, files)
    const questions = files.takeWanted().slice(0, mostQuestions)
    tell(questions.length > 0 && !final ? { type: 'wanted', id, questions } : answerOf(id, rendering, remoteImages))
  } catch (error) {
    // The page has not seen these blocks.
    sanitised = new Map()
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The preview cannot show this text: ${reason.slice(0, 1000)} The text itself is safe and can be saved.`
    tell({ type: 'failed', id, message })
  }
}

function answerOf(id: number, rendering: Rendering, remoteImages: boolean): Answer {
  const { header, blocks, words, problems } = rendering
  if (remoteImages !== remote) sanitised = new Map()
  remote = remoteImages

  const next = new Map<string, string>()
  const added: [key: string, html: string][] = []
  const outlines: Outline[] = []
  let length = 0
  for (const { key, html, from, to } of blocks) {
    const known = sanitised.get(key)
    const safe = known ?? sanitise(html, { remoteImages })
    if (known === undefined) added.push([key, safe])
    next.set(key, safe)
    outlines.push({ key, from, to })
    length += safe.length
  }
  if (length > longestPage || outlines.length > mostBlocks) throw new Error('The page that it makes is too large.')
  sanitised = next
  const safeHeader = sanitise(headerHtml(header, header.image, readingMinutes(words)), { remoteImages })
  return { type: 'rendered', id, header, headerHtml: safeHeader, words, problems, blocks: outlines, added }
}

function tell(answer: Answer) {
  self.postMessage(answer)
}

tell({ type: 'ready' })
