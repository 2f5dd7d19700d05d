/** What surrounds every control: its label, its quiet menu, and the sentence that says what is wrong with it. */
import { GripVertical } from 'lucide-react'
import { type DragEvent, type ReactNode, useId } from 'react'
import { FieldMenu } from './FieldMenu.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'
import { fieldDragType } from './use-field-drop.ts'

export interface ControlIds {
  readonly control: string
  readonly label: string
  readonly error: string
}

/** Ids that tie a control to its label and its error. */
export function useControlIds(): ControlIds {
  const base = useId()
  return { control: `${base}c`, label: `${base}l`, error: `${base}e` }
}

/** What every control element carries. */
export function controlProps(ids: ControlIds, error: string | null) {
  return {
    id: ids.control,
    'aria-invalid': error !== null || undefined,
    'aria-describedby': error !== null ? ids.error : undefined,
  }
}

interface Props {
  readonly field: FieldModel
  readonly ids: ControlIds
  readonly error: string | null
  readonly children: ReactNode
  readonly className?: string
}

export function FieldFrame({ field, ids, error, children, className = '' }: Props) {
  return (
    <div className={`form-field ${className}`} data-field={field.id} data-invalid={error !== null || undefined}>
      <div className="form-label-line">
        <FieldGrip field={field} />
        <label className="form-label" id={ids.label} htmlFor={ids.control}>
          <bdi>{field.label}</bdi>
        </label>
      </div>
      <div className="form-control">{children}</div>
      <FieldMenu field={field} labelId={ids.label} />
      <FieldError id={ids.error} error={error} />
    </div>
  )
}

/** The sentence under a control. The region is always there, since only what changes in one is read out. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | null }) {
  return (
    <p className="form-error" id={id} aria-live="polite">
      {error}
    </p>
  )
}

/** What a pointer drags a field by. The menu moves it by keyboard. */
export function FieldGrip({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  if (form.disabled || !field.movable) return null
  const start = (event: DragEvent<HTMLSpanElement>) => {
    const frame = event.currentTarget.closest('[data-field]')
    if (frame) event.dataTransfer.setDragImage(frame, 12, 12)
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData(fieldDragType, String(field.index))
  }
  return (
    <span className="form-grip" draggable onDragStart={start} aria-hidden="true">
      <GripVertical size={12} strokeWidth={1.75} />
    </span>
  )
}
