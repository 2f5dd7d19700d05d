import { Files, Folder } from 'lucide-react'
import { memo } from 'react'
import type { PostEntry } from '../../electron/api.ts'
import type { Draft } from '../draft/draft.ts'
import { useOpenEntry } from '../use-draft.ts'
import { dayOf, markOf, termsOf } from './query.ts'

interface OptionProps {
  readonly listed: PostEntry
  /** The post's own text, saved or not, where it is open. */
  readonly draft: Draft | null
  readonly top: number
  /** From 0, of `count`. */
  readonly position: number
  readonly count: number
  readonly selected: boolean
  readonly active: boolean
  readonly unsaved: boolean
  readonly withYear: boolean
  readonly onOpen: (path: string) => void
}

export const optionId = (path: string): string => `post ${path}`.replaceAll(/\s/g, '-')

/**
 * One post of the list: its title, and below it the day with tags or one mark. It follows an open post while one
 * writes; its place in the list follows the file, so that rows do not move about under the writer's hands.
 */
export const Option = memo(function Option(props: OptionProps) {
  const { listed, draft, top, position, count, selected, active, unsaved, withYear, onOpen } = props
  const entry = useOpenEntry(draft, listed)
  const id = optionId(entry.path)
  // Until it is saved, another date stands under the old month.
  const day = dayOf(entry, withYear || entry.time !== listed.time)
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and the keys. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: an option that `aria-activedescendant` points at takes no focus. */}
      <div
        id={id}
        role="option"
        className={active ? 'li-row active' : 'li-row'}
        aria-selected={selected}
        aria-setsize={count}
        aria-posinset={position + 1}
        aria-describedby={`${id}-about`}
        title={entry.problem?.message ?? entry.path}
        style={{ top }}
        onClick={() => onOpen(entry.path)}
      >
        <span className="li-title" dir="auto">
          {entry.title || entry.path}
        </span>
      </div>
      {/* Beside the option, since the title alone is its name; this describes it. */}
      <div className="li-about" id={`${id}-about`} aria-hidden="true" style={{ top }}>
        {day === '' ? null : <span className="li-day">{day}</span>}
        <About entry={entry} unsaved={unsaved} />
        <KindIcon entry={entry} />
      </div>
    </>
  )
})

function About({ entry, unsaved }: { readonly entry: PostEntry; readonly unsaved: boolean }) {
  const mark = markOf(entry)
  if (unsaved) return <span className="li-mark draft">Unsaved</span>
  if (mark === 'problem') {
    return <span className="li-mark problem">Front matter, line {entry.problem?.line}</span>
  }
  if (mark !== null) return <span className={`li-mark ${mark}`}>{mark === 'draft' ? 'Draft' : 'Scheduled'}</span>
  return <span className="li-terms">{termsOf(entry).join(', ')}</span>
}

function KindIcon({ entry }: { readonly entry: PostEntry }) {
  if (entry.kind === 'post') return null
  const Icon = entry.kind === 'bundle' ? Files : Folder
  const name = entry.kind === 'bundle' ? 'Page bundle' : 'Section page'
  return (
    <span className="li-kind" role="img" aria-label={name} title={name}>
      <Icon aria-hidden size={13} strokeWidth={1.75} />
    </span>
  )
}
