import { type FormEvent, useState } from 'react'
import type { PostEntry } from '../../electron/api.ts'
import { refusalMessage } from '../attempt.ts'
import { focusPane, showPost } from '../frame/panes.ts'
import { host } from '../host.ts'
import { openPost } from '../open-posts.ts'
import { getApp, useApp } from '../store.ts'
import { Field, Modal, Wrong } from '../ui/Modal.tsx'
import { slugOf } from './slug.ts'

export function NewPost({ onClose }: { readonly onClose: () => void }) {
  const site = useApp((app) => app.site)
  const [title, setTitle] = useState('')
  const [ownSlug, setOwnSlug] = useState<string | null>(null)
  const [section, setSection] = useState(() => usualSection(getApp().posts, getApp().draft?.path ?? null))
  const [bundle, setBundle] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const slug = ownSlug ?? slugOf(title)
  const sections = [...new Set([...(site?.sections ?? []), section].filter((name) => name !== ''))].sort()

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setWrong('A post needs a title. It can be changed later.')
    setBusy(true)
    try {
      const path = await host.createPost({ title: title.trim(), section, slug, bundle })
      onClose()
      await openPost(path)
      showPost()
      requestAnimationFrame(() => focusPane('body'))
    } catch (error) {
      setWrong(refusalMessage(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal title="New post" onClose={onClose}>
      <form onSubmit={(event) => void create(event)}>
        <div className="mo-body">
          <Field label="Title">
            {(id) => (
              <input
                id={id}
                className="ui-input"
                value={title}
                onChange={(event) => setTitle(event.target.value)}
                autoComplete="off"
                // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type a title.
                autoFocus
              />
            )}
          </Field>
          <div className="mo-pair">
            <Field label="Section">
              {(id) => (
                <select
                  id={id}
                  className="ui-input"
                  value={section}
                  onChange={(event) => setSection(event.target.value)}
                >
                  <option value="">None (the content folder)</option>
                  {sections.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="File name">
              {(id) => (
                <input
                  id={id}
                  className="ui-input"
                  value={slug}
                  onChange={(event) => setOwnSlug(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
          </div>
          <label className="mo-choice">
            <input type="checkbox" checked={bundle} onChange={(event) => setBundle(event.target.checked)} />
            <span>
              With a folder of its own
              <small>A page bundle: images lie beside the text.</small>
            </span>
          </label>
          <p className="mo-path">
            {section === '' ? '' : `${section}/`}
            <strong>{slug === '' ? 'untitled' : slug}</strong>
            {bundle ? '/index.md' : '.md'}
          </p>
          <Wrong message={wrong} />
        </div>
        <div className="mo-foot">
          <button type="button" className="ui-button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="ui-button solid" disabled={busy}>
            Create
          </button>
        </div>
      </form>
    </Modal>
  )
}

/** The open post's section, or else the one with most posts. */
function usualSection(posts: readonly PostEntry[], open: string | null): string {
  const here = posts.find((post) => post.path === open)
  if (here) return here.section
  const counts = new Map<string, number>()
  for (const { section } of posts) counts.set(section, (counts.get(section) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}
