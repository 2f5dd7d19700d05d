/** The end of a table's fields: a way to add any field, and the likeliest ones as dashed suggestions. */
import { Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { setValue } from '../../post/front-matter/edit.ts'
import type { Path, Table, Value } from '../../post/front-matter/value.ts'
import { getApp } from '../store.ts'
import { FieldError, useControlIds } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { SuggestInput } from './SuggestInput.tsx'
import { type Clockwork, type FieldSuggestion, type NewKind, suggestFields, valueOfKind } from './suggestions.ts'

/** As many dashed suggestions as help; the others are in the list. */
const dashedAtMost = 5

const kinds: readonly (readonly [kind: NewKind, name: string])[] = [
  ['text', 'Text'],
  ['list', 'List'],
  ['date', 'Date'],
  ['boolean', 'Switch'],
  ['integer', 'Number'],
  ['group', 'Group'],
]

export function AddField({ table, path }: { readonly table: Table; readonly path: Path }) {
  const form = useForm()
  const ids = useControlIds()
  const input = useRef<HTMLInputElement>(null)
  const anchor = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [name, setName] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const section = sectionOf(form.draft.path)
  const suggestions = useMemo(
    () => suggestFields(table, path, form.habits, section, clockwork()),
    [table, path, form.habits, section],
  )
  const dashed = path.length === 0 ? suggestions.slice(0, dashedAtMost) : []
  if (form.disabled) return null

  const close = () => {
    setName(null)
    setAsking(false)
    setError(null)
  }
  const add = (key: string, value: Value) => {
    const to = [...path, key]
    const message = form.step(to, (head) => setValue(head, to, value))
    setError(message)
    if (message !== null) return
    close()
    form.say(`Added ${key}.`)
    form.focusField(to)
  }
  const choose = (typed: string) => {
    const key = typed.trim()
    if (key === '') return
    if (table.entries.some(([other]) => other.toLowerCase() === key.toLowerCase())) {
      return setError(`There is a field “${key}” already.`)
    }
    const known = suggestions.find((suggestion) => suggestion.key.toLowerCase() === key.toLowerCase())
    if (known) return add(known.key, known.value)
    setName(key)
    setAsking(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
    requestAnimationFrame(() => button.current?.focus())
  }

  return (
    <div className="form-add">
      {name === null ? (
        <button
          type="button"
          ref={button}
          className="form-add-button"
          onClick={() => {
            setName('')
            requestAnimationFrame(() => input.current?.focus())
          }}
        >
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          Add field
        </button>
      ) : (
        <div className="form-add-name" data-invalid={error !== null || undefined}>
          <div className="form-box form-chips" ref={anchor}>
            <SuggestInput
              inputRef={input}
              anchorRef={anchor}
              inputProps={{
                'aria-label': 'Name of the new field',
                'aria-invalid': error !== null || undefined,
                'aria-describedby': error === null ? undefined : ids.error,
              }}
              text={name}
              placeholder="Name of the field"
              eager
              suggestions={matching(suggestions, name)}
              onText={(text) => {
                setName(text)
                setAsking(false)
                setError(null)
              }}
              onPick={choose}
              onKeyDown={onKeyDown}
              onBlur={() => name.trim() === '' && close()}
            />
          </div>
          {asking ? (
            <fieldset className="form-kinds" aria-label="Kind of the new field">
              {kinds.map(([kind, label], i) => (
                <button
                  type="button"
                  key={kind}
                  className="form-suggested"
                  // The keyboard goes on where the name was ended with Enter.
                  ref={i === 0 ? focusOnce : null}
                  onKeyDown={onKeyDown}
                  onClick={() => add(name.trim(), valueOfKind(kind, clockwork()))}
                >
                  {label}
                </button>
              ))}
            </fieldset>
          ) : null}
        </div>
      )}
      <FieldError id={ids.error} error={error} />
      {name === null && dashed.length > 0 ? (
        <ul className="form-suggested-list" aria-label="Suggested fields">
          {dashed.map(({ key, value, note }) => (
            <li key={key}>
              <button
                type="button"
                className="form-suggested"
                title={note}
                aria-label={`Add ${key}`}
                onClick={() => add(key, value)}
              >
                {key}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const focusOnce = (element: HTMLButtonElement | null) => element?.focus()

function matching(suggestions: readonly FieldSuggestion[], typed: string) {
  const wanted = typed.trim().toLowerCase()
  return suggestions
    .filter(({ key }) => key.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.key.toLowerCase().startsWith(wanted)) - Number(a.key.toLowerCase().startsWith(wanted)))
    .map(({ key, note }) => ({ text: key, note }))
}

/** The first part of a post's path, as the list and the habits name sections. */
function sectionOf(path: string): string {
  const known = getApp().posts.find((post) => post.path === path)?.section
  return known ?? (path.includes('/') ? (path.split('/')[0] ?? '') : '')
}

const clockwork = (): Clockwork => {
  const now = new Date()
  return { now, offsetMinutes: -now.getTimezoneOffset() }
}
