import type { MessageBoxOptions } from 'electron'

export type SaveAnswer = 'save' | 'discard' | 'cancel'

/** A question for the writer, and what each of its buttons means. */
export interface Question<Answer> {
  readonly options: MessageBoxOptions
  readonly answers: readonly Answer[]
}

/**
 * What is asked before unsaved text goes. `failed` where a save has just been tried. macOS lays buttons out from the
 * right and wants Cancel second; GNOME lays them out from the left with the affirmative one last; Windows from the left
 * with Cancel last.
 */
export function saveQuestion(failed: boolean, platform: NodeJS.Platform): Question<SaveAnswer> {
  const answers = saveAnswers(platform)
  return {
    answers,
    options: {
      type: 'warning',
      message: failed ? 'Not everything could be saved.' : 'Save your changes before closing?',
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
