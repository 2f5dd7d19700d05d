/**
 * An open post as one CodeMirror state: the document is the body, a field holds the head byte for byte, another each
 * line's own end. One history undoes all three.
 */
import { history, invertedEffects } from '@codemirror/commands'
import {
  Annotation,
  EditorState,
  type Extension,
  StateEffect,
  type StateEffectType,
  StateField,
  type Text,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { splitPost } from '../../post/front-matter/detect.ts'
import {
  dominantLineEnd,
  foldLineEnds,
  type LineEnd,
  type LineEnds,
  spliceLineEnds,
  unfoldLineEnds,
} from '../../post/text.ts'

/** A post's whole text as the editor keeps it. Cheap to take (three references) and to compare. */
export interface PostText {
  readonly head: string
  readonly doc: Text
  readonly ends: LineEnds
}

/** How long after a field's last edit a further one of the same field still joins its undo step, in milliseconds. */
const fieldGroup = 2000

/** Undo reaches back this many steps, which is further than one sitting of writing. */
const undoDepth = 100_000

/** The state of a post's whole text. */
export function postState(text: string, extensions: Extension): EditorState {
  const { head, doc, ends } = readText(text)
  return EditorState.create({
    doc,
    extensions: [
      headField.init(() => head),
      lineEndsField.init(() => ends),
      groupField,
      history({ minDepth: undoDepth }),
      undoHead,
      endHeadLine,
      extensions,
    ],
  })
}

/** The head as it stands, byte for byte. */
export const headOf = (state: EditorState): string => state.field(headField)

/** The body with `\n` between its lines. */
export const bodyOf = (state: EditorState): string => state.doc.toString()

/** The line ends that the body has; none where it is one line. Its text is not looked at. */
export function lineEndsOf(state: EditorState): ReadonlySet<LineEnd> {
  const ends = state.field(lineEndsField)
  if (state.doc.lines === 1) return new Set()
  return new Set('each' in ends ? ends.each : [ends.uniform])
}

/** The whole text as it would be saved: a round trip of what was opened, but for what was edited. */
export const textOf = (state: EditorState): string => writeText(snapshotOf(state))

/** What stands now, to be compared or written later. */
export const snapshotOf = (state: EditorState): PostText => ({
  head: state.field(headField),
  doc: state.doc,
  ends: state.field(lineEndsField),
})

/** The text that a snapshot stands for. */
export const writeText = ({ head, doc, ends }: PostText): string => head + unfoldLineEnds(doc.toString(), ends)

/** The snapshot that a post's text would open as. */
export function readText(text: string): PostText {
  const { head, body } = splitPost(text)
  const { text: folded, ends } = foldLineEnds(body, dominantLineEnd(head))
  return { head, doc: EditorState.create({ doc: folded }).doc, ends }
}

/** Whether both write the same text. Shared parts of the two documents are not looked at, so it is cheap at any size. */
export const sameText = (a: PostText, b: PostText): boolean =>
  a.head === b.head && a.doc.eq(b.doc) && (a.doc.lines === 1 || sameEnds(a.ends, b.ends))

function sameEnds(a: LineEnds, b: LineEnds): boolean {
  if (a === b) return true
  if ('each' in a && 'each' in b) return a.each.length === b.each.length && a.each.every((end, i) => end === b.each[i])
  const [mixed, uniform] = 'each' in a ? [a.each, b] : 'each' in b ? [b.each, a] : [[], b]
  if (!('uniform' in uniform)) return false
  return 'uniform' in a && 'uniform' in b ? a.uniform === b.uniform : mixed.every((end) => end === uniform.uniform)
}

/**
 * Puts a new head in place. Edits of one `field` that follow each other within two seconds are one undo step: the
 * first one remembers the head before it, the others leave the history alone. `now` is in milliseconds.
 */
export function editHead(state: EditorState, head: string, field: string, now: number): TransactionSpec {
  const group = state.field(groupField)
  const joins = group?.field === field && now - group.time < fieldGroup
  return {
    effects: setHead.of(head),
    annotations: [
      fieldEdit.of({ field, time: now }),
      joins ? Transaction.addToHistory.of(false) : Transaction.userEvent.of('input.field'),
    ],
  }
}

/** Ends the undo step of the field that is being edited, for instance when it loses the focus. */
export const endFieldEdit = (): TransactionSpec => ({ effects: endField.of(null) })

/**
 * Puts another whole text in place as one undo step. Only the part of the body that differs is replaced, so that the
 * cursor and the scroll position stay where they can.
 */
export function replaceText(state: EditorState, text: string): TransactionSpec {
  const next = readText(text)
  const [before, after] = [state.doc.toString(), next.doc.toString()]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return {
    changes: { from: start, to: before.length - end, insert: after.slice(start, after.length - end) },
    effects: [setHead.of(next.head), setLineEnds.of(next.ends)],
    userEvent: 'input.replace',
  }
}

/** Replaces the whole head (front matter with its delimiters and line ends, as in the file). */
const setHead = StateEffect.define<string>()

const headField = StateField.define<string>({
  create: () => '',
  update: (head, transaction) => lastEffect(transaction, setHead) ?? head,
})

/** Puts line ends in place that cannot be told from the change of the document. */
const setLineEnds = StateEffect.define<LineEnds>()

const lineEndsField = StateField.define<LineEnds>({
  create: () => ({ uniform: '\n' }),
  update(ends, transaction) {
    const given = lastEffect(transaction, setLineEnds)
    if (given !== undefined) return given
    if (!transaction.docChanged) return ends
    // From the last change back, so that the lines before it keep their numbers.
    const changes: [fromLine: number, removed: number, added: number][] = []
    transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
      const before = transaction.startState.doc
      const from = before.lineAt(fromA).number
      changes.push([from - 1, before.lineAt(toA).number - from, inserted.lines - 1])
    })
    return changes.reduceRight((result, [line, removed, added]) => spliceLineEnds(result, line, removed, added), ends)
  },
})

