/** A boolean. */
import { useState } from 'react'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'

export function SwitchField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const [error, setError] = useState<string | null>(null)
  const on = field.value.kind === 'boolean' && field.value.value
  return (
    <FieldFrame field={field} ids={ids} error={error} className="form-switch-field">
      <input
        {...controlProps(ids, error)}
        className="form-switch"
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says itself whether it is checked.
        role="switch"
        checked={on}
        disabled={form.disabled}
        onChange={(event) => {
          const value = event.target.checked
          setError(form.put(field.path, { kind: 'boolean', value }))
        }}
      />
    </FieldFrame>
  )
}
