/** A list of strings as chips, completed from what the folder's posts use. */
import { useRef, useState } from 'react'
import { Chips } from './Chips.tsx'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import { completions, type FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'
import { SuggestInput } from './SuggestInput.tsx'

export function ListField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const input = useRef<HTMLInputElement>(null)
  const anchor = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const items =
    field.value.kind === 'list' ? field.value.items.map((item) => (item.kind === 'string' ? item.text : '')) : []

  const put = (next: readonly string[], said: string): boolean => {
    const message = form.put(field.path, { kind: 'list', items: next.map((item) => ({ kind: 'string', text: item })) })
    setError(message)
    if (message === null) form.say(said)
    return message === null
  }
  const add = (typed: string) => {
    const fresh = [...new Set(split(typed))].filter((item) => !items.includes(item))
    if (fresh.length === 0) {
      const twice = split(typed).at(-1)
      if (twice) form.say(`${field.label} has “${twice}” already.`)
      return setText('')
    }
    if (put([...items, ...fresh], `Added ${fresh.join(', ')}.`)) setText('')
    else setText(typed)
  }
  const remove = (index: number) => {
    put(items.toSpliced(index, 1), `Removed ${items[index]}.`)
  }

  return (
    <FieldFrame field={field} ids={ids} error={error}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a click beside the chips reaches the input, which keys reach directly. */}
      <div
        className="form-box form-chips"
        ref={anchor}
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        <Chips
          items={items}
          labelId={ids.label}
          disabled={form.disabled}
          onRemove={remove}
          onMove={(from, to) => {
            const item = items[from]
            if (item !== undefined)
              put(items.toSpliced(from, 1).toSpliced(to, 0, item), `${item} is now ${to + 1} of ${items.length}.`)
          }}
          onEdit={(index) => {
            const item = items[index]
            remove(index)
            if (item !== undefined) setText(item)
            input.current?.focus()
          }}
          onLeave={() => input.current?.focus()}
        />
        <SuggestInput
          inputRef={input}
          anchorRef={anchor}
          inputProps={controlProps(ids, error)}
          text={text}
          placeholder={form.disabled ? '' : 'Add…'}
          disabled={form.disabled}
          suggestions={completions(field.habit, text, items)}
          onText={(typed) => (/[,，、]/.test(typed) ? add(typed) : setText(typed))}
          onPick={add}
          onBlur={() => {
            if (text.trim()) add(text)
            form.endTyping()
          }}
          onKeyDown={(event) => {
            const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
            if (event.key === 'Backspace' && text === '' && items.length > 0) {
              event.preventDefault()
              remove(items.length - 1)
            } else if (event.key === 'ArrowLeft' && atStart) {
              lastChip(event.currentTarget)?.focus()
            }
          }}
        />
      </div>
    </FieldFrame>
  )
}

/** Items of a typed or pasted line: a comma ends one. */
const split = (typed: string): readonly string[] =>
  typed
    .split(/[,，、\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

const lastChip = (input: HTMLInputElement): HTMLElement | undefined =>
  [...(input.closest('.form-chips')?.querySelectorAll<HTMLElement>('.form-chip-text') ?? [])].at(-1)
