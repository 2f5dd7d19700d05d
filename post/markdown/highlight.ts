/** Colours for code: tokens become spans with classes, which the page design gives colours. */
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { type Span, wordSpans } from './code-words.ts'
import { escapeCode } from './escape.ts'
import { grammarOf } from './grammars.ts'
import { knownLanguages } from './known-languages.ts'

const highlighter = tagHighlighter([
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self, tags.null, tags.bool], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.character, tags.regexp, tags.escape], class: 'tok-string' },
  { tag: [tags.number, tags.integer, tags.float, tags.unit, tags.color], class: 'tok-number' },
  { tag: [tags.atom, tags.labelName], class: 'tok-atom' },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.standard(tags.name)], class: 'tok-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.macroName], class: 'tok-name' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], class: 'tok-name' },
  { tag: tags.tagName, class: 'tok-tag' },
  { tag: tags.attributeName, class: 'tok-attribute' },
  { tag: tags.attributeValue, class: 'tok-string' },
  { tag: [tags.meta, tags.annotation, tags.processingInstruction, tags.documentMeta], class: 'tok-meta' },
  { tag: [tags.link, tags.url], class: 'tok-link' },
  { tag: tags.heading, class: 'tok-heading' },
  { tag: tags.emphasis, class: 'tok-emphasis' },
  { tag: tags.strong, class: 'tok-strong' },
  { tag: tags.inserted, class: 'tok-inserted' },
  { tag: tags.deleted, class: 'tok-deleted' },
])

/** Longer code is shown without colours: they would cost more than they help. */
const maxLength = 200_000

/** Whether Hugo's highlighter knows a language, which decides what stands around the code. */
export function isKnownLanguage(language: string): boolean {
  return knownLanguages.has(language.toLowerCase())
}

export interface LineOptions {
  /** Lines to be marked, counted from 1. */
  readonly marked: ReadonlySet<number>
  /** The HTML of a line's number, by the line's index; null where lines are not numbered. */
  readonly number: ((index: number) => string) | null
}

/** The inside of `<code>` by lines, each with its line end: the text, escaped, with tokens and marked lines in spans. */
export function highlightedLines(code: string, language: string, options: LineOptions): string[] {
  const spans = code.length > maxLength ? [] : spansOf(code, language)
  const { marked, number } = options
  if (marked.size === 0 && number === null) return [written(code, 0, code.length, spans)]
  const lines: string[] = []
  const cursor = { span: 0 }
  let start = 0
  for (let index = 0; start < code.length; index++) {
    const newline = code.indexOf('\n', start)
    const end = newline === -1 ? code.length : newline
    const content = (number === null ? '' : number(index)) + written(code, start, end, spans, cursor)
    const line = marked.has(index + 1) ? `<span class="galley-marked-line">${content}</span>` : content
    lines.push(newline === -1 ? line : `${line}\n`)
    start = end + 1
  }
  return lines
}

function spansOf(code: string, language: string): readonly Span[] {
  const grammar = grammarOf(language, code)
  if (grammar === undefined) return wordSpans(code, language) ?? []
  const spans: Span[] = []
  highlightTree(grammar.parse(code), highlighter, (from, to, classes) => spans.push({ from, to, classes }))
  return spans
}

/** Writes a range of the code; `cursor` keeps the first span that may reach into it, for the range after it. */
function written(code: string, from: number, to: number, spans: readonly Span[], cursor = { span: 0 }): string {
  let html = ''
  let at = from
  for (; cursor.span < spans.length; cursor.span++) {
    const span = spans[cursor.span]
    if (span === undefined || span.from >= to) break
    if (span.to > at) {
      const start = Math.max(span.from, at)
      const end = Math.min(span.to, to)
      html += `${escapeCode(code.slice(at, start))}<span class="${span.classes}">${escapeCode(code.slice(start, end))}</span>`
      at = end
    }
    if (span.to > to) break
  }
  return html + escapeCode(code.slice(at, to))
}
