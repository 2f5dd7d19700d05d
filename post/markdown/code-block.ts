/** Code blocks as Hugo's highlighter writes them: what stands around the code, line numbers, marked lines. */
import { type Attribute, harmless } from './attributes.ts'
import { codeStyles } from './code-styles.ts'
import { escapeCode } from './escape.ts'
import { guessedLanguage } from './guess-language.ts'
import { highlightedLines, isKnownLanguage } from './highlight.ts'

/** How code is highlighted: `markup.highlight` of the configuration, then what a fence or shortcode says. */
export interface HighlightOptions {
  readonly anchorLineNos: boolean
  readonly guessSyntax: boolean
  readonly hl_inline: boolean
  /** Lines to be marked, counted from 1: `1 3-5`. */
  readonly hl_lines: string
  readonly lineAnchors: string
  readonly lineNos: boolean
  readonly lineNoStart: number
  readonly lineNumbersInTable: boolean
  readonly noClasses: boolean
  readonly style: string
  readonly tabWidth: number
  readonly wrapperClass: string
}

/** Hugo's own: https://gohugo.io/configuration/markup/#highlight */
export const defaultHighlight: HighlightOptions = {
  anchorLineNos: false,
  guessSyntax: false,
  hl_inline: false,
  hl_lines: '',
  lineAnchors: '',
  lineNos: false,
  lineNoStart: 1,
  lineNumbersInTable: true,
  noClasses: true,
  style: 'monokai',
  tabWidth: 4,
  wrapperClass: 'highlight',
}

const optionNames: ReadonlyMap<string, keyof HighlightOptions> = new Map(
  (Object.keys(defaultHighlight) as (keyof HighlightOptions)[]).map((name) => [name.toLowerCase(), name]),
)

/** The options with those among the attributes over them. `linenos` is true, false, `table` or `inline`. */
export function withAttributes(base: HighlightOptions, attributes: readonly Attribute[]): HighlightOptions {
  const changed: { -readonly [key in keyof HighlightOptions]: HighlightOptions[key] } = { ...base }
  let inTable: boolean | null = null
  for (const [key, value] of attributes) {
    const name = optionNames.get(key.toLowerCase())
    if (name === undefined || name === 'wrapperClass') continue
    if (name === 'lineNos') {
      if (value === 'table' || value === 'inline') inTable ??= value === 'table'
      changed.lineNos = value !== 'false'
    } else if (name === 'lineNumbersInTable') inTable = isTrue(value)
    else if (name === 'lineNoStart' || name === 'tabWidth') changed[name] = Number(value) || 0
    else if (name === 'hl_lines' || name === 'lineAnchors' || name === 'style') changed[name] = value
    else changed[name] = isTrue(value)
  }
  return inTable === null ? changed : { ...changed, lineNumbersInTable: inTable }
}

function isTrue(value: string): boolean {
  return value !== 'false' && value !== '0' && value !== ''
}

/** Splits a fence's attributes into those that steer the highlighter and those of the element. */
export function separateOptions(attributes: readonly Attribute[]): {
  readonly options: readonly Attribute[]
  readonly own: readonly Attribute[]
} {
  const steers = ([name]: Attribute) => optionNames.has(name.toLowerCase()) && name.toLowerCase() !== 'wrapperclass'
  return { options: attributes.filter(steers), own: attributes.filter((attribute) => !steers(attribute)) }
}

export interface Code {
  readonly text: string
  readonly language: string
  /** Options and attributes of the element, as the fence or shortcode has them. */
  readonly attributes: readonly Attribute[]
  /** Position among the page's code blocks, from 0, which names the anchors of its lines. */
  readonly ordinal: number
}

/**
 * A code block as Hugo writes it. `<div class="highlight">` stands around languages that its highlighter knows; what
 * is inside `<code>` has Hugo's text and Galley's own token classes.
 */
