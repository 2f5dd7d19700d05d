/** A list of tables: a group for each, that can be added, taken out and moved. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { removeValue } from '../../post/front-matter/edit.ts'
import type { Path, Table, Value } from '../../post/front-matter/value.ts'
import { FieldError, FieldGrip, useControlIds } from './FieldFrame.tsx'
import { FieldMenu } from './FieldMenu.tsx'
import { blankOf, type FieldModel, titleOf } from './fields.ts'
import { useForm } from './form-context.ts'
import { Group } from './GroupField.tsx'

interface Props {
  readonly field: FieldModel
  /** The fields of one of the tables. */
  readonly fieldsIn: (table: Table, path: Path) => ReactNode
}

export function TablesField({ field, fieldsIn }: Props) {
  const form = useForm()
  const ids = useControlIds()
  const [error, setError] = useState<string | null>(null)
  const items = field.value.kind === 'list' ? field.value.items : []

  const add = () => {
    const like = items.at(-1)
    const item: Value = like ? blankOf(like) : { kind: 'table', entries: [] }
    const message = form.put([...field.path, items.length], item)
    setError(message)
    if (message === null) form.focusField([...field.path, items.length])
  }
  const swap = (index: number, other: number) => {
    const next = items.toSpliced(index, 1).toSpliced(other, 0, items[index] as Value)
    setError(form.put(field.path, { kind: 'list', items: next }))
  }

  return (
    <div className="form-field form-group-field" data-field={field.id} data-invalid={error !== null || undefined}>
      <div className="form-label-line">
        <FieldGrip field={field} />
        <span className="form-label" id={ids.label}>
          <bdi>{field.label}</bdi>
        </span>
        <FieldMenu field={field} labelId={ids.label} />
      </div>
      <ul className="form-tables" aria-labelledby={ids.label}>
        {items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells one table from another.
          <li key={i}>
            {item.kind === 'table' ? (
              <Item
                id={`${field.id}.${i}`}
                label={titleOf(item) ?? `${field.label} ${i + 1}`}
                first={i === 0}
                last={i === items.length - 1}
                onMove={(by) => swap(i, i + by)}
                onRemove={() => setError(form.step(field.path, (head) => removeValue(head, [...field.path, i])))}
              >
                {fieldsIn(item, [...field.path, i])}
              </Item>
            ) : null}
          </li>
        ))}
      </ul>
      {form.disabled ? null : (
        <button type="button" className="form-add-button" onClick={add}>
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          Add to {field.label.toLowerCase()}
        </button>
      )}
      <FieldError id={ids.error} error={error} />
    </div>
  )
}

interface ItemProps {
  readonly id: string
  readonly label: string
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
  readonly children: ReactNode
}

function Item({ id, label, first, last, onMove, onRemove, children }: ItemProps) {
  const form = useForm()
  const labelId = useId()
  const tools = form.disabled ? null : (
    <span className="form-item-tools">
      <button
        type="button"
        className="form-tool"
        aria-label={`Move ${label} up`}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={13} strokeWidth={1.75} />
      </button>
      <button
        type="button"
        className="form-tool"
        aria-label={`Move ${label} down`}
        disabled={last}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={13} strokeWidth={1.75} />
      </button>
      <button type="button" className="form-tool" aria-label={`Remove ${label}`} onClick={onRemove}>
        <X size={13} strokeWidth={1.75} />
      </button>
    </span>
  )
  return (
    <div data-field={id}>
      <Group label={label} labelId={labelId} head={tools}>
        {children}
      </Group>
    </div>
  )
}
