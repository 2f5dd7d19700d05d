import { X } from 'lucide-react'
import { decideLater, keepMine, takeTheirs } from '../open-posts.ts'
import { setApp, useApp } from '../store.ts'

/** What needs the writer's word or eye: a file that changed outside, and the last refusal. */
export function Banner() {
  const conflict = useApp((app) => (app.draft && app.conflict?.path === app.draft.path ? app.conflict : null))
  const notice = useApp((app) => app.notice)
  return (
    <>
      {conflict ? <ConflictBanner gone={conflict.version === null} /> : null}
      {notice === null ? null : (
        <div className="fr-banner wrong" role="alert">
          <p>{notice}</p>
          <button type="button" className="ui-icon" aria-label="Dismiss" onClick={() => setApp({ notice: null })}>
            <X aria-hidden />
          </button>
        </div>
      )}
    </>
  )
}

function ConflictBanner({ gone }: { readonly gone: boolean }) {
  return (
    <div className="fr-banner asks" role="alert">
      <p>
        <strong>{gone ? 'This file was removed outside Galley.' : 'This file changed on disk.'}</strong>{' '}
        {gone ? 'Your text is still here.' : 'Your edits are safe here; nothing is written until you choose.'}
      </p>
      {gone ? null : (
        <button type="button" className="ui-button" onClick={() => void takeTheirs()}>
          Take theirs
        </button>
      )}
      <button type="button" className="ui-button" onClick={() => void keepMine()}>
        {gone ? 'Write it again' : 'Keep mine'}
      </button>
      <button type="button" className="ui-button quiet" onClick={decideLater}>
        Decide later
      </button>
    </div>
  )
}
