import { createHash } from 'node:crypto'
import { comparable } from './comparable.mjs'

/** Sites on which the examples of CommonMark are rendered, by name: their configuration. */
export const commonMarkConfigurations = {
  bare: `[markup.goldmark.extensions]
definitionList = false
footnote = false
linkify = false
strikethrough = false
table = false
taskList = false
typographer = false
[markup.goldmark.parser]
autoHeadingID = false
[markup.goldmark.parser.attribute]
title = false
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
codeFences = false
`,
  defaults: '',
  unsafe: '[markup.goldmark.renderer]\nunsafe = true\n',
}

/** A short digest of HTML in which what Galley does its own way is alike. */
export function digestOf(html) {
  return createHash('sha256').update(comparable(html)).digest('hex').slice(0, 16)
}
