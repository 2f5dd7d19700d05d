import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { commandOf, keyOf, platformOf } from '../commands.ts'
import { closeDrawer, focusPane, reveal, showPost } from '../frame/panes.ts'
import { ariaKey, keyLabel } from '../keys.ts'
import { openPost } from '../open-posts.ts'
import { getApp, setApp, useApp } from '../store.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { matching } from './query.ts'

/** The search over all posts. `inBar`: it stands in the bar above, and what it finds comes out as a drawer. */
export function SearchBox({ inBar = false }: { readonly inBar?: boolean }) {
  const query = useApp((app) => app.query)
  const platform = useApp(platformOf)
  const key = useApp((app) => keyOf(commandOf('search'), app)) ?? ''
  const search = (text: string) => {
    setApp({ query: { ...query, text } })
    if (inBar) reveal('posts')
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      if (inBar) reveal('posts')
      requestAnimationFrame(() => document.querySelector<HTMLElement>('#posts')?.focus())
    } else if (event.key === 'Enter') {
      const first = matching(getApp().posts, query)[0]
      if (first) void openPost(first.path).then(showPost)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (query.text !== '') return search('')
      closeDrawer()
      focusPane('body')
    }
  }

  return (
    <div className={inBar ? 'li-search in-bar' : 'li-search'}>
      <Search aria-hidden size={15} strokeWidth={1.75} />
      <input
        id="search-posts"
        type="search"
        aria-label="Search posts"
        aria-keyshortcuts={ariaKey(key, platform)}
        placeholder="Search posts"
        autoComplete="off"
        spellCheck={false}
        value={query.text}
        onChange={(event) => search(event.target.value)}
        onFocus={() => inBar && reveal('posts')}
        onKeyDown={onKeyDown}
      />
      {query.text === '' ? (
        <kbd className="ui-key">{keyLabel(key, platform)}</kbd>
      ) : (
        <button type="button" className="li-clear" aria-label="Clear the search" onClick={() => search('')}>
          <X aria-hidden size={14} strokeWidth={1.75} />
        </button>
      )}
      <FilterMenu />
    </div>
  )
}
