/** The pane of posts: search, filters, and the list itself. */
import { X } from 'lucide-react'
import { useMemo } from 'react'
import { getApp, setApp, useApp } from '../store.ts'
import { titleOf } from './FilterMenu.tsx'
import { ListBox } from './ListBox.tsx'
import { NoRows } from './NoRows.tsx'
import { countMarks, everything, type Mark, matching, type Query } from './query.ts'
import { SearchBox } from './SearchBox.tsx'
import './list.css'

export function PostList({ search }: { readonly search: boolean }) {
  const posts = useApp((app) => app.posts)
  const query = useApp((app) => app.query)
  const entries = matching(posts, query)
  return (
    <div className="li">
      {search ? <SearchBox /> : null}
      <Progress />
      <Chips />
      <ActiveFilters query={query} />
      {entries.length > 0 ? <ListBox entries={entries} sort={query.sort} /> : <NoRows />}
      <p className="ui-hidden" aria-live="polite">
        {query === everything || query.text === '' ? '' : found(entries.length)}
      </p>
    </div>
  )
}

const found = (count: number): string => (count === 1 ? '1 post found' : `${count} posts found`)

/** A thin bar under the search while the folder is read. */
function Progress() {
  const indexing = useApp((app) => app.indexing)
  if (!indexing) return <div className="li-progress" />
  const { done, total } = indexing
  const share = total > 0 ? done / total : 0
  return (
    <div
      className="li-progress on"
      role="progressbar"
      aria-label="Reading the folder"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div style={{ transform: `scaleX(${Math.max(0.03, share)})` }} />
    </div>
  )
}

const chips: readonly (readonly [mark: Mark, title: string])[] = [
  ['all', 'All'],
  ['draft', 'Drafts'],
  ['scheduled', 'Soon'],
  ['problem', 'Problems'],
]

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

function Chips() {
  const posts = useApp((app) => app.posts)
  const mark = useApp((app) => app.query.mark)
  const counts = useMemo(() => countMarks(posts), [posts])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form.
    <div className="li-chips" role="group" aria-label="Show">
      {chips.map(([name, title]) =>
        name === 'all' || counts[name] > 0 || mark === name ? (
          <button
            key={name}
            type="button"
            aria-pressed={mark === name}
            onClick={() => setApp({ query: { ...getApp().query, mark: name } })}
          >
            {title} <span>{compact.format(counts[name])}</span>
          </button>
        ) : null,
      )}
    </div>
  )
}

function ActiveFilters({ query }: { readonly query: Query }) {
  const { section, term } = query
  if (section === null && term === null) return null
  return (
    <div className="li-active">
      {section === null ? null : (
        <Active
          text={section === '' ? 'No section' : `Section: ${section}`}
          onRemove={() => setApp({ query: { ...query, section: null } })}
        />
      )}
      {term === null ? null : (
        <Active
          text={`${titleOf(term.taxonomy)}: ${term.term}`}
          onRemove={() => setApp({ query: { ...query, term: null } })}
        />
      )}
    </div>
  )
}

function Active({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <button type="button" aria-label={`Remove filter ${text}`} onClick={onRemove}>
      <span>{text}</span>
      <X aria-hidden size={12} strokeWidth={2} />
    </button>
  )
}
