import { syntaxTree } from '@codemirror/language'
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state'
import { expect, it } from 'vitest'
import {
  insertLink,
  toggleBulletList,
  toggleCode,
  toggleEmphasis,
  toggleHeading,
  toggleOrderedList,
  toggleQuote,
  toggleStrong,
} from '../../../renderer/editor/formatting.ts'
import { bodyLanguage } from '../../../renderer/editor/language.ts'

/** `‹` and `›` mark the selection, `|` a cursor. */
function stateOf(marked: string): EditorState {
  const cursor = marked.indexOf('|')
  const [from, to] = cursor >= 0 ? [cursor, cursor] : [marked.indexOf('‹'), marked.indexOf('›') - 1]
  const selection = EditorSelection.single(from, to)
  return EditorState.create({ doc: marked.replace(/[‹›|]/g, ''), selection, extensions: bodyLanguage })
}

function marked(state: EditorState): string {
  const { from, to } = state.selection.main
  const text = state.doc.toString()
  if (from === to) return `${text.slice(0, from)}|${text.slice(from)}`
  return `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`
}

function run(command: StateCommand, before: string): string {
  let state = stateOf(before)
  command({ state, dispatch: (transaction) => (state = transaction.state) })
  return marked(state)
}

it.each<[string, StateCommand, string, string]>([
  ['makes a selection bold', toggleStrong, 'a ‹b c› d', 'a **‹b c›** d'],
  ['leaves blank space at the ends outside', toggleStrong, 'a‹ b ›c', 'a **‹b›** c'],
  ['makes the word at the cursor bold', toggleStrong, 'a wo|rd b', 'a **wo|rd** b'],
  ['makes a place to be bold in', toggleStrong, 'a | b', 'a **|** b'],
  ['takes an empty place back', toggleStrong, 'a **|** b', 'a | b'],
  ['takes bold away from inside it', toggleStrong, 'a **wo|rd** b', 'a wo|rd b'],
  ['takes bold away around a selection with its signs', toggleStrong, 'a ‹**b c**› d', 'a ‹b c› d'],
  ['takes away bold written with underscores', toggleStrong, 'a __‹b›__ d', 'a ‹b› d'],
  ['makes italic inside bold', toggleEmphasis, '**a ‹b› c**', '**a *‹b›* c**'],
  ['takes italic away and leaves bold', toggleEmphasis, '**a *b|* c**', '**a b| c**'],
  ['makes code', toggleCode, 'run ‹npm ci› now', 'run `‹npm ci›` now'],
  ['makes a link of a selection', insertLink, 'see ‹the page› now', 'see [the page](|) now'],
  ['makes a link of an address', insertLink, '‹https://example.org/›', '[|](https://example.org/)'],
  ['selects the address of a link', insertLink, 'see [the pa|ge](/x/) now', 'see [the page](‹/x/›) now'],
  ['makes a heading', toggleHeading(2), 'One|', '## One|'],
  ['makes a heading another', toggleHeading(3), '# One|', '### One|'],
  ['makes a heading a paragraph', toggleHeading(2), '## O|ne', 'O|ne'],
  ['quotes lines', toggleQuote, '‹One\n\nTwo›', '> ‹One\n\n> Two›'],
  ['takes a quote away', toggleQuote, '‹> One\n> Two›', '‹One\nTwo›'],
  ['makes a list', toggleBulletList, '‹One\nTwo›', '- ‹One\n- Two›'],
  ['numbers a list', toggleOrderedList, '‹- One\n- Two›', '‹1. One\n2. Two›'],
  ['takes a list away', toggleBulletList, '‹* One\n* Two›', '‹One\nTwo›'],
])('%s', (_, command, before, after) => {
  expect(run(command, before)).toBe(after)
})

it('changes nothing where nothing may be written', () => {
  const state = EditorState.create({ doc: 'a', extensions: [bodyLanguage, EditorState.readOnly.of(true)] })
  const refuse = () => {
    throw new Error('It was written to.')
  }
  for (const command of [toggleStrong, insertLink, toggleQuote])
    expect(command({ state, dispatch: refuse })).toBe(false)
})

it('sees no emphasis inside a shortcode’s tag', () => {
  const state = EditorState.create({ doc: 'a {{< q "b *c* d\n__e__" >}} *f*', extensions: bodyLanguage })
  const names: string[] = []
  syntaxTree(state).iterate({ enter: ({ name }) => void names.push(name) })
  expect(names.filter((name) => /Emphasis$/.test(name))).toEqual(['Emphasis'])
  expect(names).toContain('Shortcode')
})
