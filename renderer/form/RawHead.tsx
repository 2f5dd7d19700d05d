/** The front matter as text: a second editor on the same head, in the same history. */
import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { yaml } from '@codemirror/lang-yaml'
import { StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { toml } from '@codemirror/legacy-modes/mode/toml'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { Annotation, Compartment, EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'
import { useEffect, useId, useRef } from 'react'
import type { Format, HeadProblem } from '../../post/front-matter/value.ts'
import { type LineEnds, spliceLineEnds } from '../../post/text.ts'
import type { Draft } from '../draft/draft.ts'
import { nonce } from '../ui/nonce.ts'
import { foldHead, type HeadText, shownOffset, unfoldHead } from './head-text.ts'

interface Props {
  readonly draft: Draft
  readonly head: string
  readonly format: Format
  readonly problem: HeadProblem | null
}

export function RawHead({ draft, head, format, problem }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const problemId = useId()

  useEffect(() => {
    const parent = place.current
    if (!parent) return
    const editor = new EditorView({ parent, state: rawState(draft, problemId) })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [draft, problemId])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    follow(editor, draft, head)
    editor.dispatch(
      { effects: language.reconfigure(languageOf(format)) },
      setDiagnostics(editor.state, problem ? [diagnosticOf(problem, head, editor.state)] : []),
    )
  }, [draft, head, format, problem])

  return (
    <div className="form-raw" data-invalid={problem !== null || undefined}>
      <div className="form-raw-editor" ref={place} />
      <p className="form-error" id={problemId} aria-live="polite">
        {problem ? `Line ${problem.line}: ${problem.message}` : ''}
      </p>
    </div>
  )
}

const language = new Compartment()
const toTheDraft = Annotation.define<boolean>()

type Unshown = Omit<HeadText, 'text'>
const setUnshown = StateEffect.define<Unshown>()

/** What the editor does not show of the head, kept in step with its lines. */
const unshown = StateField.define<Unshown>({
  create: () => ({ mark: '', ends: { uniform: '\n' }, tail: '\n' }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setUnshown)) return effect.value
    if (!transaction.docChanged) return value
    const before = transaction.startState.doc
    const changes: [fromLine: number, removed: number, added: number][] = []
    transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
      const from = before.lineAt(fromA).number
      changes.push([from - 1, before.lineAt(toA).number - from, inserted.lines - 1])
    })
    const ends = changes.reduceRight<LineEnds>((result, change) => spliceLineEnds(result, ...change), value.ends)
    return { ...value, ends }
  },
})

const headIn = (state: EditorState): string => unfoldHead({ text: state.doc.toString(), ...state.field(unshown) })

function rawState(draft: Draft, problemId: string): EditorState {
  const { text, ...rest } = foldHead(draft.head, draft.body)
  return EditorState.create({
    doc: text,
    extensions: [
      nonce ? EditorView.cspNonce.of(nonce) : [],
      unshown.init(() => rest),
      language.of([]),
      syntaxHighlighting(colours),
      EditorView.lineWrapping,
      drawSelection(),
      EditorState.readOnly.of(draft.readOnly !== null),
      keymap.of([
        { key: 'Mod-z', run: () => draft.undo(), preventDefault: true, stopPropagation: true },
        { key: 'Mod-y', mac: 'Mod-Shift-z', run: () => draft.redo(), preventDefault: true, stopPropagation: true },
        { key: 'Mod-Shift-z', run: () => draft.redo(), preventDefault: true, stopPropagation: true },
        ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({
        'aria-label': 'Front matter source',
        'aria-describedby': problemId,
        spellcheck: 'false',
        autocapitalize: 'off',
      }),
      EditorView.domEventHandlers({ blur: () => draft.endFieldEdit() }),
      EditorView.updateListener.of((update) => {
        if (
          update.docChanged &&
          update.transactions.every((transaction) => transaction.annotation(toTheDraft) !== false)
        ) {
          draft.editHead(headIn(update.state), 'raw front matter')
        }
      }),
    ],
  })
}

/** Brings the editor to a head that changed elsewhere (an undo), touching only what differs. */
function follow(editor: EditorView, draft: Draft, head: string): void {
  if (headIn(editor.state) === head) return
  const { text, ...rest } = foldHead(head, draft.body)
  const before = editor.state.doc.toString()
  const shorter = Math.min(before.length, text.length)
  let start = 0
  while (start < shorter && before[start] === text[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++
  editor.dispatch({
    changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
    effects: setUnshown.of(rest),
    annotations: toTheDraft.of(false),
  })
}

function diagnosticOf({ message, offset }: HeadProblem, head: string, state: EditorState): Diagnostic {
  const at = Math.min(shownOffset(head, offset), state.doc.length)
  const line = state.doc.lineAt(at)
  const from = at === line.to ? line.from : at
  return { from, to: line.to, severity: 'error', message }
}

function languageOf(format: Format): Extension {
  switch (format) {
    case 'toml':
      return tomlLanguage
    case 'yaml':
      return yaml()
    case 'json':
      return json()
    default:
      return []
  }
}

const tomlLanguage = StreamLanguage.define(toml)

/** Classes for the parts of data; `form.css` gives them their looks. */
const colours = tagHighlighter([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'fm-key' },
  { tag: [tags.string, tags.special(tags.string)], class: 'fm-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.literal], class: 'fm-atom' },
  { tag: [tags.comment, tags.lineComment], class: 'fm-comment' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.meta, tags.operator], class: 'fm-mark' },
])
