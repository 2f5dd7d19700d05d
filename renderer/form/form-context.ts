/** What every control of the form needs: the draft it edits, and the ways to edit it. */
import { createContext, useContext } from 'react'
import type { Habits } from '../../electron/api.ts'
import type { HeadEdit, Path, Value } from '../../post/front-matter/value.ts'
import type { Draft } from '../draft/draft.ts'

export interface FormContext {
  readonly draft: Draft
  /** Nothing may be edited; the pane says why. */
  readonly disabled: boolean
  readonly habits: Habits | null
  /** What the draft has at a path right now, which may be newer than what is on screen. */
  readonly valueAt: (path: Path) => Value | undefined
  /** Puts a value at a path, joined with the edits of the same path just before into one undo step. Null, or why not. */
  readonly type: (path: Path, value: Value) => string | null
  /** One edit that is one undo step, whatever was typed just before. Null, or why not. */
  readonly step: (path: Path, edit: (head: string) => HeadEdit) => string | null
  /** A whole value as one undo step. Null, or why not. */
  readonly put: (path: Path, value: Value) => string | null
  /** Ends the undo step of what is being typed. */
  readonly endTyping: () => void
  /** Reads a sentence to those who listen to the screen. */
  readonly say: (sentence: string) => void
  /** Whether the field at a path is shown as its source text, and the way to change that. */
  readonly asText: (path: Path) => boolean
  readonly setAsText: (path: Path, asText: boolean) => void
  /** Turns the pane to the raw front matter. */
  readonly showRaw: () => void
  /** Puts the keyboard into the control of the field at a path, once it is there. */
  readonly focusField: (path: Path) => void
}

export const FormProvider = createContext<FormContext | null>(null)

/** Throws outside of the form. */
export function useForm(): FormContext {
  const form = useContext(FormProvider)
  if (!form) throw new Error('A field stands outside of the front matter form.')
  return form
}
