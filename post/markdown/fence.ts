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
    const { language, attributes, readable } = readInfo(token?.info ?? '')
    if (!readable) hooksOf(env).refused?.(unreadable)
    const ordinal = nextOrdinal(env, 'code block')
    const hook = hooksOf(env).codeBlock?.(language)
    if (hook) return hook({ language, attributes, ordinal, code: text.replace(/\n$/, '') })
    return codeBlock({ text, language, attributes, ordinal }, settings.highlight)
  }
}

const unreadable =
  'Hugo stops at what is in braces behind the language: it wants names with values, as in {linenos=true title="a/b"}.'

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
function readInfo(info: string): { language: string; attributes: readonly Attribute[]; readable: boolean } {
  const brace = info.indexOf('{')
  const list = brace === -1 ? null : readAttributes(info, brace)
  const language = firstWord(list === null ? info : info.slice(0, brace))
  const readable = list !== null || brace === -1 || !info.includes('}', brace)
  return { language, attributes: list?.attributes ?? [], readable }
}

function firstWord(info: string): string {
  return /^\S*/.exec(info.trim())?.[0] ?? ''
}
