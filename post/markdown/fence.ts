/** Code in Markdown: fences as Hugo's highlighter wraps them, indented code as goldmark does. */
import type { MarkdownIt } from 'markdown-it'
import { type Attribute, readAttributes } from './attributes.ts'
import { codeBlock, type HighlightOptions, separateOptions } from './code-block.ts'
import { escapeText } from './escape.ts'
import { hooksOf, nextOrdinal } from './hook.ts'
import type { MarkdownSettings } from './settings.ts'

export function fences(md: MarkdownIt, settings: MarkdownSettings): void {
  md.renderer.rules.code_block = (tokens, index) =>
    `<pre><code>${escapeText((tokens[index]?.content ?? '').replace(/\n+$/, '\n'))}</code></pre>\n`
  md.renderer.rules.fence = (tokens, index, _options, env) => {
    const token = tokens[index]
    const code = token?.content ?? ''
    if (settings.highlight === null) {
      const language = md.utils.unescapeAll(firstWord(token?.info ?? ''))
      const name = language === '' ? '' : ` class="language-${escapeText(language)}"`
      return `<pre><code${name}>${escapeText(code)}</code></pre>\n`
    }
    const text = code.replace(/\n+$/, '\n').replace(/^\n$/, '')
    const { language, attributes } = readInfo(token?.info ?? '')
    const ordinal = nextOrdinal(env, 'code block')
    const hook = hooksOf(env).codeBlock?.(language)
    if (hook) return hook({ language, attributes, ordinal, code: text.replace(/\n$/, '') })
    return codeBlock({ text, language, attributes, ordinal }, settings.highlight)
  }
}

/** A code block as the `highlight` shortcode and function make it; `options` is `linenos=table,hl_lines=1 3-5`. */
export function highlighted(
  given: { code: string; language: string; options: string; attributes: readonly Attribute[] },
  base: HighlightOptions,
): string {
  const attributes = given.options
    .split(',')
    // In text, as against a fence, lines are listed without brackets.
    .filter((option) => option.includes('=') && !/^\s*hl_lines\s*=\s*\[/i.test(option))
    .map(
      (option) => [option.slice(0, option.indexOf('=')).trim(), option.slice(option.indexOf('=') + 1).trim()] as const,
    )
  const { options } = separateOptions(attributes)
  const { code: text, language } = given
  return codeBlock({ text, language, attributes: [...options, ...given.attributes], ordinal: 0 }, base)
}

/** The first word of an info string is the language; `{…}` are attributes. */
function readInfo(info: string): { language: string; attributes: readonly Attribute[] } {
  const brace = info.indexOf('{')
  const list = brace === -1 ? null : readAttributes(info, brace)
  return { language: firstWord(list === null ? info : info.slice(0, brace)), attributes: list?.attributes ?? [] }
}

function firstWord(info: string): string {
  return /^\S*/.exec(info.trim())?.[0] ?? ''
}
