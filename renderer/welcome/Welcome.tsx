import { BookOpen, FolderOpen } from 'lucide-react'
import { MainMenu } from '../frame/MainMenu.tsx'
import { chooseFolder, openFolder } from '../session.ts'
import { useApp } from '../store.ts'
import { RecentFolders } from './RecentFolders.tsx'
import './welcome.css'

/** The first screen: what Galley is, and the ways in. */
export function Welcome() {
  const about = useApp((app) => app.about)
  const notice = useApp((app) => app.notice)
  // Until the host has answered there is nothing to say, unless it refused.
  if (!about && notice === null) return null
  return (
    <main className="we">
      {about?.door === 'web' ? (
        <div className="we-menu">
          <MainMenu />
        </div>
      ) : null}
      <div className="we-sheet">
        <Proof />
        <h1>Galley</h1>
        <p className="we-line">
          A quiet place to write your blog: fields for the front matter, a page for the words, and beside them the post
          as it will be read.
        </p>
        {notice === null ? null : (
          <p className="we-notice" role="alert">
            {notice}
          </p>
        )}
        {about ? (
          <>
            <div className="we-ways">
              <button type="button" className="ui-button solid" onClick={() => void chooseFolder()}>
                <FolderOpen aria-hidden />
                Open Folder
              </button>
              {about.sample === null ? null : (
                <button type="button" className="ui-button" onClick={() => void openFolder(about.sample ?? '')}>
                  <BookOpen aria-hidden />
                  Look at the sample blog
                </button>
              )}
            </div>
            <p className="we-hint">
              {about.door === 'desktop'
                ? 'Or drop a folder here: a Hugo site, or any folder of Markdown files.'
                : 'A Hugo site, or any folder of Markdown files. Nothing in it is changed until you save.'}
            </p>
            {about.recent.length === 0 ? null : (
              <section aria-labelledby="recent-folders">
                <h2 id="recent-folders">Recent folders</h2>
                <RecentFolders onOpen={(path) => void openFolder(path)} />
              </section>
            )}
          </>
        ) : null}
      </div>
    </main>
  )
}

/** A galley proof: lines of type, one of them marked with the blue pencil. */
function Proof() {
  return (
    <svg className="we-proof" viewBox="0 0 64 72" aria-hidden="true">
      <rect className="sheet" x="1" y="1" width="62" height="70" rx="5" />
      <path className="type" d="M13 15h24M13 27h38M13 37h38M13 57h26" />
      <path className="pencil" d="M13 46.5c6 3 11-2.5 18 0s11 1.5 20-1" />
    </svg>
  )
}
