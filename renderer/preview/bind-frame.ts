/** What a person does in the preview's frame, which can do nothing by itself: links, clicks on words, keys. */
import { EditorView } from '@codemirror/view'
import type { Draft } from '../draft/draft.ts'
import { sourceOffset } from './place.ts'
import type { PreviewPage } from './preview-page.ts'

/**
 * Answers for the frame until the returned function is called: `onLink` gets the address of a link that was pressed,
 * other clicks put the editor's cursor there, and shortcuts reach the app.
 */
export function bindFrame(page: PreviewPage, draft: Draft, onLink: (href: string) => void): () => void {
  const { document } = page
  const stop = new AbortController()
  const on = <K extends keyof DocumentEventMap>(name: K, listener: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(name, listener, { capture: true, signal: stop.signal })

  on('click', (event) => {
    const target = elementOf(event.target)
    const link = target?.closest('a')
    // Opening a `details` leads nowhere; all else that a click could do is ours to do.
    if (link || !target?.closest('summary')) event.preventDefault()
    if (link) return onLink(link.getAttribute('href') ?? '')
    if (event.detail === 1 && document.getSelection()?.isCollapsed !== false) putCursor(page, draft, event)
  })
  for (const name of ['auxclick', 'submit', 'dragstart', 'drop'] as const) on(name, (event) => event.preventDefault())
  on('keydown', (event) => {
    if (event.key === 'Enter' && elementOf(event.target)?.closest('a')) {
      event.preventDefault()
      return onLink(elementOf(event.target)?.closest('a')?.getAttribute('href') ?? '')
    }
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !/^(?:F\d+|Escape)$/.test(event.key)) return
    // Keys do not leave a frame by themselves.
    const copy = new KeyboardEvent('keydown', event)
    if (document.defaultView?.frameElement?.dispatchEvent(copy) === false) event.preventDefault()
  })
  return () => stop.abort()
}

function putCursor(page: PreviewPage, draft: Draft, event: MouseEvent) {
  const place = page.document.caretPositionFromPoint(event.clientX, event.clientY)
  const block = page.blockAt(place?.offsetNode ?? (event.target as Node)) ?? page.blockAt(event.target as Node)
  const first = block?.nodes[0]
  if (!block || !first) return
  const { doc } = draft.view.state
  const from = doc.line(Math.min(doc.lines, block.from + 1)).from
  const to = doc.line(Math.max(1, Math.min(doc.lines, block.to))).to
  let offset = 0
  if (place && first.parentNode?.contains(place.offsetNode)) {
    const range = page.document.createRange()
    range.setStartBefore(first)
    range.setEnd(place.offsetNode, place.offset)
    offset = sourceOffset(doc.sliceString(from, Math.max(from, to)), range.toString())
  }
  const anchor = from + offset
  draft.view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'nearest', yMargin: 40 }),
  })
  draft.view.focus()
}

/** `instanceof` would ask this document's classes about another document's nodes. */
function elementOf(target: EventTarget | null): Element | null {
  const node = target as Node | null
  if (!node) return null
  return node.nodeType === 1 ? (node as Element) : node.parentElement
}
