import { type FormEvent, useState } from 'react'
import { refusalMessage } from '../attempt.ts'
import type { Draft } from '../draft/draft.ts'
import { host } from '../host.ts'
import { moved } from '../open-posts.ts'
import { Field, Modal, Wrong } from '../ui/Modal.tsx'
import { nameOf } from './slug.ts'

interface RenameProps {
  readonly draft: Draft
  readonly onClose: () => void
}

export function Rename({ draft, onClose }: RenameProps) {
  const { folder, name: present, rest } = nameOf(draft.path)
  const [name, setName] = useState(present)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (name === present) return onClose()
    setBusy(true)
    try {
      // What is not saved would be left behind under the old name.
      if (draft.dirty) await draft.save()
      if (draft.dirty) return setWrong('The text could not be saved, so nothing was renamed. Save it first.')
      moved(draft, await host.renamePost(draft.path, name))
      onClose()
    } catch (error) {
      setWrong(refusalMessage(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal title="Rename post" onClose={onClose}>
      <form onSubmit={(event) => void rename(event)}>
        <div className="mo-body">
          <Field
            label={rest.startsWith('/') ? 'Folder name' : 'File name'}
            note="The page’s address usually follows this name. Links to it from other posts stay as they are."
          >
            {(id) => (
              <input
                id={id}
                className="ui-input"
                value={name}
                onChange={(event) => setName(event.target.value)}
                onFocus={(event) => event.target.select()}
                autoComplete="off"
                spellCheck={false}
                // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type a name.
                autoFocus
              />
            )}
          </Field>
          <p className="mo-path">
            {folder}
            <strong>{name}</strong>
            {rest}
          </p>
          <Wrong message={wrong} />
        </div>
        <div className="mo-foot">
          <button type="button" className="ui-button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="ui-button solid" disabled={busy}>
            Rename
          </button>
        </div>
      </form>
    </Modal>
  )
}
