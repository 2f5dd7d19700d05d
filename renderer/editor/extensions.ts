/** Everything that makes a CodeMirror view Galley's body editor. */
import { defaultKeymap } from '@codemirror/commands'
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand, pasteURLAsLink } from '@codemirror/lang-markdown'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap, placeholder } from '@codemirror/view'
import { nonce } from '../ui/nonce.ts'
import { findPanel } from './find-panel.ts'
import { formattingKeys } from './formatting.ts'
import { markdownHighlighting } from './highlight.ts'
import { inertText } from './inert.ts'
import { bodyLanguage } from './language.ts'
import { shortcodeHighlighting } from './shortcodes.ts'

/** Tab is left alone, so that the keyboard gets out of the editor; `Mod-]` and `Mod-[` indent. */
export function bodyExtensions(): Extension {
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    bodyLanguage,
    markdownHighlighting,
    shortcodeHighlighting,
    inertText,
    EditorView.lineWrapping,
    EditorState.allowMultipleSelections.of(true),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    placeholder('Begin to write'),
    search({ top: true, createPanel: findPanel }),
    pasteURLAsLink,
    Prec.high(
      keymap.of([
        { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
        { key: 'Backspace', run: deleteMarkupBackward },
        ...formattingKeys,
      ]),
    ),
    keymap.of([...searchKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': 'Body',
      // Editable text takes the focus as it is; this says so to those who look only for a tab index.
      tabindex: '0',
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
    }),
  ]
}
