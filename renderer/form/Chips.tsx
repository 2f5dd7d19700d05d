/** The items of a list, each of which a pointer or the keyboard can take out, move and edit. */
import { X } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'

interface Props {
  readonly items: readonly string[]
  readonly labelId: string
  readonly disabled: boolean
  readonly onRemove: (index: number) => void
  readonly onMove: (from: number, to: number) => void
  /** Takes an item back into the box where it is typed. */
  readonly onEdit: (index: number) => void
  /** The keyboard goes on behind the last chip. */
  readonly onLeave: () => void
}

export function Chips({ items, labelId, disabled, onRemove, onMove, onEdit, onLeave }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const hint = useId()
  const focus = useRef<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const dragged = useRef<number | null>(null)

  useLayoutEffect(() => {
    const index = focus.current
    focus.current = null
    if (index !== null) focusChip(index)
  })

  const focusChip = (index: number) => {
    if (index >= items.length || items.length === 0) return onLeave()
    list.current?.querySelectorAll<HTMLElement>('.form-chip-text')[Math.max(0, index)]?.focus()
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return
    focus.current = to
    onMove(from, to)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step && event.altKey) move(index, index + step)
    else if (step) focusChip(index + step)
    else if (event.key === 'Home') focusChip(0)
    else if (event.key === 'End') onLeave()
    else if (event.key === 'Enter') onEdit(index)
    else if (event.key === 'Backspace' || event.key === 'Delete') {
      focus.current = event.key === 'Backspace' ? Math.max(0, index - 1) : index
      onRemove(index)
    } else return
    event.preventDefault()
  }
  const onDragOver = (event: DragEvent, index: number) => {
    if (dragged.current === null) return
    event.preventDefault()
    setOver(index)
  }
  const endDrag = () => {
    dragged.current = null
    setOver(null)
  }

  return (
    <ul className="form-chip-list" ref={list} aria-describedby={labelId}>
      {items.map((item, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same text twice.
          key={i}
          className="form-chip"
          data-over={over === i || undefined}
          draggable={!disabled}
          onDragStart={(event) => {
            dragged.current = i
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', item)
          }}
          onDragOver={(event) => onDragOver(event, i)}
          onDragLeave={() => setOver(null)}
          onDragEnd={endDrag}
          onDrop={(event) => {
            if (dragged.current === null) return
            event.preventDefault()
            onMove(dragged.current, i)
            endDrag()
          }}
        >
          <button
            type="button"
            className="form-chip-text"
            tabIndex={-1}
            dir="auto"
            disabled={disabled}
            aria-describedby={hint}
            onKeyDown={(event) => onKeyDown(event, i)}
            onDoubleClick={() => onEdit(i)}
          >
            {item === '' ? <i>empty</i> : item}
          </button>
          {disabled ? null : (
            <button
              type="button"
              className="form-chip-remove"
              tabIndex={-1}
              aria-label={`Remove ${item}`}
              onClick={() => {
                onRemove(i)
                onLeave()
              }}
            >
              <X size={11} strokeWidth={2} />
            </button>
          )}
        </li>
      ))}
      <li className="ui-hidden" id={hint} hidden>
        Backspace takes it out, Alt with an arrow key moves it, Enter edits it.
      </li>
    </ul>
  )
}
