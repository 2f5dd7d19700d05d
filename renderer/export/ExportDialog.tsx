/** Export to standalone pages: what, where to, how far it is, and what came of it. */
import { type FormEvent, useState } from 'react'
import type { ExportProgress } from '../../electron/api.ts'
import { attempt, refusalMessage } from '../attempt.ts'
import { FolderPicker } from '../dialogs/FolderPicker.tsx'
import { joinPath } from '../dialogs/folder-path.ts'
import { host } from '../host.ts'
import { saveAll } from '../open-posts.ts'
import { setApp, useApp } from '../store.ts'
import { Field, Modal, Wrong } from '../ui/Modal.tsx'
import './export.css'

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [running, setRunning] = useState<number | null>(null)
  const [out, setOut] = useState<string | null>(null)
  const progress = useApp((app) => (app.exporting?.id === running ? app.exporting : null))
  const root = useApp((app) => app.site?.root ?? '')
  const target = out ?? joinPath(root, 'export')

  return (
    <Modal title="Export" onClose={onClose}>
      {running === null ? (
        <Choices target={target} onTarget={setOut} onStarted={setRunning} onClose={onClose} />
      ) : progress?.finished ? (
        <Result progress={progress} target={target} onAgain={() => setRunning(null)} onClose={onClose} />
      ) : (
        <Running id={running} progress={progress} />
      )}
    </Modal>
  )
}

interface ChoicesProps {
  readonly target: string
  readonly onTarget: (path: string) => void
  readonly onStarted: (id: number) => void
  readonly onClose: () => void
}

function Choices({ target, onTarget, onStarted, onClose }: ChoicesProps) {
  const web = useApp((app) => app.about?.door === 'web')
  const draft = useApp((app) => app.draft)
  const posts = useApp((app) => app.posts)
  const unsaved = useApp((app) => app.unsaved.size)
  const [all, setAll] = useState(draft === null)
  const [drafts, setDrafts] = useState(false)
  const [picking, setPicking] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const draftCount = posts.filter((post) => post.draft).length
  const count = all ? posts.length - (drafts ? 0 : draftCount) : 1
  const open = posts.find((post) => post.path === draft?.path)

  const choose = async () => {
    if (web) return setPicking(!picking)
    const path = await attempt(host.chooseFolder())
    if (path) onTarget(path)
  }

  const start = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      if (!(await saveAll())) return setWrong('A post could not be saved, so nothing was exported. Save it first.')
      const id = await host.startExport({
        posts: all || !draft ? 'all' : [draft.path],
        out: target.trim(),
        drafts: all ? drafts : true,
      })
      onStarted(id)
    } catch (error) {
      setWrong(refusalMessage(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="ex" onSubmit={(event) => void start(event)}>
      <div className="mo-body">
        <fieldset className="mo-group">
          <legend className="mo-legend">What</legend>
          <label className="mo-choice">
            <input type="radio" name="what" checked={!all} disabled={!draft} onChange={() => setAll(false)} />
            <span>
              This post
              <small dir="auto">{open?.title ?? draft?.path ?? 'No post is open.'}</small>
            </span>
          </label>
          <label className="mo-choice">
            <input type="radio" name="what" checked={all} onChange={() => setAll(true)} />
            <span>
              The whole folder
              <small>{posts.length === 1 ? '1 post' : `${posts.length} posts`}</small>
            </span>
          </label>
          {all && draftCount > 0 ? (
            <label className="mo-choice ex-under">
              <input type="checkbox" checked={drafts} onChange={(event) => setDrafts(event.target.checked)} />
              <span>{draftCount === 1 ? 'With its draft' : `With its ${draftCount} drafts`}</span>
            </label>
          ) : null}
        </fieldset>
        <Field label="Target folder">
          {(id) => (
            <div className="mo-row">
              <input
                id={id}
                className="ui-input"
                value={target}
                onChange={(event) => onTarget(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
              <button
                type="button"
                className="ui-button"
                {...(web ? { 'aria-expanded': picking } : {})}
                onClick={() => void choose()}
              >
                Choose…
              </button>
            </div>
          )}
        </Field>
        {picking ? <FolderPicker start={null} onPick={({ path }) => onTarget(path)} /> : null}
        <p className="mo-note">
          {count === 1 ? 'One page is written' : `${count} pages are written`}, each a single file with its styles and
          images inside, without scripts. Pages of the same name there are replaced.
          {unsaved > 0 ? ' Unsaved changes are saved first.' : ''}
        </p>
        <Wrong message={wrong} />
      </div>
      <div className="mo-foot">
        <button type="button" className="ui-button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="ui-button solid" disabled={busy || count === 0 || target.trim() === ''}>
          Export
        </button>
      </div>
    </form>
  )
}

function Running({ id, progress }: { readonly id: number; readonly progress: ExportProgress | null }) {
  const [cancelling, setCancelling] = useState(false)
  const cancel = () => {
    setCancelling(true)
    void attempt(host.cancelExport(id))
  }
  return (
    <>
      <div className="mo-body">
        <label className="ex-bar">
          {progress ? `${progress.done} of ${progress.total} pages` : 'Beginning…'}
          <progress max={progress?.total ?? 1} {...(progress ? { value: progress.done } : {})} />
        </label>
      </div>
      <div className="mo-foot">
        <button type="button" className="ui-button" disabled={cancelling} onClick={cancel}>
          {cancelling ? 'Stopping…' : 'Stop'}
        </button>
      </div>
    </>
  )
}

interface ResultProps {
  readonly progress: ExportProgress
  readonly target: string
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Result({ progress, target, onAgain, onClose }: ResultProps) {
  const desktop = useApp((app) => app.about?.door === 'desktop')
  const { written, failed, skippedDrafts, cancelled, first } = progress
  const show = () => {
    if (first !== null) void attempt(host.reveal(first))
  }
  return (
    <>
      <div className="mo-body" aria-live="polite">
        <p>
          <strong>
            {cancelled ? 'Stopped. ' : ''}
            {written === 1 ? '1 page written' : `${written} pages written`}
          </strong>
          {skippedDrafts === 0 ? '.' : `; ${skippedDrafts === 1 ? '1 draft' : `${skippedDrafts} drafts`} left out.`}
        </p>
        <p className="mo-path">{written === 1 ? (first ?? target) : target}</p>
        {failed.length === 0 ? null : (
          <>
            <p className="mo-wrong">
              {failed.length === 1
                ? 'One post could not be exported:'
                : `${failed.length} posts could not be exported:`}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <ul className="ex-failed ui-scroll" tabIndex={0}>
              {failed.map(({ post, message }) => (
                <li key={post}>
                  <strong>{post}</strong> {message}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="mo-foot">
        <div className="mo-left">
          <button type="button" className="ui-button quiet" onClick={onAgain}>
            Again
          </button>
        </div>
        {desktop && first !== null ? (
          <button type="button" className="ui-button" onClick={show}>
            Show
          </button>
        ) : null}
        <button
          type="button"
          className="ui-button solid"
          onClick={() => {
            setApp({ exporting: null })
            onClose()
          }}
        >
          Done
        </button>
      </div>
    </>
  )
}
