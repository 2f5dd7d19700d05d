/** The line between two panes: dragged, or moved by arrows, Home and End, and folded by Enter; a double click puts it back to its usual place. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

interface DividerProps {
  readonly label: string
  /** What the divider sets, in its own unit, and how many pixels one unit is. */
  readonly value: number
  readonly least: number
  readonly most: number
  readonly usual: number
  readonly pixelsPerUnit: () => number
  readonly onMove: (value: number) => void
  readonly onFold: () => void
}

/** Arrow keys go this many pixels, with Shift four times as far. */
const stride = 16

export function Divider({ label, value, least, most, usual, pixelsPerUnit, onMove, onFold }: DividerProps) {
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null)
  const move = (next: number) => onMove(Math.min(most, Math.max(least, next)))

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, value }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current) move(drag.current.value + (event.clientX - drag.current.x) / pixelsPerUnit())
  }
  const onPointerEnd = () => {
    drag.current = null
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = (event.shiftKey ? 4 * stride : stride) / pixelsPerUnit()
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') onFold()
    else if (event.key === 'ArrowLeft') move(value - step)
    else if (event.key === 'ArrowRight') move(value + step)
    else if (event.key === 'Home') move(least)
    else if (event.key === 'End') move(most)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a control, which <hr> cannot be.
    <div
      className="fr-divider"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={() => move(usual)}
      onKeyDown={onKeyDown}
    />
  )
}
