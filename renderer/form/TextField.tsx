/** A string, on one line or on many: a box that grows with its text. */
import type { KeyboardEvent } from 'react'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'
import { useLocalText } from './use-local-text.ts'

export function TextField({ field, multiline }: { readonly field: FieldModel; readonly multiline: boolean }) {
  const form = useForm()
  const ids = useControlIds()
  const source = field.value.kind === 'string' ? field.value.text : ''
  const text = useLocalText(source, same, (typed) => {
    const next = multiline ? typed : typed.replace(/\s*\n\s*/g, ' ')
    const message = form.type(field.path, { kind: 'string', text: next })
    return message === null ? { ok: true, source: next } : { ok: false, message, unfinished: false }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (text.onKeyDown(event)) return
    if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) event.preventDefault()
  }
  return (
    <FieldFrame field={field} ids={ids} error={text.error}>
      <div className="form-grow" data-text={text.text}>
        <textarea
          {...controlProps(ids, text.error)}
          className="form-box"
          dir="auto"
          rows={1}
          data-own-undo={text.ownUndo}
          value={text.text}
          disabled={form.disabled}
          onChange={text.onChange}
          onBlur={text.onBlur}
          onKeyDown={onKeyDown}
        />
      </div>
    </FieldFrame>
  )
}

const same = (text: string): string => text
