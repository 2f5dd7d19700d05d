import type { Table, Value } from './value.ts'
import { isPlain, isSafePlain } from './yaml-scalar.ts'

/** How new YAML is laid out. */
export interface YamlLayout {
  readonly lineEnd: string
  /** Blanks of one level. */
  readonly step: string
  /** Whether lists of single values are written `[a, b]`. */
  readonly flowLists: boolean
  /** Whether the dashes of a list are indented below their key. */
  readonly indentedLists: boolean
}

/**
 * Ways to write a value on one line, the best first: in the style of `old`, the source text it replaces, then in any
 * that holds it. A string that some reader of YAML could take for something else is quoted.
 */
export function yamlTexts(value: Value, old: string, flow: boolean): string[] {
  if (value.kind !== 'string') return [flowText(value)]
  const { text } = value
  const quoted = [...(isQuotable(text) && old.startsWith(`'`) ? [singleQuoted(text)] : []), doubleQuoted(text)]
  if (/^["']/.test(old)) return quoted
  if (isSafePlain(text, flow) || (looksLikeDate(old) && looksLikeDate(text) && isPlain(text, flow))) {
    return [text, ...quoted]
  }
  return quoted
}

/** A value on one line, in flow style where it has parts. */
function flowText(value: Value): string {
  switch (value.kind) {
    case 'string':
      return isSafePlain(value.text, true) ? value.text : doubleQuoted(value.text)
    case 'boolean':
      return String(value.value)
    case 'integer':
      return /^[-+]?\d+$/.test(value.source) ? value.source.replace(/^([-+]?)0+(?=\d)/, '$1') : String(value.value)
    case 'float':
      return floatText(value.value, value.source)
    case 'null':
      return 'null'
    case 'raw':
      return value.source
    case 'list':
      return `[${value.items.map(flowText).join(', ')}]`
    case 'table':
      if (value.entries.length === 0) return '{}'
      return `{ ${value.entries.map(([key, item]) => `${keyText(key)}: ${flowText(item)}`).join(', ')} }`
    default:
      return value.text
  }
}

/** `key: value` at `indent`, over as many lines as it needs, without the last line end. */
export function yamlEntry(key: string, value: Value, indent: string, layout: YamlLayout): string {
  return `${indent}${keyText(key)}:${afterIndicator(value, indent, layout, false)}`
}

/** `- value` at `indent`, over as many lines as it needs, without the last line end. */
export function yamlItem(value: Value, indent: string, layout: YamlLayout): string {
  if (value.kind !== 'table' || value.entries.length === 0) {
    return `${indent}-${afterIndicator(value, indent, layout, true)}`
  }
  const inside = `${indent}  `
  return `${indent}- ${yamlLines(value, inside, layout).slice(inside.length)}`
}

/** The lines of a table, or of a list in block style, at `indent`. */
export function yamlLines(value: Table | (Value & { kind: 'list' }), indent: string, layout: YamlLayout): string {
  const lines =
    value.kind === 'table'
      ? value.entries.map(([key, item]) => yamlEntry(key, item, indent, layout))
      : value.items.map((item) => yamlItem(item, indent, layout))
  return lines.join(layout.lineEnd)
}

/** What follows the `:` or `-`: a blank and a value, or the lines below. */
export function afterIndicator(value: Value, indent: string, layout: YamlLayout, inList: boolean): string {
  if (value.kind === 'table' && value.entries.length > 0) {
    return layout.lineEnd + yamlLines(value, indent + layout.step, layout)
  }
  if (value.kind === 'list' && value.items.length > 0 && !isFlow(value, layout)) {
    const inside = layout.indentedLists || inList ? indent + layout.step : indent
    return layout.lineEnd + yamlLines(value, inside, layout)
  }
  // Hugo 0.169 misreads a block scalar whose lines end with CR LF, so there a text of several lines is quoted.
  if (value.kind === 'string' && value.text.includes('\n') && layout.lineEnd === '\n') {
    const block = blockScalar(value.text, '|', indent + layout.step, layout.lineEnd)
    if (block) return ` ${block.header}${layout.lineEnd}${block.lines}`
  }
  return ` ${yamlTexts(value, '', false)[0]}`
}

function isFlow(value: Value & { kind: 'list' }, layout: YamlLayout): boolean {
  return layout.flowLists && value.items.every((item) => item.kind !== 'table' && item.kind !== 'list')
}

/** A text as a block scalar, `style` being `|` or `>`; null where it cannot be one. No line end after the last line. */
export function blockScalar(
  text: string,
  style: '|' | '>',
  indent: string,
  lineEnd: string,
): { readonly header: string; readonly lines: string } | null {
  const content = text.replace(/\n+$/, '')
  const after = text.length - content.length
  if (content === '' || /^[ \t\n]/.test(content) || !isQuotable(content.replaceAll('\n', ''))) return null
  const header = style + (after === 0 ? '-' : after === 1 ? '' : '+')
  const unfolded = style === '>' ? content.replace(/\n+/g, '\n$&') : content
  const lines = (unfolded + '\n'.repeat(Math.max(0, after - 1))).split('\n')
  return { header, lines: lines.map((line) => (line === '' ? '' : indent + line)).join(lineEnd) }
}

export function keyText(key: string): string {
  return isSafePlain(key, true) ? key : doubleQuoted(key)
}

/** Whether a date or time is how the text begins, as YAML 1.1 and Hugo's date keys read it. */
function looksLikeDate(text: string): boolean {
  return /^\d{4}-\d\d?-\d\d?([Tt ]|$)/.test(text)
}

/** Whether every character can stand in single quotes and block scalars, which have no escapes. */
function isQuotable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these need an escape
  return !/[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(text)
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll(`'`, `''`)}'`
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function floatText(value: number, source: string): string {
  if (/^[-+]?\d+\.\d+$/.test(source)) return source
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf'
  const text = Object.is(value, -0) ? '-0' : String(value)
  // Hugo takes `1e21` for a string, and `1.0e+21` for a number.
  if (text.includes('e')) return text.includes('.') ? text : text.replace('e', '.0e')
  return text.includes('.') ? text : `${text}.0`
}
