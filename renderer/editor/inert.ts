/**
 * What is no prose: code, addresses, HTML and shortcodes. It is not spell-checked, runs left to right whatever the
 * words around it do, and blocks of code have their own ground. Each line finds its own direction.
 */
import { syntaxTree } from '@codemirror/language'
import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, Direction, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const inertNodes = new Set(['InlineCode', 'URL', 'Autolink', 'HTMLTag', 'HTMLBlock', 'Shortcode', 'LinkReference'])
const codeBlocks = new Set(['FencedCode', 'CodeBlock'])

const inert = Decoration.mark({
  class: 'md-inert',
  attributes: { spellcheck: 'false' },
  bidiIsolate: Direction.LTR,
})
const line = Decoration.line({ attributes: { dir: 'auto' } })
const codeLine = Decoration.line({ class: 'md-code-line', attributes: { dir: 'ltr', spellcheck: 'false' } })

class Inert {
  lines: DecorationSet
  marks: DecorationSet

  constructor(view: EditorView) {
    ;[this.lines, this.marks] = decorate(view)
  }

  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) {
      ;[this.lines, this.marks] = decorate(update.view)
    }
  }
}

function decorate(view: EditorView): readonly [lines: DecorationSet, marks: DecorationSet] {
  const { doc } = view.state
  const lines = new RangeSetBuilder<Decoration>()
  const marks = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    const code = new Set<number>()
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        if (codeBlocks.has(node.name)) {
          for (let at = Math.max(node.from, from); at <= Math.min(node.to, to); at = doc.lineAt(at).to + 1) {
            code.add(doc.lineAt(at).number)
          }
          return false
        }
        if (!inertNodes.has(node.name)) return undefined
        // A mark may not span a line end where it isolates.
        for (let at = node.from; at < node.to; ) {
          const end = Math.min(doc.lineAt(at).to, node.to)
          if (end > at) marks.add(at, end, inert)
          at = end + 1
        }
        return false
      },
    })
    for (let at = from; at <= to; ) {
      const { number, from: start, to: end } = doc.lineAt(at)
      lines.add(start, start, code.has(number) ? codeLine : line)
      at = end + 1
    }
  }
  return [lines.finish(), marks.finish()]
}

const plugin = ViewPlugin.fromClass(Inert)
const marksOf = (view: EditorView): DecorationSet => view.plugin(plugin)?.marks ?? Decoration.none

export const inertText: Extension = [
  plugin,
  EditorView.decorations.of((view) => view.plugin(plugin)?.lines ?? Decoration.none),
  // Outermost, so that an isolate holds all of its own highlighting.
  Prec.lowest([EditorView.decorations.of(marksOf), EditorView.bidiIsolatedRanges.of(marksOf)]),
  EditorView.perLineTextDirection.of(true),
]
