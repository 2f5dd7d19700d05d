import type { Value } from './value.ts'

/**
 * What a plain (unquoted) YAML scalar means to Hugo 0.169, whose YAML reader takes `yes`, `on`, `1e3` and dates for
 * strings, `0777` for octal and reads integers up to 2^64 - 1.
 */
export function plainScalar(source: string): Value {
  if (nulls.has(source)) return { kind: 'null' }
  if (trues.has(source)) return { kind: 'boolean', value: true }
  if (falses.has(source)) return { kind: 'boolean', value: false }
  return numberOf(source) ?? { kind: 'string', text: source }
}

/**
 * Whether the text, written plain, is a string to every reader of YAML: neither YAML 1.1 (`yes`, `12:30:45`, `0777`,
 * `1_000`, `=`, a date) nor YAML 1.2 or Hugo reads something else, and no character of it is YAML's own. `flow` is
 * inside brackets or braces, where commas are.
 */
export function isSafePlain(text: string, flow: boolean): boolean {
  return isPlain(text, flow) && !readOtherwise.test(text) && plainScalar(text).kind === 'string'
}

/** Whether the text can stand plain, whatever it then means. */
export function isPlain(text: string, flow: boolean): boolean {
  return (
    text !== '' &&
    text === text.trim() &&
    !/^[-?:](\s|$)|^[-?:,[\]{}#&*!|>'"%@`]|^(---|\.\.\.)|:\s|:$|\s#/.test(text) &&
    !(flow && /[,[\]{}]|:/.test(text)) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, line ends and the byte-order mark need quotes
    !/[\x00-\x1f\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(text)
  )
}

const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])
const trues = new Set(['true', 'True', 'TRUE'])
const falses = new Set(['false', 'False', 'FALSE'])

const readOtherwise =
  /^(y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.?(inf|nan))$|^[-+]?[.\d][\d_,.:]*(e[-+]?\d*)?$|^[-+]?0[xob][\da-f_]*$|^\d{4}-\d\d?-\d\d?([Tt ].*)?$/i

function numberOf(source: string): Value | null {
  if (/^-?\.(inf|Inf|INF)$/.test(source)) {
    return { kind: 'float', value: source.startsWith('-') ? -Infinity : Infinity, source }
  }
  if (/^\.(nan|NaN|NAN)$/.test(source)) return { kind: 'float', value: Number.NaN, source }
  if (!/^[-+]?[.\d]/.test(source)) return null
  const negative = source.startsWith('-')
  const digits = source.replace(/^[-+]/, '').replaceAll('_', '')
  const whole = wholeOf(digits)
  if (whole !== null) {
    const value = negative ? -whole : whole
    return value < -(2n ** 63n) || value > 2n ** 64n - 1n ? null : { kind: 'integer', value, source }
  }
  if (!/^(\d+\.\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return null
  return { kind: 'float', value: Number(negative ? `-${digits}` : digits), source }
}

function wholeOf(digits: string): bigint | null {
  if (/^(0x[\da-f]+|0o[0-7]+|0b[01]+)$/.test(digits.replace(/[A-F]/g, (c) => c.toLowerCase()))) {
    return /^0[xob]/.test(digits) ? BigInt(digits) : null
  }
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`)
  return /^(0|[1-9]\d*)$/.test(digits) ? BigInt(digits) : null
}
