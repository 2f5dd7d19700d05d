/** An integer or a float. */
import { type KeyboardEvent, useState } from 'react'
import type { Value } from '../../post/front-matter/value.ts'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { type FormContext, useForm } from './form-context.ts'
import { type NumberValue, turnNumber, typeNumber } from './numbers.ts'
import { useLocalText } from './use-local-text.ts'

export function NumberField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const [refused, setRefused] = useState<string | null>(null)
  const value = numberOf(field.value)
  const text = useLocalText(value.source, same, (typed) => {
    setRefused(null)
    const edit = typeNumber(value.kind, typed)
    if (!edit.ok) return edit
    const message = form.type(field.path, edit.value)
    return message === null ? { ok: true, source: sourceIn(form, field) } : { ok: false, message, unfinished: false }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (text.onKeyDown(event)) return
    if (event.key === 'Enter') text.onBlur()
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (!by || text.error) return
    event.preventDefault()
    text.reset()
    setRefused(form.type(field.path, turnNumber(value, by)))
  }
  const error = text.error ?? refused
  return (
    <FieldFrame field={field} ids={ids} error={error}>
      <input
        {...controlProps(ids, error)}
        className="form-box form-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        size={1}
        data-own-undo={text.ownUndo}
        value={text.text}
        disabled={form.disabled}
        onChange={text.onChange}
        onBlur={text.onBlur}
        onKeyDown={onKeyDown}
      />
    </FieldFrame>
  )
}

const numberOf = (value: Value | undefined): NumberValue =>
  value?.kind === 'integer' || value?.kind === 'float' ? value : { kind: 'integer', value: 0n, source: '' }

/** How the draft writes the number that was just put in: `1.0` for a typed `1.` */
const sourceIn = (form: FormContext, field: FieldModel): string => numberOf(form.valueAt(field.path)).source

const same = (source: string): string => source
