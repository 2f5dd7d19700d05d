/**
 * An open post as one CodeMirror state: the document is the body, a field holds the head byte for byte, another each
 * line's own end. One history undoes all three.
 */
import { history, invertedEffects } from '@codemirror/commands'
import { EditorState, type Extension, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { splitPost } from '../../post/front-matter/detect.ts'
import { foldLineEnds, type LineEnds, spliceLineEnds, unfoldLineEnds } from '../../post/text.ts'

/** Replaces the whole head (front matter with its delimiters and line ends, as in the file). */
export const setHead = StateEffect.define<string>()

const headField = StateField.define<string>({
  create: () => '',
  update: (head, transaction) => lastEffect(transaction, setHead) ?? head,
})

/** Puts line ends back that an undo brings along. */
const setLineEnds = StateEffect.define<LineEnds>()

const lineEndsField = StateField.define<LineEnds>({
  create: () => foldLineEnds('').ends,
  update(ends, transaction) {
    const restored = lastEffect(transaction, setLineEnds)
    if (restored !== undefined) return restored
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

function lastEffect<T>(transaction: Transaction, type: ReturnType<typeof StateEffect.define<T>>): T | undefined {
  return transaction.effects.findLast((effect) => effect.is(type))?.value as T | undefined
}

const undoHead = invertedEffects.of((transaction) => {
  const before = transaction.startState
  const effects: StateEffect<unknown>[] = []
  if (transaction.effects.some((effect) => effect.is(setHead))) effects.push(setHead.of(before.field(headField)))
  const ends = before.field(lineEndsField)
  if (transaction.docChanged && ends !== transaction.state.field(lineEndsField)) effects.push(setLineEnds.of(ends))
  return effects
})

/** The state of a post's whole text. */
export function postState(text: string, extensions: Extension): EditorState {
  const { head, body } = splitPost(text)
  const { text: doc, ends } = foldLineEnds(body)
  return EditorState.create({
    doc,
    extensions: [headField.init(() => head), lineEndsField.init(() => ends), history(), undoHead, extensions],
  })
}

/** The head as it stands, byte for byte. */
export const headOf = (state: EditorState): string => state.field(headField)

/** The body with `\n` between its lines. */
export const bodyOf = (state: EditorState): string => state.doc.toString()

/** The whole text as it would be saved: a round trip of what was opened, but for what was edited. */
export const textOf = (state: EditorState): string =>
  headOf(state) + unfoldLineEnds(bodyOf(state), state.field(lineEndsField))
