/** The open folder's screen: bars above and below, and the panes between them. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Draft } from '../draft/draft.ts'
import { BodyPane } from '../editor/BodyPane.tsx'
import { FrontMatterPane } from '../form/FrontMatterPane.tsx'
import { PostList } from '../list/PostList.tsx'
import { PreviewPane } from '../preview/PreviewPane.tsx'
import { changePanes } from '../settings/settings.ts'
import { useApp } from '../store.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Banner } from './Banner.tsx'
import { Divider } from './Divider.tsx'
import { isNarrow, type Layout, layoutOf, limits } from './layout.ts'
import { NoPost } from './NoPost.tsx'
import { closeDrawer, focusPane, rememberFocus, toggle } from './panes.ts'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import './frame.css'

export function Frame() {
  const width = useWidth()
  const draft = useApp((app) => app.draft)
  const panes = useApp((app) => app.settings.panes)
  const arrangement = useApp((app) => app.arrangement)
  const layout = layoutOf(width, panes, arrangement, draft !== null)
  useEffect(rememberFocus, [])

  return (
    <div className="fr">
      <button type="button" className="fr-skip" onClick={() => focusPane(draft ? 'body' : 'posts')}>
        {draft ? 'Skip to the body' : 'Skip to the posts'}
      </button>
      <TopBar layout={layout} width={width} />
      <main className="fr-main">
        <Banner />
        <div className="fr-panes">
          {layout.shown.includes('posts') ? (
            <>
              <Posts width={isNarrow(width) ? null : panes.posts} search={true} />
              {isNarrow(width) ? null : (
                <Divider
                  label="Width of the posts"
                  {...limits.posts}
                  value={panes.posts}
                  pixelsPerUnit={onePixel}
                  onMove={(posts) => changePanes({ posts })}
                  onFold={() => toggle('posts')}
                />
              )}
            </>
          ) : null}
          {draft ? (
            <OpenPost draft={draft} layout={layout} narrow={isNarrow(width)} />
          ) : isNarrow(width) ? null : (
            <NoPost />
          )}
        </div>
        {layout.drawer === 'open' ? <Drawer width={panes.posts} /> : null}
      </main>
      <StatusBar />
    </div>
  )
}

const onePixel = () => 1

function Posts({ width, search }: { readonly width: number | null; readonly search: boolean }) {
  return (
    <section
      className="fr-posts"
      aria-label="List of posts"
      data-pane="posts"
      tabIndex={-1}
      {...(width === null ? { style: { flex: 1 } } : { style: { width } })}
    >
      <PostList search={search} />
    </section>
  )
}

function Drawer({ width }: { readonly width: number }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape does the same. */}
      <div className="fr-veil" onClick={closeDrawer} />
      <section
        className="fr-drawer"
        aria-label="List of posts"
        data-pane="posts"
        tabIndex={-1}
        style={{ width: Math.max(width, limits.posts.usual) }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          closeDrawer()
          focusPane('body')
        }}
      >
        <PostList search={false} />
      </section>
    </>
  )
}

interface OpenPostProps {
  readonly draft: Draft
  readonly layout: Layout
  readonly narrow: boolean
}

function OpenPost({ draft, layout, narrow }: OpenPostProps) {
  const panes = useApp((app) => app.settings.panes)
  const pair = useRef<HTMLDivElement>(null)
  const shows = (pane: Layout['shown'][number]) => layout.shown.includes(pane)
  const both = shows('body') && shows('preview')

  return (
    <>
      {shows('fields') ? (
        <>
          <div
            className="fr-fields ui-scroll"
            data-pane="fields"
            tabIndex={-1}
            style={narrow ? { flex: 1 } : { width: panes.fields }}
          >
            <Boundary key={draft.path} name="The form">
              <FrontMatterPane draft={draft} />
            </Boundary>
          </div>
          {narrow ? null : (
            <Divider
              label="Width of the fields"
              {...limits.fields}
              value={panes.fields}
              pixelsPerUnit={onePixel}
              onMove={(fields) => changePanes({ fields })}
              onFold={() => toggle('fields')}
            />
          )}
        </>
      ) : null}
      <div className="fr-pair" ref={pair} hidden={!shows('body') && !shows('preview')}>
        <div
          className="fr-body"
          data-pane="body"
          tabIndex={-1}
          hidden={!shows('body')}
          style={{ flexGrow: both ? panes.body : 1 }}
        >
          <Boundary key={draft.path} name="The editor">
            <BodyPane draft={draft} />
          </Boundary>
        </div>
        {both ? (
          <Divider
            label="Share of the body"
            {...limits.body}
            value={panes.body * 100}
            pixelsPerUnit={() => (pair.current?.offsetWidth ?? 100) / 100}
            onMove={(share) => changePanes({ body: share / 100 })}
            onFold={() => toggle('preview')}
          />
        ) : null}
        {shows('preview') ? (
          <div className="fr-preview" data-pane="preview" tabIndex={-1} style={{ flexGrow: both ? 1 - panes.body : 1 }}>
            <Boundary key={draft.path} name="The preview">
              <PreviewPane draft={draft} />
            </Boundary>
          </div>
        ) : null}
      </div>
    </>
  )
}

function subscribeWidth(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

const useWidth = (): number => useSyncExternalStore(subscribeWidth, () => window.innerWidth)
