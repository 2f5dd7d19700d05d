import { memo, useMemo, useRef } from 'react'
import type { Path, Table } from '../../post/front-matter/value.ts'
import { AddField } from './AddField.tsx'
import { DateField } from './DateField.tsx'
import { type FieldModel, fieldsOf, rowsOf } from './fields.ts'
import { useForm } from './form-context.ts'
import { GroupField } from './GroupField.tsx'
import { ImageField } from './ImageField.tsx'
import { ListField } from './ListField.tsx'
import { NumberField } from './NumberField.tsx'
import { SourceField } from './SourceField.tsx'
import { SwitchField } from './SwitchField.tsx'
import { TablesField } from './TablesField.tsx'
import { TextField } from './TextField.tsx'

interface Props {
  readonly table: Table
  readonly path: Path
  /** Where a dragged field would go: id of the field it would stand before, `end` for the last place. */
  readonly before?: string | null
}

/** The fields of a table in the order of the text, short ones side by side, and the way to add one. */
export function TableFields({ table, path, before = null }: Props) {
  const form = useForm()
  const rows = useMemo(() => rowsOf(fieldsOf(table, path, form.habits)), [table, path, form.habits])
  return (
    <>
      {rows.length > 0 ? (
        <div className="form-fields" data-drop-end={before === 'end' || undefined}>
          {rows.map((row) => (
            <div className="form-row" key={row[0]?.id} data-drop={row.some(({ id }) => id === before) || undefined}>
              {row.map((field) => (
                <Control key={field.id} field={field} />
              ))}
            </div>
          ))}
        </div>
      ) : null}
      <AddField table={table} path={path} />
    </>
  )
}

const fieldsIn = (table: Table, path: Path) => <TableFields table={table} path={path} />

const Control = memo(function Control({ field }: { readonly field: FieldModel }) {
  const control = useSteadyControl(field)
  switch (control) {
    case 'text':
    case 'long-text':
      return <TextField field={field} multiline={control === 'long-text'} />
    case 'boolean':
      return <SwitchField field={field} />
    case 'integer':
    case 'float':
      return <NumberField field={field} />
    case 'date':
      return <DateField field={field} />
    case 'string-list':
      return <ListField field={field} />
    case 'image':
      return <ImageField field={field} />
    case 'table':
      return (
        <GroupField field={field}>{field.value.kind === 'table' ? fieldsIn(field.value, field.path) : null}</GroupField>
      )
    case 'table-list':
      return <TablesField field={field} fieldsIn={fieldsIn} />
    case 'raw':
      return <SourceField field={field} />
  }
})

/** The field's control, which does not become another one under the writer's hands because the text looks like a date now. */
function useSteadyControl(field: FieldModel): FieldModel['control'] {
  const form = useForm()
  const last = useRef({ control: field.control, kind: field.value.kind })
  if (form.asText(field.path)) return 'raw'
  const { control, kind } = last.current
  if (control === field.control || (kind === field.value.kind && isInUse(field.id))) return control
  last.current = { control: field.control, kind: field.value.kind }
  return field.control
}

const isInUse = (id: string): boolean =>
  document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field === id
