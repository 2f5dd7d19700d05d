/** The fields of the open post: its front matter as a form, or as the text it is. */
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { splitPost } from '../../post/front-matter/detect.ts'
import { setValue } from '../../post/front-matter/edit.ts'
import { formatKeyPath, getValue } from '../../post/front-matter/path.ts'
import type { Format, HeadProblem } from '../../post/front-matter/value.ts'
import type { Draft } from '../draft/draft.ts'
import { useApp } from '../store.ts'
import { type FormContext, FormProvider } from './form-context.ts'
import { NoHead } from './NoHead.tsx'
import { RawHead } from './RawHead.tsx'
import { TableFields } from './TableFields.tsx'
import { useFieldDrop } from './use-field-drop.ts'
import './form.css'

export function FrontMatterPane({ draft }: { readonly draft: Draft }) {
  const head = useSyncExternalStore(draft.subscribe, () => draft.head)
  const [chosenRaw, setChosenRaw] = useState(false)
  const [said, setSaid] = useState('')
  const pane = useRef<HTMLFormElement>(null)
  const titleId = useId()
  const { reading } = draft
  const format = formatOf(head)
  const problem = reading.ok ? null : reading.problem
  const mustBeRaw = problem !== null || format === 'org'
  const raw = chosenRaw || mustBeRaw
  const form = useFormContext(draft, setSaid, setChosenRaw, pane)

  // Once the text had to be shown because it did not read, it stays until the writer turns back, even when it reads again.
  if (mustBeRaw && !chosenRaw) setChosenRaw(true)

  useEffect(() => {
    const element = pane.current
    if (!element) return
    const onBeforeInput = (event: InputEvent) => {
      if ((event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') || hasOwnUndo(event.target)) return
      event.preventDefault()
      if (event.inputType === 'historyUndo') draft.undo()
      else draft.redo()
    }
    element.addEventListener('beforeinput', onBeforeInput)
    return () => element.removeEventListener('beforeinput', onBeforeInput)
  }, [draft])

  return (
    <FormProvider value={form}>
      <form
        className="form"
        ref={pane}
        aria-labelledby={titleId}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => undoKeys(event, draft)}
      >
        <header className="form-head">
          <h2 id={titleId}>Front matter</h2>
          <button
            type="button"
            className="form-raw-toggle"
            aria-label="Raw front matter"
            aria-pressed={raw}
            disabled={mustBeRaw}
            title={raw ? 'Show the fields' : 'Show the text'}
            onClick={() => setChosenRaw(!raw)}
          >
            <span aria-hidden="true">{delimiters[format]}</span>
          </button>
        </header>
        {draft.readOnly === null ? null : (
          <p className="form-notice" role="note">
            {draft.readOnly}
          </p>
        )}
        {raw ? (
          <>
            {mustBeRaw ? <p className="form-notice">{whyRaw(problem)}</p> : null}
            <RawHead draft={draft} head={head} format={format} problem={problem} />
          </>
        ) : isBlank(head) ? (
          <NoHead draft={draft} onAdded={() => form.focusField(['title'])} />
        ) : (
          <RootFields draft={draft} form={form} />
        )}
        <p className="ui-hidden" aria-live="polite">
          {said}
        </p>
      </form>
    </FormProvider>
  )
}

const delimiters: { readonly [F in Format]: string } = { toml: '+++', yaml: '---', json: '{ }', org: '#+', none: '+++' }

/** In which format a head is or, where it does not read, was begun. */
const formatOf = (head: string): Format => splitPost(head).format

const isBlank = (head: string): boolean => head.replace(/^\uFEFF/, '') === ''

function whyRaw(problem: HeadProblem | null): string {
  return problem
    ? 'This front matter cannot be read, so it is shown as text. Nothing in it is changed until you change it.'
    : 'Org front matter can be changed as text only.'
}

function RootFields({ draft, form }: { readonly draft: Draft; readonly form: FormContext }) {
  const drop = useFieldDrop(form)
  const { reading } = draft
  if (!reading.ok) return null
  const { before, ...handlers } = drop
  return (
    <div className="form-root" data-before={before ?? undefined} {...handlers}>
      <TableFields table={reading.table} path={root} before={before} />
    </div>
  )
}

const root: readonly never[] = []

/** A box whose text is not in the draft yet has only its own undo; so has what stands in a dialog above the form. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset.ownUndo !== undefined

/** Undo and redo belong to the draft wherever the keyboard is, so that form and body have one history. */
function undoKeys(event: KeyboardEvent, draft: Draft) {
  const within = event.target instanceof Node && event.currentTarget.contains(event.target)
  if (!within || event.defaultPrevented || event.altKey || !(event.metaKey || event.ctrlKey)) return
  const key = event.key.toLowerCase()
  const undo = key === 'z' && !event.shiftKey
  if (!undo && !(key === 'z' && event.shiftKey) && !(key === 'y' && event.ctrlKey)) return
  // Nothing further out may undo in its place.
  if (hasOwnUndo(event.target)) return event.stopPropagation()
  event.preventDefault()
  event.stopPropagation()
  if (undo) draft.undo()
  else draft.redo()
}

function useFormContext(
  draft: Draft,
  say: (sentence: string) => void,
  setRaw: (raw: boolean) => void,
  pane: RefObject<HTMLFormElement | null>,
): FormContext {
  const habits = useApp((app) => app.habits)
  const [texts, setTexts] = useState<ReadonlySet<string>>(new Set())
  const wanted = useRef<string | null>(null)

  // After the render that brings the field.
  useEffect(() => {
    const id = wanted.current
    const frame = id === null ? null : pane.current?.querySelector(`[data-field="${CSS.escape(id)}"]`)
    if (!frame) return
    wanted.current = null
    // A menu that closes gives the focus back to its button first.
    setTimeout(() => frame.querySelector<HTMLElement>(focusable)?.focus())
  })

  return useMemo(() => {
    const step: FormContext['step'] = (path, edit) => {
      const result = edit(draft.head)
      if (!result.ok) return result.message
      draft.endFieldEdit()
      draft.editHead(result.head, formatKeyPath(path))
      draft.endFieldEdit()
      return null
    }
    return {
      draft,
      disabled: draft.readOnly !== null,
      habits,
      valueAt: (path) => (draft.reading.ok ? getValue(draft.reading.table, path) : undefined),
      type: (path, value) => {
        const result = setValue(draft.head, path, value)
        if (!result.ok) return result.message
        draft.editHead(result.head, formatKeyPath(path))
        return null
      },
      step,
      put: (path, value) => step(path, (head) => setValue(head, path, value)),
      endTyping: () => draft.endFieldEdit(),
      say,
      asText: (path) => texts.has(formatKeyPath(path)),
      setAsText: (path, asText) => {
        const next = new Set(texts)
        if (asText) next.add(formatKeyPath(path))
        else next.delete(formatKeyPath(path))
        setTexts(next)
      },
      showRaw: () => setRaw(true),
      focusField: (path) => {
        wanted.current = formatKeyPath(path)
      },
    }
  }, [draft, habits, say, setRaw, texts])
}

const focusable = '.form-control :is(input, textarea), .form-fold'
