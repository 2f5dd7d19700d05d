import { setApp, useApp } from '../store.ts'
import { everything } from './query.ts'

/** In place of the list where it has no rows: nothing read yet, nothing there, or nothing that fits. */
export function NoRows() {
  const empty = useApp((app) => app.posts.length === 0)
  const indexing = useApp((app) => app.indexing !== null)
  const text = useApp((app) => app.query.text)
  const sort = useApp((app) => app.query.sort)
  if (empty && indexing) return <p className="li-none">Reading the folder…</p>
  if (empty) {
    return (
      <div className="li-none">
        <p>No posts here yet.</p>
        <p>Markdown files below the content folder appear in this list.</p>
      </div>
    )
  }
  return (
    <div className="li-none">
      <p>{text === '' ? 'No post is like that.' : `No post matches “${text}”.`}</p>
      <button type="button" className="ui-button" onClick={() => setApp({ query: { ...everything, sort } })}>
        Show all posts
      </button>
    </div>
  )
}
