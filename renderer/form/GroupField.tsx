/** A table inside the front matter: its fields as a group that folds. */
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { FieldError, FieldGrip, useControlIds } from './FieldFrame.tsx'
import { FieldMenu } from './FieldMenu.tsx'
import type { FieldModel } from './fields.ts'

export function GroupField({ field, children }: { readonly field: FieldModel; readonly children: ReactNode }) {
  const ids = useControlIds()
  return (
    <div className="form-field form-group-field" data-field={field.id}>
      <Group
        label={field.label}
        labelId={ids.label}
        head={<FieldMenu field={field} labelId={ids.label} />}
        grip={<FieldGrip field={field} />}
      >
        {children}
      </Group>
      <FieldError id={ids.error} error={null} />
    </div>
  )
}

interface GroupProps {
  readonly label: string
  readonly labelId: string
  /** At the end of the group's first line. */
  readonly head: ReactNode
  readonly grip?: ReactNode
  readonly children: ReactNode
}

/** A fieldset whose legend folds it. */
export function Group({ label, labelId, head, grip, children }: GroupProps) {
  const [open, setOpen] = useState(true)
  const bodyId = useId()
  return (
    <fieldset className="form-group" aria-labelledby={labelId}>
      <div className="form-label-line">
        {grip}
        <button
          type="button"
          className="form-fold"
          id={labelId}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={12} strokeWidth={2} aria-hidden="true" />
          <bdi>{label}</bdi>
        </button>
        {head}
      </div>
      <div className="form-group-body" id={bodyId} hidden={!open}>
        {children}
      </div>
    </fieldset>
  )
}
