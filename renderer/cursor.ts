/** Where the cursor stands in the body, as the status bar shows it. */
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useSyncExternalStore } from 'react'

export interface Cursor {
  /** Both count from 1. */
  readonly line: number
  readonly column: number
  /** Characters selected. */
  readonly selected: number
}

let cursor: Cursor = { line: 1, column: 1, selected: 0 }
const listeners = new Set<() => void>()

/** Follows the selection of the editor that it is given to. */
export const followCursor: Extension = EditorView.updateListener.of((update) => {
  if (update.selectionSet || update.docChanged) showCursor(update.view)
})

export function showCursor(view: EditorView): void {
  const { main } = view.state.selection
  const line = view.state.doc.lineAt(main.head)
  cursor = { line: line.number, column: main.head - line.from + 1, selected: main.to - main.from }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useCursor = (): Cursor => useSyncExternalStore(subscribe, () => cursor)
