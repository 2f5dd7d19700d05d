/** Editor and preview scroll together: whichever the writer moves leads, the other follows. */
import type { EditorView } from '@codemirror/view'
import type { ShownBlock } from './blocks.ts'
import { type Anchor, follow, lineOfY, type Scrolled, yOfLine } from './scroll.ts'

/** What a pane does when a person, not a program, moves it. */
const moves = ['wheel', 'pointerdown', 'touchstart', 'keydown', 'beforeinput'] as const

export interface ScrollSync {
  /** To be called when the preview shows another picture: it may only now have what the editor was scrolled to. */
  shown(): void
  stop(): void
}

/** Ties the editor to the frame's document. `blocks` gives what the preview shows now. */
export function syncScroll(view: EditorView, frame: Document, blocks: () => readonly ShownBlock[]): ScrollSync {
  const page = frame.scrollingElement ?? frame.documentElement
  let leader: 'editor' | 'preview' | null = null
  let asked = 0
  /** The editor was moved since the last picture. */
  let owed = false

  const editor = view.scrollDOM
  const followEditor = () => {
    const y = previewY(page, blocks(), editorLine(view, editor.scrollTop))
    page.scrollTop = follow(scrolled(editor), y, scrolled(page).max)
  }
  const followPreview = () => {
    const y = editorY(view, previewLine(page, blocks(), page.scrollTop))
    editor.scrollTop = follow(scrolled(page), y, scrolled(editor).max)
  }
  const onEditorScroll = () => {
    if (leader !== 'editor') return
    owed = true
    ask(followEditor)
  }
  const onPreviewScroll = () => {
    if (leader === 'preview') ask(followPreview)
  }
  // Once a frame, however many scroll events it brings.
  const ask = (run: () => void) => {
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(run)
  }
  const editorLeads = () => {
    leader = 'editor'
  }
  const previewLeads = () => {
    leader = 'preview'
    owed = false
  }

  editor.addEventListener('scroll', onEditorScroll, { passive: true })
  frame.addEventListener('scroll', onPreviewScroll, { passive: true })
  for (const move of moves) {
    editor.addEventListener(move, editorLeads, { passive: true, capture: true })
    frame.addEventListener(move, previewLeads, { passive: true, capture: true })
  }
  const stop = () => {
    cancelAnimationFrame(asked)
    editor.removeEventListener('scroll', onEditorScroll)
    frame.removeEventListener('scroll', onPreviewScroll)
    for (const move of moves) {
      editor.removeEventListener(move, editorLeads, { capture: true })
      frame.removeEventListener(move, previewLeads, { capture: true })
    }
  }
  const shown = () => {
    if (owed) ask(followEditor)
    owed = false
  }
  return { shown, stop }
}

const scrolled = ({ scrollTop, scrollHeight, clientHeight }: Element): Scrolled => ({
  top: scrollTop,
  max: scrollHeight - clientHeight,
  height: clientHeight,
})

/** The line at the top of the editor, counted from 0 and with the part of it that is out of view. */
function editorLine(view: EditorView, top: number): number {
  const height = Math.max(0, top - view.documentPadding.top)
  const block = view.lineBlockAtHeight(height)
  const { number } = view.state.doc.lineAt(block.from)
  return number - 1 + Math.min(1, Math.max(0, (height - block.top) / block.height))
}

function editorY(view: EditorView, line: number): number {
  const { doc } = view.state
  const number = Math.min(doc.lines, Math.floor(line) + 1)
  const block = view.lineBlockAt(doc.line(number).from)
  return view.documentPadding.top + block.top + (line - Math.floor(line)) * block.height
}

const previewY = (page: Element, blocks: readonly ShownBlock[], line: number): number =>
  yOfLine(blocks.length + 1, anchors(page, blocks), line)

const previewLine = (page: Element, blocks: readonly ShownBlock[], y: number): number =>
  lineOfY(blocks.length + 1, anchors(page, blocks), y)

/** The top of each block, and the end of the last one. */
function anchors(page: Element, blocks: readonly ShownBlock[]): (index: number) => Anchor {
  return (index) => {
    const block = blocks[index]
    if (block) return { line: block.from, y: edge(page, block.nodes, 'top') }
    const last = blocks.at(-1)
    return last ? { line: last.to, y: edge(page, last.nodes, 'bottom') } : { line: 0, y: 0 }
  }
}

function edge(page: Element, nodes: readonly ChildNode[], side: 'top' | 'bottom'): number {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first || !last) return page.scrollTop
  const range = page.ownerDocument.createRange()
  range.setStartBefore(first)
  range.setEndAfter(last)
  return range.getBoundingClientRect()[side] + page.scrollTop
}
