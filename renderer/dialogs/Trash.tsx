import { useState } from 'react'
import { refusalMessage } from '../attempt.ts'
import type { Draft } from '../draft/draft.ts'
import { focusPane } from '../frame/panes.ts'
import { host } from '../host.ts'
import { forget } from '../open-posts.ts'
import { useApp } from '../store.ts'
import { Modal, Wrong } from '../ui/Modal.tsx'

interface TrashProps {
  readonly draft: Draft
  readonly onClose: () => void
}

/** Asks before a post goes to the trash, and names all that goes with it. */
export function Trash({ draft, onClose }: TrashProps) {
  const entry = useApp((app) => app.posts.find((post) => post.path === draft.path))
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const bundle = entry?.kind === 'bundle'
  const folder = draft.path.slice(0, draft.path.lastIndexOf('/') + 1)

  const trash = async () => {
    setBusy(true)
    try {
      await host.trashPost(draft.path)
      onClose()
      forget(draft)
      requestAnimationFrame(() => focusPane('posts'))
    } catch (error) {
      setWrong(refusalMessage(error))
      setBusy(false)
    }
  }

  return (
    <Modal title={`Move “${entry?.title || draft.path}” to the trash?`} onClose={onClose}>
      <div className="mo-body">
        <p className="mo-path">
          <strong>{bundle ? folder : draft.path}</strong>
        </p>
        <p>
          {bundle
            ? 'This post is a page bundle: its whole folder goes, with every image and other file in it.'
            : 'Only this file goes. Images that it shows stay where they are.'}
        </p>
        {draft.dirty ? <p>It has changes that are not saved. They go as well.</p> : null}
        <p className="mo-note">It can be put back from the trash of your system.</p>
        <Wrong message={wrong} />
      </div>
      <div className="mo-foot">
        <button type="button" className="ui-button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" className="ui-button danger" disabled={busy} onClick={() => void trash()}>
          Move to trash
        </button>
      </div>
    </Modal>
  )
}
