/** Classes for Markdown's parts; `editor.css` gives them their looks. */
import { syntaxHighlighting } from '@codemirror/language'
import { tagHighlighter, tags } from '@lezer/highlight'

export const markdownHighlighting = syntaxHighlighting(
  tagHighlighter([
    { tag: tags.heading, class: 'md-heading' },
    { tag: tags.strong, class: 'md-strong' },
    { tag: tags.emphasis, class: 'md-emphasis' },
    { tag: tags.strikethrough, class: 'md-strikethrough' },
    { tag: tags.quote, class: 'md-quote' },
    { tag: tags.link, class: 'md-link' },
    { tag: tags.url, class: 'md-url' },
    { tag: [tags.labelName, tags.string], class: 'md-label' },
    { tag: tags.monospace, class: 'md-code' },
    { tag: [tags.angleBracket, tags.comment, tags.character], class: 'md-html' },
    { tag: [tags.processingInstruction, tags.contentSeparator, tags.escape], class: 'md-mark' },
  ]),
)