/** The field that the last transaction edited, while a further edit of it may still join. */
const groupField = StateField.define<{ readonly field: string; readonly time: number } | null>({
  create: () => null,
  update(group, transaction) {
    const edit = transaction.annotation(fieldEdit)
    if (edit) return edit
    const ends = transaction.effects.some((effect) => effect.is(setHead) || effect.is(endField))
    return ends || transaction.docChanged ? null : group
  },
})

const fieldEdit = Annotation.define<{ readonly field: string; readonly time: number }>()
const endField = StateEffect.define<null>()

const undoHead = invertedEffects.of((transaction) => {
  const before = transaction.startState
  const effects: StateEffect<unknown>[] = []
  if (transaction.effects.some((effect) => effect.is(setHead))) effects.push(setHead.of(before.field(headField)))
  const ends = before.field(lineEndsField)
  if (ends !== transaction.state.field(lineEndsField)) effects.push(setLineEnds.of(ends))
  return effects
})

/** A file that ends right after its closing delimiter gets the line end that keeps the first words below it. */
const endHeadLine = EditorState.transactionExtender.of((transaction) => {
  const { startState } = transaction
  const head = startState.field(headField)
  const begins = transaction.docChanged && startState.doc.length === 0 && /(?:\+\+\+|---|\})$/.test(head)
  if (!begins || transaction.effects.some((effect) => effect.is(setHead))) return null
  return { effects: setHead.of(head + dominantLineEnd(head)) }
})

/** Of several, the last one holds; in an undo step that joins several edits it is the oldest edit's. */
function lastEffect<T>(transaction: Transaction, type: StateEffectType<T>): T | undefined {
  let value: T | undefined
  for (const effect of transaction.effects) if (effect.is(type)) value = effect.value
  return value
}
