/** A text box that suggests: the combobox of the ARIA practices, with a list that the typed text need not be in. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react'
import { Popover } from 'react-aria-components'

export interface Suggestion {
  readonly text: string
  /** In faint at the end of the line: a count, a kind. */
  readonly note: string
}

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** What the list opens below and is as wide as. */
  readonly anchorRef: RefObject<HTMLElement | null>
  readonly inputProps: {
    readonly id?: string
    readonly 'aria-label'?: string
    readonly 'aria-invalid'?: true | undefined
    readonly 'aria-describedby'?: string | undefined
  }
  readonly text: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly suggestions: readonly Suggestion[]
  /** Whether the list opens as soon as the box has the focus, and not only with typing or the down arrow. */
  readonly eager?: boolean
  readonly onText: (text: string) => void
  /** A suggestion was chosen, or Enter was pressed over what was typed. */
  readonly onPick: (text: string) => void
  readonly onBlur?: () => void
  /** Sees keys that the list does not use. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

export function SuggestInput(props: Props) {
  const { inputRef, text, suggestions, onText, onPick } = props
  const listId = useId()
  const [wanted, setWanted] = useState<'typing' | 'asked' | null>(null)
  const [active, setActive] = useState(-1)
  const open = suggestions.length > 0 && (wanted === 'asked' || (wanted === 'typing' && text !== ''))
  const current = open ? Math.min(active, suggestions.length - 1) : -1

  useEffect(() => {
    if (current >= 0) document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, listId])

  const show = (why: typeof wanted) => {
    setWanted(why)
    setActive(-1)
  }
  const pick = (choice: string) => {
    show(null)
    onPick(choice)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends a composition belongs to the input method.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && !event.altKey && suggestions.length > 0) {
      event.preventDefault()
      if (!open) show('asked')
      const places = suggestions.length + 1
      setActive((((open ? current : -1) + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      pick(suggestions[current]?.text ?? text)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      show(null)
    } else {
      props.onKeyDown?.(event)
    }
  }

  return (
    <>
      <input
        {...props.inputProps}
        ref={inputRef}
        className="form-suggest"
        type="text"
        role="combobox"
        dir="auto"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-own-undo={text !== '' || undefined}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
        placeholder={props.placeholder}
        disabled={props.disabled}
        value={text}
        onChange={(event) => {
          show('typing')
          onText(event.target.value)
        }}
        onFocus={() => props.eager && show('asked')}
        onClick={() => props.eager && show('asked')}
        onKeyDown={onKeyDown}
        onBlur={() => {
          show(null)
          props.onBlur?.()
        }}
      />
      <Popover
        className="form-popover form-suggestions"
        triggerRef={props.anchorRef}
        isOpen={open}
        onOpenChange={(yes) => !yes && show(null)}
        isNonModal
        placement="bottom start"
        offset={6}
      >
        <div role="listbox" id={listId} aria-label="Suggestions">
          {suggestions.map((suggestion, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus.
            <div
              key={suggestion.text}
              role="option"
              tabIndex={-1}
              id={`${listId}-${i}`}
              className="form-suggestion"
              aria-selected={i === current}
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(suggestion.text)}
            >
              <bdi>{suggestion.text}</bdi>
              <span className="form-suggestion-note">{suggestion.note}</span>
            </div>
          ))}
        </div>
      </Popover>
    </>
  )
}
