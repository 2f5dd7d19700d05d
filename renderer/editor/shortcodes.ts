/** Shortcodes stand on a wash, with their name in blue and the keys of their arguments soft. */
import { type Range, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { scanShortcodes, type Tag } from '../../post/shortcode/scan.ts'

const tag = Decoration.mark({ class: 'sc-tag', attributes: { spellcheck: 'false' } })
const name = Decoration.mark({ class: 'sc-name' })
const key = Decoration.mark({ class: 'sc-key' })

/** The whole body is scanned after each change, since a sign far above can make a tag of what was text. */
export const shortcodeHighlighting = StateField.define<DecorationSet>({
  create: (state) => decorate(state.doc),
  update: (set, transaction) => (transaction.docChanged ? decorate(transaction.state.doc) : set),
  provide: (field) => EditorView.decorations.from(field),
})

function decorate(doc: Text): DecorationSet {
  const body = doc.toString()
  if (!body.includes('{{')) return Decoration.none
  const { items } = scanShortcodes(body)
  return Decoration.set(
    items.flatMap((item) => (item.kind === 'tag' ? marksOf(item) : [])),
    true,
  )
}

function marksOf({ from, to, nameRange, arguments: given }: Tag): Range<Decoration>[] {
  const keys = given.flatMap((argument) => (argument.key ? [key.range(argument.key.from, argument.text.from)] : []))
  return [tag.range(from, to), name.range(nameRange.from, nameRange.to), ...keys]
}
