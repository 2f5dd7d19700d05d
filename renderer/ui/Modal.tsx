import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import './modal.css'

interface ModalProps {
  readonly title: string
  readonly className?: string
  /** False for a dialog whose title is only for screen readers. */
  readonly heading?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over everything else. Closed by Escape, by a press outside, or by its own buttons; gives the focus back. */
export function Modal({ title, className = '', heading = true, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape, which `onCancel` hears, does the same.
    <dialog
      ref={dialog}
      className={`mo ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="mo-sheet">
        <h2 id={titleId} className={heading ? 'mo-head' : 'ui-hidden'}>
          {title}
        </h2>
        {children}
        {/* Last, so that the dialog opens with the focus on its first control. */}
        {heading ? (
          <button type="button" className="ui-icon mo-close" aria-label="Close" onClick={onClose}>
            <X aria-hidden />
          </button>
        ) : null}
      </div>
    </dialog>
  )
}

interface FieldProps {
  readonly label: string
  readonly note?: ReactNode
  readonly children: (id: string) => ReactNode
}

/** A label above its control, and a faint sentence below. */
export function Field({ label, note, children }: FieldProps) {
  const id = useId()
  return (
    <div className="mo-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note === undefined ? null : <p className="mo-note">{note}</p>}
    </div>
  )
}

/** What went wrong, in place; said at once by screen readers. */
export function Wrong({ message }: { readonly message: string | null }) {
  return (
    <p className="mo-wrong" role="alert">
      {message}
    </p>
  )
}
