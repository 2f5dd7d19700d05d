/** Dragging a field of the root to another place, and the same by keyboard. */
import { type DragEvent, useState } from 'react'
import { moveKey } from '../../post/front-matter/edit.ts'
import { setApp } from '../store.ts'
import type { FormContext } from './form-context.ts'

/** What a dragged field carries: its place among the root's keys. */
export const fieldDragType = 'application/x-galley-field'

/** Moves the key at place `from` of the root to place `to`. A refusal is shown as the notice. */
export function moveField(form: FormContext, from: number, to: number): void {
  const { reading } = form.draft
  if (!reading.ok || from === to) return
  const keys = reading.table.entries.map(([key]) => key)
  const key = keys[from]
  if (key === undefined) return
  const before = keys.toSpliced(from, 1)[to] ?? null
  const message = form.step([key], (head) => moveKey(head, key, before))
  if (message !== null) setApp({ notice: message })
  else form.say(`${key} is now ${to + 1} of ${keys.length}.`)
}

export interface FieldDrop {
  /** Id of the field that a dragged one would stand before; `end` for the last place. */
  readonly before: string | null
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
}

/** Takes dragged fields in, on the element that holds the root's fields. */
export function useFieldDrop(form: FormContext): FieldDrop {
  const [before, setBefore] = useState<string | null>(null)
  return {
    before,
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(fieldDragType)) return
      event.preventDefault()
      setBefore(placeAt(event)?.dataset.field ?? 'end')
    },
    onDragLeave: (event) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setBefore(null)
    },
    onDrop: (event) => {
      setBefore(null)
      const dragged = event.dataTransfer.getData(fieldDragType)
      if (dragged === '') return
      event.preventDefault()
      const from = Number(dragged)
      const place = placeAt(event)
      const frames = rootFrames(event.currentTarget)
      const index = place ? frames.indexOf(place) : frames.length
      moveField(form, from, index > from ? index - 1 : index)
    },
  }
}

const rootFrames = (holder: EventTarget): readonly HTMLElement[] =>
  holder instanceof HTMLElement
    ? [...holder.querySelectorAll<HTMLElement>(':scope > .form-fields > .form-row > [data-field]')]
    : []

/** The first field whose middle is below or right of the pointer. */
function placeAt(event: DragEvent): HTMLElement | undefined {
  return rootFrames(event.currentTarget).find((frame) => {
    const { top, bottom, left, width } = frame.getBoundingClientRect()
    if (event.clientY < top) return true
    if (event.clientY > bottom) return false
    const beside = width < (frame.parentElement?.clientWidth ?? width) - 20
    return beside ? event.clientX < left + width / 2 : event.clientY < (top + bottom) / 2
  })
}
