/**
 * Markdown as the editor sees it: CommonMark with GitHub's tables, task lists and strikethrough, and shortcodes as
 * pieces of their own. HTML is not parsed further, so that the parsers of HTML, CSS and JavaScript stay out of the
 * program's start.
 */
import { commonmarkLanguage } from '@codemirror/lang-markdown'
import { Language } from '@codemirror/language'
import { styleTags, tags } from '@lezer/highlight'
import { GFM, type InlineContext, type MarkdownConfig, type MarkdownParser } from '@lezer/markdown'

/** Keeps Markdown's signs inside a tag from meaning anything: `{{< quotation quote="2 * 3 * 4" >}}`. */
const shortcodes: MarkdownConfig = {
  defineNodes: ['Shortcode'],
  parseInline: [{ name: 'Shortcode', before: 'Escape', parse: parseShortcode }],
  props: [styleTags({ 'HTMLBlock HTMLTag': tags.angleBracket })],
}

function parseShortcode(inline: InlineContext, next: number, from: number): number {
  const opening = inline.slice(from, Math.min(from + 3, inline.end))
  if (next !== 123 || (opening !== '{{<' && opening !== '{{%')) return -1
  const closing = opening === '{{<' ? '>}}' : '%}}'
  const length = inline.slice(from, inline.end).indexOf(closing)
  if (length === -1) return -1
  return inline.addElement(inline.elt('Shortcode', from, from + length + closing.length))
}

// `lang-markdown` types its parser as any parser, and says that it is this one.
const parser = (commonmarkLanguage.parser as MarkdownParser).configure([GFM, shortcodes])

/** Shares `lang-markdown`'s data, by which its commands know that they are in Markdown. */
export const bodyLanguage = new Language(commonmarkLanguage.data, parser, [], 'markdown')
