import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { attempt } from '../attempt.ts'
import type { Draft } from '../draft/draft.ts'
import { host } from '../host.ts'
import { openPost } from '../open-posts.ts'
import { getApp, useApp } from '../store.ts'
import { bindFrame } from './bind-frame.ts'
import { plainPackedKit, unpacked } from './kit.ts'
import { type LinkTarget, linkTarget } from './links.ts'
import { PreviewPage } from './preview-page.ts'
import type { Picture } from './render-worker.ts'
import { allowRemoteImages, useRemoteImages, useRendering } from './rendering.ts'
import { type ScrollSync, syncScroll } from './sync.ts'
import './preview.css'

/** The post as it will be read, beside its text. */
export function PreviewPane({ draft }: { readonly draft: Draft }) {
  const live = useRendering(draft)
  const remote = useRemoteImages()
  const frame = useRef<HTMLIFrameElement>(null)
  const [link, setLink] = useState<LinkTarget | null>(null)
  const page = usePage(frame, draft, remote, live?.picture ?? null, setLink)
  const lacksRemote = !remote && hasRemote(live?.picture ?? null)

  return (
    <div className="pv">
      <iframe
        // Another policy needs another document.
        key={remote ? 'remote' : 'own'}
        ref={frame}
        className="pv-frame"
        title="Preview"
        sandbox="allow-same-origin"
        src={remote ? 'preview.html?remote' : 'preview.html'}
        onLoad={page.begin}
      />
      {link ? <LinkBar link={link} done={() => setLink(null)} /> : null}
      {!link && live?.trouble ? (
        <p className="pv-bar" aria-live="polite">
          {live.trouble}
        </p>
      ) : null}
      {!link && !live?.trouble && lacksRemote ? (
        <div className="pv-bar">
          <span>Images on other sites are not loaded, so that no site learns what you read.</span>
          <button type="button" className="ui-button" onClick={allowRemoteImages}>
            Load remote images
          </button>
        </div>
      ) : null}
    </div>
  )
}

/** The frame's document, from each load of the frame on, bound to the draft. */
function usePage(
  frame: RefObject<HTMLIFrameElement | null>,
  draft: Draft,
  remote: boolean,
  picture: Picture | null,
  onLink: (link: LinkTarget) => void,
) {
  const [page, setPage] = useState<PreviewPage | null>(null)
  const revision = useApp((app) => app.kit?.revision)
  const shown = useRef<string | undefined>(undefined)
  const sync = useRef<ScrollSync | null>(null)

  const begin = () => {
    // None where the frame could not be loaded: the browser's own error page is not the app's to touch.
    const window = frame.current?.contentDocument?.defaultView
    if (!window) return
    setPage(new PreviewPage(window, { loadImage: (src) => host.image(draft.path, src), remoteImages: remote }))
  }

  useLayoutEffect(() => {
    if (!page) return undefined
    const scrolling = syncScroll(draft.view, page.document, () => page.blocks)
    sync.current = scrolling
    const unbind = bindFrame(page, draft, (href) => {
      const link = linkTarget(href, draft.path, unpacked(getApp().kit ?? plainPackedKit))
      if (link.kind === 'post') void openPost(link.path)
      else if (link.kind === 'place') page.scrollTo(link.id)
      else onLink(link)
    })
    return () => {
      scrolling.stop()
      unbind()
      page.destroy()
    }
  }, [page, draft, onLink])

  useLayoutEffect(() => {
    if (!page || !picture) return
    page.show(picture)
    sync.current?.shown()
  }, [page, picture])

  useEffect(() => {
    if (page && shown.current !== undefined && shown.current !== revision) page.reloadImages()
    shown.current = revision
  }, [page, revision])

  return { begin }
}

function LinkBar({ link, done }: { readonly link: LinkTarget; readonly done: () => void }) {
  const open = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each link that is asked about.
  useEffect(() => open.current?.focus(), [link])
  if (link.kind !== 'outside') {
    return (
      <div className="pv-bar" aria-live="polite">
        <span>{link.kind === 'nothing' ? link.message : ''}</span>
        <button type="button" className="ui-button" onClick={done}>
          Close
        </button>
      </div>
    )
  }
  const { url } = link
  const go = () => {
    done()
    if (getApp().about?.door === 'desktop') void attempt(host.openExternal(url))
    else window.open(url, '_blank', 'noopener,noreferrer')
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons that belong to a sentence are no set of fields.
    <div
      className="pv-bar"
      role="group"
      aria-label="Open a link"
      onKeyDown={(event) => {
        if (event.key === 'Escape') done()
      }}
    >
      <span>
        Open <bdi className="pv-address">{url}</bdi> in the browser?
      </span>
      <button type="button" className="ui-button" ref={open} onClick={go}>
        Open
      </button>
      <button type="button" className="ui-button quiet" onClick={done}>
        Cancel
      </button>
    </div>
  )
}

/** The sanitiser leaves a note of this class in place of each image of another site. */
function hasRemote(picture: Picture | null): boolean {
  if (!picture) return false
  const note = 'class="galley-image"'
  return picture.headerHtml.includes(note) || picture.blocks.some(({ html }) => html.includes(note))
}
