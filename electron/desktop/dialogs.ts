import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'

export type SaveAnswer = 'save' | 'discard' | 'cancel'

/** A question for the writer, and what each of its buttons means. */
export interface Question<Answer> {
  readonly options: MessageBoxOptions
  readonly answers: readonly Answer[]
}

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
export async function askToSave(window: BrowserWindow, title: string, failed: boolean): Promise<SaveAnswer> {
  const { options, answers } = saveQuestion(title, failed, process.platform)
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

/**
 * The question of `askToSave`. macOS lays buttons out from the right and wants Cancel second; GNOME lays them out from
 * the left with the affirmative one last; Windows from the left with Cancel last.
 */
export function saveQuestion(title: string, failed: boolean, platform: NodeJS.Platform): Question<SaveAnswer> {
  const answers = saveAnswers(platform)
  const name = title === '' ? 'this post' : `“${title}”`
  return {
    answers,
    options: {
      type: 'warning',
      message: failed ? `The changes to ${name} could not be saved.` : `Save the changes to ${name}?`,
      detail: failed
        ? 'The text is still in the window. Cancel to see there what is wrong, or try again.'
        : 'If you do not save, what you changed since the last save is lost.',
      buttons: answers.map((answer) => saveLabels[answer]),
      defaultId: answers.indexOf('save'),
      cancelId: answers.indexOf('cancel'),
      noLink: true,
    },
  }
}

const saveLabels: Record<SaveAnswer, string> = { save: 'Save', discard: 'Don’t save', cancel: 'Cancel' }

function saveAnswers(platform: NodeJS.Platform): readonly SaveAnswer[] {
  switch (platform) {
    case 'darwin':
      return ['save', 'cancel', 'discard']
    case 'win32':
      return ['save', 'discard', 'cancel']
    default:
      return ['discard', 'cancel', 'save']
  }
}
