/** Commands and posts by a few letters. */
import { FileText } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { PostEntry } from '../../electron/api.ts'
import { type Command, commands, isEnabled, keyOf, platformOf, run } from '../commands.ts'
import { focusPane, showPost } from '../frame/panes.ts'
import { keyLabel } from '../keys.ts'
import { dayOf, everything, fold, matching } from '../list/query.ts'
import { openPost } from '../open-posts.ts'
import { useApp } from '../store.ts'
import { Modal } from '../ui/Modal.tsx'
import { best, type Candidate } from './fuzzy.ts'
import './palette.css'

type Entry =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'post'; readonly post: PostEntry }

/** How many commands and posts are shown at once. */
const mostCommands = 40
const mostPosts = 30

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const entries = useEntries(query)
  const current = Math.min(active, entries.length - 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another row is the current one.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current, entries])

  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    // The dialog gives the focus back first; what was chosen may want it after that.
    requestAnimationFrame(() => {
      if (entry.kind === 'command') return run(entry.command.id)
      void openPost(entry.post.path).then(() => {
        showPost()
        requestAnimationFrame(() => focusPane('body'))
      })
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const page = 8
    if (event.key === 'ArrowDown') setActive((current + 1) % entries.length)
    else if (event.key === 'ArrowUp') setActive((current - 1 + entries.length) % entries.length)
    else if (event.key === 'PageDown') setActive(Math.min(entries.length - 1, current + page))
    else if (event.key === 'PageUp') setActive(Math.max(0, current - page))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(entries[current])
    else return
    event.preventDefault()
  }

  return (
    <Modal title="Commands and posts" heading={false} className="pa" onClose={onClose}>
      <input
        className="pa-input"
        role="combobox"
        aria-label="Commands and posts"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        {...(entries.length > 0 ? { 'aria-activedescendant': `palette-${current}` } : {})}
        placeholder="Type a command or a post’s title"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the palette was opened to type.
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="palette-list" className="pa-list ui-scroll" role="listbox" aria-label="Results" tabIndex={-1}>
        {entries.map((entry, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: an option that `aria-activedescendant` points at takes no focus.
          <div
            key={entry.kind === 'command' ? `command ${entry.command.id}` : `post ${entry.post.path}`}
            id={`palette-${at}`}
            role="option"
            aria-selected={at === current}
            className="pa-row"
            onClick={() => choose(entry)}
            onPointerMove={() => setActive(at)}
          >
            {entry.kind === 'command' ? <CommandRow command={entry.command} /> : <PostRow post={entry.post} />}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className="pa-none">Nothing is called “{query}”.</p> : null}
    </Modal>
  )
}

function useEntries(query: string): readonly Entry[] {
  const app = useApp((value) => value)
  const { posts } = app
  const candidates = useMemo(
    () => matching(posts, everything).map((post): Candidate<PostEntry> => ({ item: post, text: fold(post.title) })),
    [posts],
  )
  return useMemo(() => {
    const able = commands.filter((command) => command.id !== 'palette' && isEnabled(command, app))
    const found = best(
      query,
      able.map((command): Candidate<Command> => ({ item: command, text: fold(`${command.title} ${command.menu}`) })),
      mostCommands,
    )
    const titles = query.trim() === '' ? [] : best(query, candidates, mostPosts)
    return [
      ...found.map((command): Entry => ({ kind: 'command', command })),
      ...titles.map((post): Entry => ({ kind: 'post', post })),
    ]
  }, [query, candidates, app])
}

function CommandRow({ command }: { readonly command: Command }) {
  const key = useApp((app) => keyOf(command, app))
  const platform = useApp(platformOf)
  const on = useApp((app) => command.checked?.(app) ?? false)
  return (
    <>
      <span className="pa-menu">{command.menu}</span>
      <span className="pa-title">{command.title}</span>
      {on ? <span className="pa-menu">On</span> : null}
      {key === null ? null : <kbd className="ui-key">{keyLabel(key, platform)}</kbd>}
    </>
  )
}

function PostRow({ post }: { readonly post: PostEntry }) {
  return (
    <>
      <span className="pa-menu">
        <FileText aria-hidden size={14} strokeWidth={1.75} />
      </span>
      <span className="pa-title" dir="auto">
        {post.title || post.path}
      </span>
      <span className="pa-note">{dayOf(post, true)}</span>
    </>
  )
}
