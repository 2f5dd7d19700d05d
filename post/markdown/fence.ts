/** Code blocks: fences as Hugo's highlighter wraps them, indented code as goldmark does. */
import type { MarkdownIt } from 'markdown-it'
import { type Attribute, harmless, readAttributes } from './attributes.ts'
import { escapeCode, escapeText } from './escape.ts'
import { highlightedHtml, isKnownLanguage } from './highlight.ts'
import type { MarkdownSettings } from './settings.ts'

/** Attributes of a fence that steer the highlighter and are no attributes of the element. */
const options =
  /^(?:anchorlinenos|guesssyntax|hl_lines|hl_inline|lineanchors|linenos|linenostart|linenumbersintable|noclasses|style|tabwidth|wrapperclass)$/i

export function fences(md: MarkdownIt, settings: MarkdownSettings): void {
  md.renderer.rules.code_block = (tokens, index) =>
    `<pre><code>${escapeText((tokens[index]?.content ?? '').replace(/\n+$/, '\n'))}</code></pre>\n`
  md.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index]
    const info = readInfo(token?.info ?? '')
    const code = token?.content ?? ''
    if (!settings.highlightFences) {
      const name = info.language === '' ? '' : ` class="language-${escapeText(info.language)}"`
      return `<pre><code${name}>${escapeText(code)}</code></pre>\n`
    }
    return codeBlock(code.replace(/\n+$/, '\n').replace(/^\n$/, ''), info.language, info.attributes)
  }
}

/**
 * A code block as Hugo writes it. `<div class="highlight">` stands around languages that its highlighter knows; what
 * is inside `<code>` has Hugo's text and Galley's own token classes. Line numbers are part of each line (Hugo's
 * `linenos=inline`), also where a table was asked for.
 */
function codeBlock(code: string, language: string, attributes: readonly Attribute[]): string {
  const option = (name: string) => attributes.find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
  const name = escapeCode(language)
  const names = language === '' ? '' : ` class="language-${name}" data-lang="${name}"`
  if (!isKnownLanguage(language)) return `<pre tabindex="0"><code${names}>${escapeCode(code)}</code></pre>`
  const inner = highlightedHtml(code, language, {
    marked: lineRanges(option('hl_lines')),
    firstNumber: /^(?:true|table|inline)$/.test(option('linenos')) ? Number(option('linenostart') || 1) : null,
  })
  if (option('hl_inline') === 'true') return `<code class="code-inline language-${name}">${inner}</code>`
  const own = harmless(attributes).filter(([key]) => !options.test(key))
  const classes = ['highlight', ...own.filter(([key]) => key === 'class').map(([, value]) => value)].join(' ')
  const others = own.filter(([key]) => key !== 'class').map(([key, value]) => ` ${key}="${escapeCode(value)}"`)
  return `<div class="${escapeCode(classes)}"${others.join('')}><pre tabindex="0"><code${names}>${inner}</code></pre></div>`
}

/** A code block as the `highlight` shortcode and function make it; `options` is `linenos=table,hl_lines=1 3-5`. */
export function highlighted(code: string, language: string, options: string): string {
  const attributes = options
    .split(',')
    .filter((option) => option.includes('='))
    .map(
      (option) => [option.slice(0, option.indexOf('=')).trim(), option.slice(option.indexOf('=') + 1).trim()] as const,
    )
  return codeBlock(code, language, attributes)
}

/** The first word of an info string is the language; `{…}` are attributes. */
function readInfo(info: string): { language: string; attributes: readonly Attribute[] } {
  const brace = info.indexOf('{')
  const list = brace === -1 ? null : readAttributes(info, brace)
  const words = (list === null ? info : info.slice(0, brace)).trim()
  return { language: /^\S*/.exec(words)?.[0] ?? '', attributes: list?.attributes ?? [] }
}

/** The lines, counted from 1, that `[1,"3-5"]` or `1 3-5` names. */
function lineRanges(source: string): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const [, from, to] of source.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    const last = Math.min(Number(to ?? from), Number(from) + 10_000)
    for (let line = Number(from); line <= last; line++) lines.add(line)
  }
  return lines
}
