import type { DialogAnswer, ShownDialog } from './wire.ts'

/** Paths chosen, null for a cancelled dialog, or the label of the button pressed. */
export type Answer = readonly string[] | null | string

export interface Dialogs {
  /** Every dialog so far. */
  readonly shown: readonly ShownDialog[]
  /** Answers the dialog that is open, or else the next one. */
  answer(answer: Answer): void
  /** Resolves with the dialog that is open and not yet answered, as soon as there is one. */
  next(): Promise<ShownDialog>
}

export interface Desk {
  readonly dialogs: Dialogs
  show(dialog: ShownDialog): Promise<DialogAnswer>
}

/** Dialogs that are answered by a test; `prepared` are the answers to the first ones. */
export function openDialogs(prepared: readonly Answer[]): Desk {
  const answers = [...prepared]
  const shown: ShownDialog[] = []
  const open: { readonly dialog: ShownDialog; resolve(answer: DialogAnswer): void }[] = []
  const watchers: ((dialog: ShownDialog) => void)[] = []
  return {
    show(dialog) {
      shown.push(dialog)
      const prepared = answers.shift()
      if (prepared !== undefined) return Promise.resolve(answerTo(dialog, prepared))
      for (const watcher of watchers.splice(0)) watcher(dialog)
      return new Promise((resolve) => open.push({ dialog, resolve }))
    },
    dialogs: {
      shown,
      answer(answer) {
        const current = open.shift()
        if (current === undefined) answers.push(answer)
        else current.resolve(answerTo(current.dialog, answer))
      },
      next: async () => open[0]?.dialog ?? new Promise((resolve) => watchers.push(resolve)),
    },
  }
}

function answerTo(dialog: ShownDialog, answer: Answer): DialogAnswer {
  if (dialog.kind === 'open') {
    if (typeof answer === 'string') throw new Error('A dialog for folders is answered with paths, or null.')
    return { paths: answer ?? [] }
  }
  if (answer === null) return { button: dialog.cancelId }
  if (typeof answer !== 'string') throw new Error('A message box is answered with the label of a button, or null.')
  const button = dialog.buttons.indexOf(answer)
  if (button === -1) throw new Error(`There is no button “${answer}” among ${dialog.buttons.join(', ')}.`)
  return { button }
}
