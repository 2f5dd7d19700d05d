/** Commands that write Markdown's signs and take them away again. */
import { syntaxTree } from '@codemirror/language'
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type Line,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'

export const toggleStrong: StateCommand = toggleInline('StrongEmphasis', '**')
export const toggleEmphasis: StateCommand = toggleInline('Emphasis', '*')
export const toggleCode: StateCommand = toggleInline('InlineCode', '`')

/** Makes the selection a link with the cursor where its address goes; in a link, selects the address. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const changes = state.changeByRange((range) => {
    const url = enclosing(state, range, 'Link')?.getChild('URL')
    if (url) return { range: EditorSelection.range(url.from, url.to) }
    const { from, to } = trimmed(state, range.empty ? (state.wordAt(range.head) ?? range) : range)
    const text = state.sliceDoc(from, to)
    const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(text)
    const insert = isAddress ? `[](${text})` : `[${text}]()`
    return {
      range: EditorSelection.cursor(isAddress || !text ? from + 1 : from + insert.length - 1),
      changes: { from, to, insert },
    }
  })
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input.format' }))
  return true
}

/** Makes the selected lines headings of a level (1 to 6), or paragraphs where they are headings of that level. */
export const toggleHeading =
  (level: number): StateCommand =>
  (target) =>
    editLines(target, (lines) => {
      const sign = `${'#'.repeat(level)} `
      const all = lines.every(({ text }) => text.startsWith(sign))
      return lines.map(({ from, text }) => {
        const old = /^#{1,6}\s+/.exec(text)?.[0].length ?? 0
        return { from, to: from + old, insert: all ? '' : sign }
      })
    })

export const toggleQuote: StateCommand = (target) => togglePrefix(target, /^>\s?/, () => '> ')
export const toggleBulletList: StateCommand = (target) =>
  togglePrefix(target, /^\s*[-*+]\s+/, () => '- ', /^\s*\d+[.)]\s+/)
export const toggleOrderedList: StateCommand = (target) =>
  togglePrefix(target, /^\s*\d+[.)]\s+/, (index) => `${index + 1}. `, /^\s*[-*+]\s+/)

export const formattingKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: toggleStrong, preventDefault: true },
  { key: 'Mod-i', run: toggleEmphasis, preventDefault: true },
  { key: 'Mod-k', run: insertLink, preventDefault: true },
  { key: 'Mod-Alt-1', run: toggleHeading(1) },
  { key: 'Mod-Alt-2', run: toggleHeading(2) },
  { key: 'Mod-Alt-3', run: toggleHeading(3) },
  { key: 'Mod-Alt-4', run: toggleHeading(4) },
  { key: 'Mod-Shift-7', run: toggleOrderedList },
  { key: 'Mod-Shift-8', run: toggleBulletList },
  { key: 'Mod-Shift-9', run: toggleQuote },
]

function toggleInline(name: string, sign: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const changes = state.changeByRange((range) => {
      const node = enclosing(state, range, name)
      if (node) return unwrap(state, range, node)
      const { from, to } = trimmed(state, range.empty ? (state.wordAt(range.head) ?? range) : range)
      // Nothing was typed between the signs: the same key takes them back.
      if (from === to && state.sliceDoc(from - sign.length, from + sign.length) === sign + sign) {
        const changes = { from: from - sign.length, to: from + sign.length }
        return { range: EditorSelection.cursor(changes.from), changes }
      }
      const inserted = [
        { from, insert: sign },
        { from: to, insert: sign },
      ]
      const shift = sign.length
      return {
        range: range.empty
          ? EditorSelection.cursor(range.head + shift)
          : EditorSelection.range(from + shift, to + shift),
        changes: inserted,
      }
    })
    dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input.format' }))
    return true
  }
}

function unwrap(state: EditorState, range: SelectionRange, node: SyntaxNode) {
  const changes = state.changes(
    [node.firstChild, node.lastChild].flatMap((mark) => (mark ? [{ from: mark.from, to: mark.to }] : [])),
  )
  return { range: range.map(changes), changes }
}

/** The innermost node of a kind around the whole range, its own signs included. */
function enclosing(state: EditorState, range: SelectionRange, name: string): SyntaxNode | null {
  const tree = syntaxTree(state)
  for (const side of [1, -1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(range.from, side); node; node = node.parent) {
      if (node.name === name && node.from <= range.from && node.to >= range.to) return node
    }
  }
  return null
}

/** The range without blank space at its ends, where a sign would mean nothing. */
function trimmed(state: EditorState, { from, to }: { readonly from: number; readonly to: number }) {
  const text = state.sliceDoc(from, to)
  if (!text.trim()) return { from, to }
  return { from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length) }
}

function togglePrefix(
  target: Parameters<StateCommand>[0],
  prefix: RegExp,
  make: (index: number) => string,
  other?: RegExp,
): boolean {
  return editLines(target, (lines) => {
    const written = lines.filter(({ text }) => text.trim() !== '')
    const chosen = written.length > 0 ? written : lines
    const all = chosen.every(({ text }) => prefix.test(text))
    return chosen.map(({ from, text }, index) => {
      const old = (all ? prefix : (other ?? /^/)).exec(text)?.[0].length ?? 0
      return { from, to: from + old, insert: all ? '' : make(index) }
    })
  })
}

function editLines(
  { state, dispatch }: Parameters<StateCommand>[0],
  edit: (lines: readonly Line[]) => readonly ChangeSpec[],
): boolean {
  if (state.readOnly) return false
  const lines = new Map<number, Line>()
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at)
      lines.set(line.number, line)
      at = line.to + 1
    }
  }
  const changes = state.changes(edit([...lines.values()]))
  dispatch(
    state.update({
      changes,
      selection: state.selection.map(changes, 1),
      scrollIntoView: true,
      userEvent: 'input.format',
    }),
  )
  return true
}
