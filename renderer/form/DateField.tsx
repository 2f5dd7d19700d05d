/** A date of any kind: typed as people write dates, turned by arrow keys, or chosen in a calendar. */
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Value } from '../../post/front-matter/value.ts'
import { DateCalendar } from './DateCalendar.tsx'
import { type DatePart, dateKind, partAt, rangeOf, readDate, showDate, turnDate, typeDate, withDay } from './dates.ts'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'
import { type Typed, useLocalText } from './use-local-text.ts'

export function DateField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const input = useRef<HTMLInputElement>(null)
  const turned = useRef<DatePart | null>(null)
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const source = dateText(field.value)
  const reading = readDate(source)
  const text = useLocalText(source, shown, (typed): Typed => {
    setRefused(null)
    const edit = typeDate(source, typed)
    if (!edit.ok) return edit
    const message = commit(edit.text)
    return message === null
      ? { ok: true, source: dateText(form.valueAt(field.path)) }
      : { ok: false, message, unfinished: false }
  })

  const commit = (next: string): string | null => {
    const value = withText(field.value, next)
    return value ? form.type(field.path, value) : kindMessage(field.value)
  }

  useLayoutEffect(() => {
    const part = turned.current
    turned.current = null
    const range = part && rangeOf(text.text, part)
    if (range) input.current?.setSelectionRange(range.from, range.to)
  })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (text.onKeyDown(event)) return
    if (event.key === 'Enter') text.onBlur()
    if (event.key === 'ArrowDown' && event.altKey && reading?.day !== null) {
      event.preventDefault()
      return setOpen(true)
    }
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    const found = by && !event.altKey ? partAt(text.text, event.currentTarget.selectionStart ?? 0) : null
    if (!by || !found || text.error) return
    event.preventDefault()
    turned.current = found.part
    text.reset()
    setRefused(commit(turnDate(source, found.part, by)))
  }

  const error = text.error ?? refused
  const offset = reading?.offset === 'Z' || reading?.offset === 'z' ? 'UTC' : reading?.offset
  return (
    <FieldFrame field={field} ids={ids} error={error} className="form-date-field">
      <div className="form-box form-date">
        <div className="form-date-text">
          <span className="form-date-size" aria-hidden="true">
            {text.text || '4 Feb 2016'}
          </span>
          <input
            {...controlProps(ids, error)}
            ref={input}
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="Alt+ArrowDown"
            size={1}
            data-own-undo={text.ownUndo}
            value={text.text}
            disabled={form.disabled}
            onChange={text.onChange}
            onBlur={text.onBlur}
            onKeyDown={onKeyDown}
          />
        </div>
        {offset ? <span className="form-offset">{offset}</span> : null}
        {reading?.day === null ? null : (
          <DateCalendar
            day={reading?.day ?? null}
            disabled={form.disabled}
            open={open}
            onOpen={setOpen}
            onChoose={(day) => {
              text.reset()
              form.endTyping()
              setRefused(commit(withDay(source, day)))
              form.endTyping()
            }}
          />
        )}
      </div>
    </FieldFrame>
  )
}

function shown(source: string): string {
  const reading = readDate(source)
  return reading ? showDate(reading) : source
}

const dateText = (value: Value | undefined): string => (value && 'text' in value ? value.text : '')

/** The value with another date text: a string stays a string, and a date of TOML one of the same kind. */
function withText(value: Value, text: string): Value | null {
  if (value.kind === 'string' || value.kind === 'null') return { kind: 'string', text }
  const kind = dateKind(text)
  return kind !== null && kind === value.kind ? { kind, text } : null
}

function kindMessage(value: Value): string {
  return value.kind === 'local-date'
    ? 'This date has no time. To give it one, choose Edit as text in its menu.'
    : 'This date has no offset. To give it one, choose Edit as text in its menu.'
}
