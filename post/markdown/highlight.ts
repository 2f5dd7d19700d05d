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
  /** The number of the first line; null where lines are not numbered. */
  readonly firstNumber: number | null
}

/** The inside of `<code>`: the code's text, escaped, with tokens, marked lines and line numbers in spans. */
export function highlightedHtml(code: string, language: string, options: LineOptions): string {
  const spans = code.length > maxLength ? [] : spansOf(code, language)
  const { marked, firstNumber } = options
  if (marked.size === 0 && firstNumber === null) return written(code, 0, code.length, spans)
  const width = String((firstNumber ?? 1) + code.trimEnd().split('\n').length - 1).length
  let html = ''
  let start = 0
  for (let line = 1; start < code.length; line++) {
    const newline = code.indexOf('\n', start)
    const end = newline === -1 ? code.length : newline
    const number = firstNumber === null ? '' : lineNumber(firstNumber + line - 1, width)
    const content = number + written(code, start, end, spans)
    html += marked.has(line) ? `<span class="galley-marked-line">${content}</span>` : content
    if (newline !== -1) html += '\n'
    start = end + 1
  }
  return html
}

function lineNumber(number: number, width: number): string {
  return `<span class="galley-line-number">${String(number).padStart(width)}</span>`
}

function spansOf(code: string, language: string): readonly Span[] {
  const grammar = grammarOf(language, code)
  if (grammar === undefined) return wordSpans(code, language) ?? []
  const spans: Span[] = []
  highlightTree(grammar.parse(code), highlighter, (from, to, classes) => spans.push({ from, to, classes }))
  return spans
}

function written(code: string, from: number, to: number, spans: readonly Span[]): string {
  let html = ''
  let at = from
  for (const span of spans) {
    if (span.to <= at) continue
    if (span.from >= to) break
    const start = Math.max(span.from, at)
    const end = Math.min(span.to, to)
    html += `${escapeCode(code.slice(at, start))}<span class="${span.classes}">${escapeCode(code.slice(start, end))}</span>`
    at = end
  }
  return html + escapeCode(code.slice(at, to))
}
