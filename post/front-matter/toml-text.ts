import { formatKey } from './path.ts'
import type { Table, Value } from './value.ts'

/**
 * Ways to write a value on one place in TOML, the best first: in the style of `old`, the source text it replaces
 * (quotes, date separator), then in any style that holds it.
 */
export function tomlTexts(value: Value, old: string, lineEnd: string): string[] {
  if (value.kind === 'string') return stringTexts(value.text, old, lineEnd)
  return [scalarText(value, old)]
}

/** A value on one line. */
function tomlText(value: Value): string {
  return scalarText(value, '')
}

/** Whether a value is written as `[sections]` below a table, not as `key = value`. */
export function isSection(value: Value): boolean {
  if (value.kind === 'table') return value.entries.length > 0
  return value.kind === 'list' && value.items.length > 0 && value.items.every((item) => item.kind === 'table')
}

/** A table or list of tables as sections, a blank line between them, without a line end after the last line. */
export function tomlSections(path: readonly string[], value: Value, lineEnd: string): string {
  const name = path.map(formatKey).join('.')
  if (value.kind === 'list') {
    return value.items.map((item) => section(path, `[[${name}]]`, item as Table, lineEnd)).join(lineEnd + lineEnd)
  }
  return section(path, `[${name}]`, value as Table, lineEnd)
}

/** The lines of a table: single values first, then its sections. */
export function tomlBody(path: readonly string[], table: Table, lineEnd: string): string {
  const pairs: string[] = []
  const sections: string[] = []
  for (const [key, value] of table.entries) {
    if (isSection(value)) sections.push(tomlSections([...path, key], value, lineEnd))
    else pairs.push(`${formatKey(key)} = ${tomlTexts(value, '', lineEnd)[0]}`)
  }
  return [...(pairs.length > 0 ? [pairs.join(lineEnd)] : []), ...sections].join(lineEnd + lineEnd)
}

function section(path: readonly string[], header: string, table: Table, lineEnd: string): string {
  const body = tomlBody(path, table, lineEnd)
  if (body === '') return header
  if (table.entries.some(([, value]) => !isSection(value))) return header + lineEnd + body
  // A table that only holds tables is there by their headers.
  return header.startsWith('[[') ? header + lineEnd + lineEnd + body : body
}

function scalarText(value: Value, old: string): string {
  switch (value.kind) {
    case 'string':
      return basic(value.text)
    case 'boolean':
      return String(value.value)
    case 'integer':
      return integerSource.test(value.source) ? value.source : String(value.value)
    case 'float':
      return floatText(value.value, value.source)
    case 'list':
      return `[${value.items.map(tomlText).join(', ')}]`
    case 'table':
      if (value.entries.length === 0) return '{}'
      return `{ ${value.entries.map(([key, item]) => `${formatKey(key)} = ${tomlText(item)}`).join(', ')} }`
    case 'raw':
      return value.source
    case 'null':
      return '""'
    default:
      return dateText(value.text, old)
  }
}

const integerSource = /^([-+]?(0|[1-9](_?\d)*)|0x[\da-fA-F](_?[\da-fA-F])*|0o[0-7](_?[0-7])*|0b[01](_?[01])*)$/
const floatSource = /^[-+]?((0|[1-9](_?\d)*)(\.\d(_?\d)*([eE][-+]?\d(_?\d)*)?|[eE][-+]?\d(_?\d)*)|inf|nan)$/

/** A float that reads as a float: `2` is written `2.0`. */
export function floatText(value: number, source: string): string {
  if (floatSource.test(source)) return source
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  const text = Object.is(value, -0) ? '-0' : String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** The date in the old one's way of writing: its separator, and whether its letters are small. */
function dateText(text: string, old: string): string {
  const separator = /^\d{4}-\d\d-\d\d([Tt ])/.exec(old)?.[1]
  const separated = separator ? text.replace(/^(\d{4}-\d\d-\d\d)[Tt ]/, `$1${separator}`) : text
  return old.endsWith('z') ? separated.replace(/Z$/, 'z') : separated
}

function stringTexts(text: string, old: string, lineEnd: string): string[] {
  const texts: string[] = []
  const opensWithLine = /^("""|''')(\r?\n)/.test(old) || text.startsWith('\n')
  if (old.startsWith(`'''`) && literalInside(text, true) && !/'''|'$/.test(text)) {
    texts.push(`'''${opensWithLine ? lineEnd : ''}${text.replaceAll('\n', lineEnd)}'''`)
  } else if (old.startsWith('"""') || old.startsWith(`'''`) || (old === '' && text.includes('\n'))) {
    texts.push(`"""${opensWithLine || old === '' ? lineEnd : ''}${multiLine(text, lineEnd)}"""`)
  } else if (old.startsWith(`'`) && literalInside(text, false) && !text.includes(`'`)) {
    texts.push(`'${text}'`)
  }
  texts.push(basic(text))
  return texts
}

/** Whether a literal string can hold the text: it has no escapes. */
function literalInside(text: string, lines: boolean): boolean {
  return ![...text].some((c) => needsEscape(c) && !(lines && c === '\n'))
}

function needsEscape(c: string): boolean {
  const code = c.codePointAt(0) as number
  return (code < 32 && c !== '\t') || code === 127 || code === 0xfeff
}

const named: { readonly [c: string]: string } = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

function escaped(c: string): string {
  return named[c] ?? `\\u${(c.codePointAt(0) as number).toString(16).padStart(4, '0')}`
}

function basic(text: string): string {
  let inside = ''
  for (const c of text) inside += c === '"' || c === '\\' || c === '\t' || needsEscape(c) ? escaped(c) : c
  return `"${inside}"`
}

function multiLine(text: string, lineEnd: string): string {
  let inside = ''
  for (const c of text) inside += c === '\n' ? lineEnd : c === '\\' || needsEscape(c) ? escaped(c) : c
  return inside.replaceAll('"""', '""\\"').replace(/"$/, '\\"')
}
