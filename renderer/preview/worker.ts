/** Renders posts beside the page, so that typing never waits for it. */
import { readingMinutes } from '../../post/page/date.ts'
import { headerHtml } from '../../post/page/page.ts'
import { sanitise } from '../../post/page/sanitise.ts'
import { renderPost } from '../../post/render/render.ts'
import { plainKit, type SiteKit } from '../../post/render/site.ts'
import { type Answer, longestPage, mostBlocks, type Outline, type Request } from './protocol.ts'

let kit: SiteKit = plainKit
/** Sanitised blocks of the last answer, by key; `remote` tells whether remote images were let through. */
let sanitised = new Map<string, string>()
let remote = false

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'kit') kit = data.kit
  else answer(data)
}

function answer({ id, path, text, remoteImages }: Extract<Request, { type: 'render' }>) {
  try {
    tell(render(id, path, text, remoteImages))
  } catch (error) {
    // The page has not seen these blocks.
    sanitised = new Map()
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The preview cannot show this text: ${reason.slice(0, 1000)} The text itself is safe and can be saved.`
    tell({ type: 'failed', id, message })
  }
}

function render(id: number, path: string, text: string, remoteImages: boolean): Answer {
  const { header, blocks, words, problems } = renderPost({ path, text }, kit)
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
