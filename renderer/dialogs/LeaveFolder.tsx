import { useState } from 'react'
import { saveAll } from '../open-posts.ts'
import { enterFolder } from '../session.ts'
import { useApp } from '../store.ts'
import { Modal, Wrong } from '../ui/Modal.tsx'

interface LeaveFolderProps {
  readonly next: string
  readonly onClose: () => void
}

/** Asks what becomes of unsaved posts before another folder takes this one's place. */
export function LeaveFolder({ next, onClose }: LeaveFolderProps) {
  const unsaved = useApp((app) => app.unsaved)
  const posts = useApp((app) => app.posts)
  const [wrong, setWrong] = useState<string | null>(null)
  const titles = [...unsaved].map((path) => posts.find((post) => post.path === path)?.title || path)

  const save = async () => {
    if (await saveAll()) await enterFolder(next)
    else setWrong('Not every post could be saved. They are still open here, with the reason below.')
  }

  return (
    <Modal
      title={titles.length === 1 ? 'A post is not saved' : `${titles.length} posts are not saved`}
      onClose={onClose}
    >
      <div className="mo-body">
        <ul className="mo-path">
          {titles.map((title) => (
            <li key={title}>
              <strong>{title}</strong>
            </li>
          ))}
        </ul>
        <p>Another folder is about to take their place.</p>
        <Wrong message={wrong} />
      </div>
      <div className="mo-foot">
        <div className="mo-left">
          <button type="button" className="ui-button quiet" onClick={() => void enterFolder(next)}>
            Give up the changes
          </button>
        </div>
        <button type="button" className="ui-button" onClick={onClose}>
          Stay here
        </button>
        <button type="button" className="ui-button solid" onClick={() => void save()}>
          Save and go on
        </button>
      </div>
    </Modal>
  )
}
