/** A control's text while it is typed: it follows the draft, but what does not fit stays as typed, with the reason. */
import { type ChangeEvent, type KeyboardEvent, useState } from 'react'
import { useForm } from './form-context.ts'

/** What became of a typed text: the text the draft has now, or the reason why it has not. */
export type Typed =
  | { readonly ok: true; readonly source: string }
  /** `unfinished` where more typing may mend it: said once the control is left. */
  | { readonly ok: false; readonly message: string; readonly unfinished: boolean }

interface Local {
  readonly typed: string
  /** The draft's text that this was typed over: when that changes from elsewhere (undo), what was typed yields. */
  readonly source: string
  readonly error: string | null
  readonly unfinished: string | null
}

export interface LocalText {
  readonly text: string
  readonly error: string | null
  /** Set while what stands in the box is not in the draft. */
  readonly ownUndo: true | undefined
  readonly change: (typed: string) => void
  /** For an input or a textarea. */
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur: () => void
  /** Mod-z gives up a refused text before it undoes anything. True where it did. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean
  readonly reset: () => void
}

/**
 * `source` is the draft's text, `show` what the control shows of it while nothing is being typed, `commit` puts what
 * is typed into the draft.
 */
export function useLocalText(
  source: string,
  show: (source: string) => string,
  commit: (typed: string) => Typed,
): LocalText {
  const form = useForm()
  const [local, setLocal] = useState<Local | null>(null)
  const mine = local?.source === source ? local : null
  const change = (typed: string) => {
    const result = commit(typed)
    setLocal(
      result.ok
        ? { typed, source: result.source, error: null, unfinished: null }
        : {
            typed,
            source,
            error: result.unfinished ? null : result.message,
            unfinished: result.unfinished ? result.message : null,
          },
    )
  }
  return {
    text: mine ? mine.typed : show(source),
    error: mine?.error ?? null,
    ownUndo: mine?.error || mine?.unfinished ? true : undefined,
    change,
    onChange: (event) => change(event.target.value),
    onBlur: () => {
      if (mine?.unfinished) setLocal({ ...mine, error: mine.unfinished })
      else if (!mine?.error) setLocal(null)
      form.endTyping()
    },
    onKeyDown: (event) => {
      const undo =
        (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
      if (!undo || !(mine?.error || mine?.unfinished)) return false
      event.preventDefault()
      event.stopPropagation()
      setLocal(null)
      return true
    },
    reset: () => setLocal(null),
  }
}
