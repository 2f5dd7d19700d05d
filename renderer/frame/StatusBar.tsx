import type { FormEvent, ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { splitPost } from '../../post/front-matter/detect.ts'
import { readingMinutes } from '../../post/page/date.ts'
import { useCursor } from '../cursor.ts'
import type { Draft, SaveState } from '../draft/draft.ts'
import { useRendering } from '../preview/rendering.ts'
import { useApp } from '../store.ts'
import { useDraftVersion } from '../use-draft.ts'
import { languageName, lineEndName } from './figures.ts'
import { reveal } from './panes.ts'
import { ProblemList, problemsOf } from './problems.tsx'
import './status.css'

const numbers = new Intl.NumberFormat('en')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

export function StatusBar() {
  const draft = useApp((app) => app.draft)
  return <footer className="st">{draft ? <PostStatus draft={draft} /> : <FolderStatus />}</footer>
}

function FolderStatus() {
  const count = useApp((app) => app.posts.length)
  const indexing = useApp((app) => app.indexing)
  const root = useApp((app) => app.site?.root ?? '')
  const posts = `${numbers.format(count)} ${count === 1 ? 'post' : 'posts'}`
  return (
    <>
      {/* The number that runs is not for the ear. */}
      <div role="status">{indexing ? 'Reading the folder' : posts}</div>
      {indexing ? <span aria-hidden="true">{posts} so far</span> : null}
      <span className="st-gap" />
      <span className="st-path">{root}</span>
    </>
  )
}

function PostStatus({ draft }: { readonly draft: Draft }) {
  useDraftVersion(draft)
  const picture = useRendering(draft)?.picture ?? null
  const problems = problemsOf(draft, picture?.problems ?? [])
  return (
    <>
      <SavedState draft={draft} state={draft.saveState} />
      {picture ? <Words draft={draft} words={picture.words} /> : null}
      <Position draft={draft} />
      <span className="st-gap" />
      <Language written={picture?.header.language ?? ''} />
      <Format draft={draft} />
      <Encoding draft={draft} />
      <Item
        className={problems.length > 0 ? 'wrong' : ''}
        text={
          problems.length === 0 ? 'No problems' : problems.length === 1 ? '1 problem' : `${problems.length} problems`
        }
        title="Problems"
      >
        <ProblemList draft={draft} problems={problems} />
      </Item>
    </>
  )
}

/** The one live region of the page: saved, not saved, or why not. */
function SavedState({ draft, state }: { readonly draft: Draft; readonly state: SaveState }) {
  const [word, tone] = wordsOf(state, draft.readOnly)
  return (
    <div role="status" className={`st-saved ${tone}`}>
      <span className="st-dot" />
      {word}
    </div>
  )
}

function wordsOf(state: SaveState, readOnly: string | null): readonly [word: string, tone: string] {
  if (readOnly !== null) return ['Read-only', 'faint']
  if (state.kind === 'saved') return [state.at ? `Saved ${clock.format(state.at)}` : 'Saved', 'green']
  if (state.kind === 'saving') return ['Saving…', 'amber']
  if (state.kind === 'unsaved') return ['Unsaved changes', 'amber']
  return [`Not saved. ${state.message}`, 'red']
}

function Words({ draft, words }: { readonly draft: Draft; readonly words: number }) {
  const minutes = readingMinutes(words)
  const count = `${numbers.format(words)} ${words === 1 ? 'word' : 'words'}`
  return (
    <Item text={words === 0 ? 'No words' : `${count}, ${minutes} min`} title="Length">
      <dl className="st-figures">
        <dt>Words</dt>
        <dd>{numbers.format(words)}</dd>
        <dt>Characters as written</dt>
        <dd>{numbers.format(draft.view.state.doc.length)}</dd>
        <dt>Lines</dt>
        <dd>{numbers.format(draft.view.state.doc.lines)}</dd>
        <dt>Reading time</dt>
        <dd>{minutes === 1 ? '1 minute' : `${minutes} minutes`}</dd>
      </dl>
      <p>At 213 words a minute, as Hugo counts.</p>
    </Item>
  )
}

function Position({ draft }: { readonly draft: Draft }) {
  const { line, column, selected } = useCursor()
  const lines = draft.view.state.doc.lines
  const goTo = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = Number(new FormData(event.currentTarget).get('line'))
    const { doc } = draft.view.state
    const place = doc.line(Math.min(doc.lines, Math.max(1, Math.round(wanted) || 1))).from
    reveal('body')
    draft.view.dispatch({ selection: { anchor: place }, scrollIntoView: true })
    requestAnimationFrame(() => draft.view.focus())
  }
  return (
    <Item
      text={`Ln ${line}, Col ${column}${selected > 0 ? ` (${numbers.format(selected)} selected)` : ''}`}
      title="Go to line"
    >
      <form className="st-goto" onSubmit={goTo}>
        <label htmlFor="go-to-line">Go to line</label>
        <input id="go-to-line" name="line" type="number" min={1} max={lines} defaultValue={line} className="ui-input" />
        <button type="submit" className="ui-button" slot="close">
          Go
        </button>
      </form>
    </Item>
  )
}

function Language({ written }: { readonly written: string }) {
  const code = written === '' ? 'en' : written
  return (
    <Item text={languageName(code)} title="Language" className="st-wide">
      <p>
        This post is in <strong>{languageName(code)}</strong> (<code>{code}</code>), as its front matter or the site’s
        configuration says. Spelling follows it where the system has a dictionary.
      </p>
    </Item>
  )
}

const formatNames = { toml: 'TOML', yaml: 'YAML', json: 'JSON', org: 'Org', none: 'No front matter' }

function Format({ draft }: { readonly draft: Draft }) {
  const format = splitPost(draft.head).format
  return (
    <Item text={formatNames[format]} title="Format of the front matter">
      <p>
        {format === 'none'
          ? 'This file has no front matter. A field added in the form begins it.'
          : `The front matter of this post is ${formatNames[format]}. Galley changes only what you change, and leaves every other byte as it is.`}
      </p>
    </Item>
  )
}

function Encoding({ draft }: { readonly draft: Draft }) {
  const ends = lineEndName(draft.head, draft.lineEnds)
  const bom = draft.head.startsWith('\uFEFF')
  return (
    <Item text={`${draft.encoding}${bom ? ' BOM' : ''}, ${ends}`} title="Encoding and line ends" className="st-wide">
      <p>
        {draft.encoding}
        {bom ? ' with a byte order mark' : ''}.{' '}
        {ends === 'mixed'
          ? 'Lines end in more than one way; each keeps its own.'
          : `Lines end with ${ends}; new ones do too.`}{' '}
        Saving changes neither.
      </p>
    </Item>
  )
}

interface ItemProps {
  readonly text: string
  readonly title: string
  readonly className?: string
  readonly children: ReactNode
}

/** A word in the bar that says more when it is pressed. */
function Item({ text, title, className = '', children }: ItemProps) {
  return (
    <DialogTrigger>
      <Button className={`st-item ${className}`}>{text}</Button>
      <Popover className="me-popover st-more" placement="top">
        <Dialog aria-label={title}>{children}</Dialog>
      </Popover>
    </DialogTrigger>
  )
}
