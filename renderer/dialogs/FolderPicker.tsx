/** Folders of this computer, gone through by keyboard or pointer, for the door that has no dialog of its own. */
import { ChevronUp, Folder } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FolderListing } from '../../electron/api.ts'
import { refusalMessage } from '../attempt.ts'
import { host } from '../host.ts'
import { fold } from '../list/query.ts'
import { Wrong } from '../ui/Modal.tsx'
import { crumbsOf, joinPath } from './folder-path.ts'
import './folder.css'

interface FolderPickerProps {
  /** Where to begin; null for the host's own choice. */
  readonly start: string | null
  readonly onPick: (listing: FolderListing) => void
}

export function FolderPicker({ start, onPick }: FolderPickerProps) {
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [top, setTop] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)

  const go = async (path: string | null) => {
    try {
      const next = await host.listFolders(path)
      setListing(next)
      setActive(0)
      setWrong(null)
      if (path === null || next.parent === null) setTop(next.path)
      onPick(next)
      list.current?.focus()
    } catch (error) {
      setWrong(refusalMessage(error))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where it begins.
  useEffect(() => void go(start), [])
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  })

  const folders = listing?.folders ?? []
  const enter = (name: string | undefined) => {
    if (listing && name !== undefined) void go(joinPath(listing.path, name))
  }
  const up = () => {
    if (listing?.parent) void go(listing.parent)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') setActive(Math.min(folders.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
    else if (event.key === 'Home') setActive(0)
    else if (event.key === 'End') setActive(folders.length - 1)
    else if (event.key === 'Enter' || event.key === 'ArrowRight') enter(folders[active])
    else if (event.key === 'Backspace' || event.key === 'ArrowLeft') up()
    else if (event.key.length === 1 && event.key !== ' ') {
      const order = [...folders.slice(active + 1), ...folders.slice(0, active + 1)]
      const found = order.find((name) => fold(name).startsWith(fold(event.key)))
      if (found !== undefined) setActive(folders.indexOf(found))
    } else return
    event.preventDefault()
  }

  return (
    <div className="fo">
      <nav className="fo-crumbs" aria-label="Where you are">
        <button type="button" className="ui-icon" aria-label="One folder up" disabled={!listing?.parent} onClick={up}>
          <ChevronUp aria-hidden />
        </button>
        <ol>
          {(listing ? crumbsOf(listing.path, top) : []).map(({ name, path }, at, all) => (
            <li key={path}>
              <button
                type="button"
                aria-current={at === all.length - 1 ? 'location' : undefined}
                onClick={() => void go(path)}
              >
                {name}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div
        ref={list}
        className="fo-list ui-scroll"
        role="listbox"
        aria-label="Folders"
        tabIndex={0}
        {...(folders[active] === undefined ? {} : { 'aria-activedescendant': `folder-${active}` })}
        onKeyDown={onKeyDown}
      >
        {folders.map((name, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: an option that `aria-activedescendant` points at takes no focus.
          <div
            key={name}
            id={`folder-${at}`}
            role="option"
            aria-selected={at === active}
            className={at === active ? 'active' : ''}
            onClick={() => setActive(at)}
            onDoubleClick={() => enter(name)}
          >
            <Folder aria-hidden size={16} strokeWidth={1.75} />
            {name}
          </div>
        ))}
      </div>
      {listing && folders.length === 0 ? <p className="mo-note">No folders in here.</p> : null}
      <Wrong message={wrong} />
    </div>
  )
}
