import { type BrowserWindow, dialog } from 'electron'
import { type SaveAnswer, saveQuestion } from './questions.ts'

/** Asks for a folder, beginning in `near` (absolute); null where the writer cancelled. */
export async function askForFolder(window: BrowserWindow, near: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open folder',
    buttonLabel: 'Open',
    // Without one the dialog begins in the downloads, each time.
    defaultPath: near,
    properties: ['openDirectory', 'createDirectory'],
  })
  return filePaths[0] ?? null
}

/** What becomes of unsaved text. `failed` where a save has just been tried. Closing the dialog means to cancel. */
export async function askToSave(window: BrowserWindow, failed: boolean): Promise<SaveAnswer> {
  const { options, answers } = saveQuestion(failed, process.platform)
  const { response } = await dialog.showMessageBox(window, options)
  return answers[response] ?? 'cancel'
}

/** Tells the writer of something that could not be done. */
export async function tell(window: BrowserWindow, message: string): Promise<void> {
  await dialog.showMessageBox(window, { type: 'warning', message, buttons: ['OK'], noLink: true })
}

/** Tells that a page has crashed; true where the writer wants it loaded again. */
export async function askToReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'This window stopped working.',
    detail: 'Saved posts are safe. Load the window again to go on; the last words typed may be missing.',
    buttons: ['Load again', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
