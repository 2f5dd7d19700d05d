/**
 * The list of posts as a listbox that holds only the rows near the screen. The focus stays on the list itself and
 * points at one option (`aria-activedescendant`), so that it survives rows coming and going.
 */
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PostEntry } from '../../electron/api.ts'
import { focusPane, showPost } from '../frame/panes.ts'
import { draftOf, openPost } from '../open-posts.ts'
import { useApp } from '../store.ts'
import { Option, optionId } from './Option.tsx'
import { fold, type Row, rowsOf, type Sort } from './query.ts'
import { groupHeight, groupRows, rowHeight, rowsNear, topsOf } from './window.ts'

interface ListBoxProps {
  readonly entries: readonly PostEntry[]
  readonly sort: Sort
}

/** Keys typed within this time search one title together, in milliseconds. */
const typeAheadPause = 700

export function ListBox({ entries, sort }: ListBoxProps) {
  const selected = useApp((app) => app.draft?.path ?? null)
  const unsaved = useApp((app) => app.unsaved)
  const box = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const [view, setView] = useState({ top: 0, height: 900 })
  const [active, setActive] = useState<string | null>(null)

  const rows = useMemo(() => rowsOf(entries, sort), [entries, sort])
  const tops = useMemo(() => topsOf(rows), [rows])
  const rowAt = useMemo(() => rowFinder(rows), [rows])
  const { from, to } = rowsNear(tops, view.top, view.height)
  const current = active !== null && rowAt(active) !== undefined ? active : null

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const scrollTo = (path: string) => {
    const at = rowAt(path)
    if (at === undefined || !box.current) return
    // The first post of a month brings its heading along.
    const room = rows[at - 1]?.kind === 'group' ? groupHeight : 0
    const top = (tops[at] ?? 0) - room
    const bottom = (tops[at] ?? 0) + rowHeight
    const { scrollTop, clientHeight } = box.current
    if (top < scrollTop) box.current.scrollTop = top
    else if (bottom > scrollTop + clientHeight) box.current.scrollTop = bottom - clientHeight + 8
  }

  // A post opened from elsewhere comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when rows arrive, which would fight the writer's scrolling.
  useEffect(() => {
    if (selected !== null) scrollTo(selected)
  }, [selected])

  const goTo = (position: number) => {
    const entry = entries[Math.min(entries.length - 1, Math.max(0, position))]
    if (!entry) return
    setActive(entry.path)
    scrollTo(entry.path)
  }

  const open = (path: string, write: boolean) => {
    setActive(path)
    void openPost(path).then(() => {
      showPost()
      if (write) focusPane('body')
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const here = current === null ? -1 : entries.findIndex((entry) => entry.path === current)
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1)
    const moves: { readonly [key: string]: number } = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: entries.length - 1,
      PageDown: here + page,
      PageUp: here - page,
    }
    const move = moves[event.key]
    if (move !== undefined) goTo(move)
    else if ((event.key === 'Enter' || (event.key === ' ' && typed.current.text === '')) && current !== null) {
      open(current, event.key === 'Enter')
    } else if (event.key.length === 1) typeAhead(event.key, here)
    else return
    event.preventDefault()
  }

  const typeAhead = (key: string, here: number) => {
    const now = Date.now()
    const text = now - typed.current.at < typeAheadPause ? typed.current.text + fold(key) : fold(key)
    typed.current = { text, at: now }
    setTimeout(() => {
      if (typed.current.at === now) typed.current = { text: '', at: 0 }
    }, typeAheadPause)
    const start = text.length === 1 ? here + 1 : Math.max(0, here)
    const order = [...entries.slice(start), ...entries.slice(0, start)]
    const found = order.find((entry) => fold(entry.title).startsWith(text))
    if (found) goTo(entries.indexOf(found))
  }

  const onFocus = (event: FocusEvent) => {
    // A press gives the focus too; the row under it must not move away.
    if (current !== null || !event.currentTarget.matches(':focus-visible')) return
    const start = selected !== null && rowAt(selected) !== undefined ? selected : entries[0]?.path
    if (start === undefined) return
    setActive(start)
    scrollTo(start)
  }

  const groups = groupRows(rows, from, to, current === null ? null : (rowAt(current) ?? null))
  return (
    <div
      ref={box}
      id="posts"
      className="li-box ui-scroll"
      role="listbox"
      aria-label="Posts"
      tabIndex={0}
      {...(current === null ? {} : { 'aria-activedescendant': optionId(current) })}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div className="li-rows" role="presentation" style={{ height: tops[rows.length] ?? 0 }}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
          <div key={group.key} role="group" aria-label={group.label}>
            {group.heading === null ? null : (
              <div className="li-month" aria-hidden="true" style={{ top: tops[group.heading] ?? 0 }}>
                {group.label}
              </div>
            )}
            {group.posts.map(({ at, row }) => (
              <Option
                key={row.entry.path}
                listed={row.entry}
                draft={draftOf(row.entry.path)}
                top={tops[at] ?? 0}
                position={row.position}
                count={entries.length}
                selected={row.entry.path === selected}
                active={row.entry.path === current}
                unsaved={row.entry.path !== selected && unsaved.has(row.entry.path)}
                withYear={sort === 'title'}
                onOpen={() => {
                  box.current?.focus({ preventScroll: true })
                  open(row.entry.path, false)
                }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Tells a post's row by its path. The rows are gone through when it is first asked, which typing a search never does. */
function rowFinder(rows: readonly Row[]): (path: string) => number | undefined {
  let byPath: Map<string, number> | null = null
  return (path) => {
    byPath ??= new Map(rows.flatMap((row, at) => (row.kind === 'post' ? [[row.entry.path, at] as const] : [])))
    return byPath.get(path)
  }
}