export function codeBlock(code: Code, base: HighlightOptions): string {
  const { options: steering, own } = separateOptions(code.attributes)
  const options = withAttributes(base, steering)
  const known = isKnownLanguage(code.language)
  const language = known || !options.guessSyntax ? code.language : guessedLanguage(code.text)
  const name = escapeCode(language)
  const names = language === '' ? '' : ` class="language-${name}" data-lang="${name}"`
  if (!known && !options.guessSyntax && !options.hl_inline)
    return `<pre tabindex="0"><code${names}>${escapeCode(code.text)}</code></pre>`

  if (options.hl_inline) {
    const inner = highlightedLines(code.text, language, { marked: new Set(), number: null }).join('')
    return `<code class="code-inline language-${name}">${inner}</code>`
  }
  const lines = linesOf(code, language, options)
  const pre = `<pre tabindex="0"${wrapperStyle(options)}>`
  const body = `${pre}<code${names}>${lines.html}</code></pre>`
  const inner = lines.numbers === null ? body : numberTable(`${pre}<code>${lines.numbers}</code></pre>`, body, options)
  return `<div${elementAttributes(options.wrapperClass, own)}>${inner}</div>`
}

/** The code's lines, with their numbers in them or, for a table, apart. */
function linesOf(code: Code, language: string, options: HighlightOptions): { html: string; numbers: string | null } {
  const marked = lineRanges(options.hl_lines)
  const count = code.text === '' ? 0 : code.text.replace(/\n$/, '').split('\n').length
  const width = String(options.lineNoStart + count - 1).length
  const number = (index: number) => lineNumber(options.lineNoStart + index, width, code.ordinal, options)
  if (!options.lineNos || options.lineNumbersInTable) {
    const html = highlightedLines(code.text, language, { marked, number: null }).join('')
    if (!options.lineNos) return { html, numbers: null }
    const numbers = Array.from({ length: count }, (_, index) => `${number(index)}\n`)
    return { html, numbers: numbers.join('') }
  }
  return { html: highlightedLines(code.text, language, { marked, number }).join(''), numbers: null }
}

function lineNumber(line: number, width: number, ordinal: number, options: HighlightOptions): string {
  const text = String(line).padStart(width)
  if (!options.anchorLineNos) return `<span class="galley-line-number">${text}</span>`
  const id = escapeCode(`${options.lineAnchors === '' ? `hl-${ordinal}` : options.lineAnchors}-${line}`)
  const look = options.noClasses ? 'style="outline:none;text-decoration:none;color:inherit"' : 'class="lnlinks"'
  return `<span class="galley-line-number" id="${id}"><a ${look} href="#${id}">${text}</a></span>`
}

function wrapperStyle(options: HighlightOptions): string {
  if (!options.noClasses) return ' class="chroma"'
  const colours = codeStyles.get(options.style.toLowerCase()) ?? codeStyles.get('swapoff')
  const { tabWidth } = options
  const tabs =
    tabWidth === 0 || tabWidth === 8 ? '' : `-moz-tab-size:${tabWidth};-o-tab-size:${tabWidth};tab-size:${tabWidth};`
  const grid = /\d/.test(options.hl_lines) ? 'display:grid;' : ''
  return ` style="${colours};${tabs}-webkit-text-size-adjust:none;${grid}"`
}

function numberTable(numbers: string, code: string, options: HighlightOptions): string {
  const cell = options.noClasses ? 'style="vertical-align:top;padding:0;margin:0;border:0;"' : 'class="lntd"'
  const wide = options.noClasses ? 'style="vertical-align:top;padding:0;margin:0;border:0;;width:100%"' : cell
  const table = options.noClasses ? 'style="border-spacing:0;padding:0;margin:0;border:0;"' : 'class="lntable"'
  return (
    `<div${wrapperStyle(options)}>\n<table ${table}><tr><td ${cell}>\n${numbers}</td>\n` +
    `<td ${wide}>\n${code}</td></tr></table>\n</div>\n`
  )
}

function elementAttributes(wrapperClass: string, own: readonly Attribute[]): string {
  const kept = harmless(own)
  const classes = [wrapperClass, ...kept.filter(([key]) => key === 'class').map(([, value]) => value)].join(' ')
  const others = kept
    .filter(([key]) => key !== 'class')
    .map(([key, value]) => ` ${key.toLowerCase()}="${escapeCode(value)}"`)
  return ` class="${escapeCode(classes)}"${others.join('')}`
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
