/** Values in JavaScript: as JSON, or within a string, template literal or regular expression. */
import { toJson } from '../json.ts'
import { Duration } from '../moment.ts'
import { printValue, sprint } from '../print.ts'
import { Safe, Thing, type Value } from '../value.ts'

export function inScript(value: Value): string {
  if (value instanceof Safe) {
    if (value.kind === 'JS') return value.text
    if (value.kind === 'JSStr') return `"${value.text}"`
  }
  const plain =
    value instanceof Duration || (value instanceof Thing && value.printed !== null) ? printValue(value) : value
  const json = toJson(plain, null)
  const pad = /^[\w$]|[\w$]$/.test(json) ? ' ' : ''
  return pad + json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029') + pad
}

const stringCharacters: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['/', '\\/'],
  ['\\', '\\\\'],
])

function unicode(character: string): string {
  return stringCharacters.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

export function inScriptString(value: Value): string {
  const [text, kept] = scriptText(value)
  return text.replace(kept ? /[\0\t\n\v\f\r"&'+/<>`\u2028\u2029]/g : /[\0\t\n\v\f\r"&'+/<>\\`\u2028\u2029]/g, unicode)
}

export function inScriptTemplate(value: Value): string {
  const [text] = scriptText(value)
  return text.replace(/[\0\t\n\v\f\r"&'+/<>\\`${}\u2028\u2029]/g, unicode)
}

export function inScriptRegexp(value: Value): string {
  const [text] = scriptText(value)
  if (text === '') return '(?:)'
  return text.replace(/[\0\t\n\v\f\r"$&'()*+\-./<>?[\\\]^{|}\u2028\u2029]/g, (character) =>
    /[$()*\-.?[\]^{|}]/.test(character) ? `\\${character}` : unicode(character),
  )
}

function scriptText(value: Value): [text: string, kept: boolean] {
  if (value instanceof Safe) return [value.text, value.kind === 'JSStr']
  return [value === null ? '' : sprint([value]), false]
}
