/** What each context does to a value: the escapers of `html/template`. */
import { bytesOf, sprint } from '../print.ts'
import { Safe, type SafeKind, type Value } from '../value.ts'
import { attributeContent } from './context.ts'
import { decodeCss } from './css-states.ts'

/** What Go writes in place of a value that could change what the page does. */
const refused = 'ZgotmplZ'

function textOf(value: Value): { text: string; kind: SafeKind | null } {
  if (value instanceof Safe) return { text: value.text, kind: value.kind }
  return { text: value === null ? '' : sprint([value]), kind: null }
}

const htmlCharacters: ReadonlyMap<string, string> = new Map([
  ['\0', '\ufffd'],
  ['"', '&#34;'],
  ['&', '&amp;'],
  ["'", '&#39;'],
  ['+', '&#43;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

export function escapeHtml(text: string): string {
  return text.replace(/[\0"&'+<>]/g, (character) => htmlCharacters.get(character) ?? character)
}

/** As text/template escapes: `+` stays. */
export function escapeMarkup(text: string): string {
  return text.replace(/[\0"&'<>]/g, (character) => htmlCharacters.get(character) ?? character)
}

/** As `escapeHtml`, but references that are there stay. */
function normaliseHtml(text: string): string {
  return text.replace(/[\0"'+<>]/g, (character) => htmlCharacters.get(character) ?? character)
}

function spaceless(text: string): string {
  return text.replace(/[\t\n\v\f\r =`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function inText(value: Value): string {
  const { text, kind } = textOf(value)
  return kind === 'HTML' ? text : escapeHtml(text)
}

export function inRcdata(value: Value): string {
  const { text, kind } = textOf(value)
  return kind === 'HTML' ? normaliseHtml(text) : escapeHtml(text)
}

export function inAttribute(value: Value): string {
  const { text, kind } = textOf(value)
  return kind === 'HTML' ? normaliseHtml(stripTags(text)) : escapeHtml(text)
}

export function inUnquotedAttribute(value: Value): string {
  const { text, kind } = textOf(value)
  if (text === '') return refused
  return spaceless(kind === 'HTML' ? normaliseHtml(stripTags(text)) : escapeHtml(text))
}

/** The text of HTML: without tags and comments. */
function stripTags(html: string): string {
  if (!html.includes('<')) return html
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?[A-Za-z](?:[^>"']|"[^"]*(?:"|$)|'[^']*(?:'|$))*(?:>|$)/g, '')
}

export function asAttributeName(value: Value): string {
  const { text, kind } = textOf(value)
  if (kind === 'HTMLAttr') return text
  const name = text.toLowerCase()
  return attributeContent(name) === 'plain' && /^[a-z0-9]+$/.test(name) ? name : refused
}

/** Refuses schemes other than http, https and mailto. */
export function filterUrl(value: Value): Value {
  const { text, kind } = textOf(value)
  if (kind === 'URL') return value
  const colon = text.indexOf(':')
  const scheme = text.slice(0, Math.max(colon, 0))
  const known = colon < 0 || scheme.includes('/') || /^(?:https?|mailto)$/i.test(scheme)
  return known ? text : `#${refused}`
}

export function escapeUrl(value: Value): string {
  const { text, kind } = textOf(value)
  return encodeUrl(text, kind === 'URL')
}

export function normaliseUrl(value: Value): string {
  return encodeUrl(textOf(value).text, true)
}

/** Percent-encodes; `keep` leaves reserved characters and what is encoded already. */
function encodeUrl(text: string, keep: boolean): string {
  const safe = keep ? /^(?:[\w\-.~!#$&*+,/:;=?@[\]]|%[\da-fA-F]{2})/ : /^[\w\-.~]/
  let encoded = ''
  for (let at = 0; at < text.length; ) {
    const kept = safe.exec(text.slice(at, at + 3))?.[0]
    if (kept !== undefined) {
      encoded += kept
      at += kept.length
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    for (const byte of bytesOf(character)) encoded += `%${byte.toString(16).padStart(2, '0')}`
    at += character.length
  }
  return encoded
}

export function inSrcset(value: Value): string {
  const { text, kind } = textOf(value)
  if (kind === 'Srcset') return text
  if (kind === 'URL') return encodeUrl(text, true).replaceAll(',', '%2c')
  return text.split(',').map(srcsetPart).join(',')
}

function srcsetPart(part: string): string {
  const match = /^([ \t\n\f\r]*)([^ \t\n\f\r]*)([\s\S]*)$/.exec(part)
  const [, before = '', url = '', rest = ''] = match ?? []
  const colon = url.indexOf(':')
  const scheme = url.slice(0, Math.max(colon, 0))
  const known = colon < 0 || scheme.includes('/') || /^(?:https?|mailto)$/i.test(scheme)
  return known && /^[ \t\n\f\r\dA-Za-z]*$/.test(rest) ? before + encodeUrl(url, true) + rest : `#${refused}`
}

/** A value as a property's value: words, numbers, colours; nothing that could end the property. */
export function inStyle(value: Value): string {
  const { text, kind } = textOf(value)
  if (kind === 'CSS') return text
  const decoded = decodeCss(text)
  if (/[\0"'()/;@[\\\]`{}<>]|--/.test(decoded)) return refused
  const word = decoded.replace(/[^\w-]/g, '').toLowerCase()
  return /expression|mozbinding/.test(word) ? refused : decoded
}

const cssCharacters = /[\0\t\n\f\r"&'()+/:;<>\\{}]/g

export function inStyleString(value: Value): string {
  const { text } = textOf(value)
  return text.replace(cssCharacters, (character, at: number) => {
    if (character === '\\') return '\\\\'
    const hex = `\\${character.charCodeAt(0).toString(16)}`
    return /^(?:$|[\da-fA-F \t\n\f\r])/.test(text.slice(at + 1, at + 2)) ? `${hex} ` : hex
  })
}
