import { FilePlus2 } from 'lucide-react'
import { run } from '../commands.ts'
import { useApp } from '../store.ts'

/** Beside the list while no post is open. */
export function NoPost() {
  const empty = useApp((app) => app.posts.length === 0 && app.indexing === null)
  const name = useApp((app) => app.site?.name ?? '')
  return (
    <div className="fr-none">
      <p className="fr-none-title">{empty ? `${name} has no posts yet` : 'Choose a post to write'}</p>
      <p>{empty ? 'A post is a Markdown file below the content folder.' : 'Or begin a new one.'}</p>
      <button type="button" className={empty ? 'ui-button solid' : 'ui-button'} onClick={() => run('new-post')}>
        <FilePlus2 aria-hidden />
        {empty ? 'Write the first post' : 'Begin a post'}
      </button>
    </div>
  )
}
