/** What can be done with a field as a whole: a quiet button that opens a menu. */
import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { removeValue } from '../../post/front-matter/edit.ts'
import { setApp } from '../store.ts'
import type { FieldModel } from './fields.ts'
import { type FormContext, useForm } from './form-context.ts'
import { moveField } from './use-field-drop.ts'

type Action = 'up' | 'down' | 'text' | 'remove'

export function FieldMenu({ field, labelId }: { readonly field: FieldModel; readonly labelId: string }) {
  const form = useForm()
  if (form.disabled) return null
  const asText = form.asText(field.path)
  return (
    <MenuTrigger>
      <Button className="form-menu-button" aria-label="Field menu" aria-describedby={labelId}>
        <Ellipsis size={14} strokeWidth={1.75} />
      </Button>
      <Popover className="form-popover" placement="bottom end" offset={4}>
        <Menu
          className="form-menu"
          aria-label="Field menu"
          onAction={(key) => run(form, field, key as Action)}
          disabledKeys={[
            ...(field.index === 0 ? ['up'] : []),
            ...(field.index === field.count - 1 ? ['down'] : []),
            ...(field.control === 'raw' ? ['text'] : []),
          ]}
        >
          {field.movable ? (
            <MenuItem id="up" className="form-menu-item">
              Move up
            </MenuItem>
          ) : null}
          {field.movable ? (
            <MenuItem id="down" className="form-menu-item">
              Move down
            </MenuItem>
          ) : null}
          <MenuItem id="text" className="form-menu-item">
            {asText ? 'Edit as field' : 'Edit as text'}
          </MenuItem>
          <MenuItem id="remove" className="form-menu-item form-menu-danger">
            Remove
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function run(form: FormContext, field: FieldModel, action: Action) {
  switch (action) {
    case 'up':
    case 'down':
      return moveField(form, field.index, field.index + (action === 'up' ? -1 : 1))
    case 'text':
      form.setAsText(field.path, !form.asText(field.path))
      return form.focusField(field.path)
    case 'remove': {
      const message = form.step(field.path, (head) => removeValue(head, field.path))
      if (message !== null) return setApp({ notice: message })
      form.say(`Removed ${field.label}.`)
    }
  }
}
