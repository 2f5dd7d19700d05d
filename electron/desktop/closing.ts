import { app, type BrowserWindow } from 'electron'
import type { DocumentState } from '../api.ts'
import { askToSave } from './dialogs.ts'
import type { SaveAnswer } from './questions.ts'

/** How long a save may take before the writer is asked again, in milliseconds. */
const patience = 5_000

export interface CloseGuard {
  /** Told of every state of the open post. */
  documentChanged(state: DocumentState): void
}

interface Page {
  /** Whether the writer has chosen to have everything saved without being asked. */
  savesByItself(): Promise<boolean>
  /** Asks the page to save all posts; it answers by a document that is no longer dirty. */
  save(): void
}

/**
 * Keeps a window open while it holds unsaved text: saves first, or asks. The window closes, and the app goes on
 * quitting if it was about to, only when the text is saved or the writer has said that it may go.
 */
export function guardClose(window: BrowserWindow, page: Page): CloseGuard {
  let dirty = false
  let quitting = false
  let asking = false
  let saved: (() => void) | null = null

  const noticeQuit = () => {
    quitting = true
  }
  app.on('before-quit', noticeQuit)
  window.once('closed', () => app.off('before-quit', noticeQuit))

  window.on('close', (event) => {
    if (!dirty) return
    event.preventDefault()
    if (asking) return
    asking = true
    void leave().finally(() => {
      asking = false
      quitting = false
    })
  })
  // Whether text would be lost is decided above; a page that asks as well would only keep the window from closing.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault())

  async function leave(): Promise<void> {
    // Where the setting cannot be read, the writer is asked.
    const byItself = await page.savesByItself().catch(() => false)
    let answer: SaveAnswer = byItself ? 'save' : await askToSave(window, false)
    while (answer === 'save' && !(await save())) answer = await askToSave(window, true)
    if (answer === 'cancel') return
    window.destroy()
    if (quitting) app.quit()
  }

  /** Whether the text was saved in time. */
  async function save(): Promise<boolean> {
    if (!dirty) return true
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => settle(false), patience)
      const settle = (done: boolean) => {
        clearTimeout(giveUp)
        saved = null
        resolve(done)
      }
      saved = () => settle(true)
      page.save()
    })
  }

  return {
    documentChanged(state) {
      dirty = state.dirty
      if (!dirty) saved?.()
    },
  }
}
