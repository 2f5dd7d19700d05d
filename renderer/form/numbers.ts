/** What is typed into a number's field, as a value of the kind that the number has. */
import { valueFromText } from '../../post/front-matter/convert.ts'
import type { Value } from '../../post/front-matter/value.ts'

export type NumberValue = Extract<Value, { kind: 'integer' | 'float' }>

/** A number; or a sentence for the writer, `unfinished` where more typing may still make it one. */
export type NumberEdit =
  | { readonly ok: true; readonly value: NumberValue }
  | { readonly ok: false; readonly message: string; readonly unfinished: boolean }

/** The number that `typed` says. Blanks between digits are left out, and a float may have a comma for its point. */
export function typeNumber(kind: NumberValue['kind'], typed: string): NumberEdit {
  const plain = typed
    .trim()
    .replaceAll('−', '-')
    .replace(/(?<=\d)[   ](?=\d)/g, '')
  const text = kind === 'float' ? plain.replace(/^([+-]?\d*),(\d*)$/, '$1.$2') : plain
  const value = valueFromText(text, kind)
  if (value?.kind === 'integer' || value?.kind === 'float') return { ok: true, value }
  return kind === 'integer'
    ? { ok: false, message: 'Write a whole number.', unfinished: /^(?:[+-]?|0[xob])$/i.test(text) }
    : { ok: false, message: 'Write a number, for instance 1.5.', unfinished: /^[+-]?(?:\d*\.?\d*e?[+-]?)$/i.test(text) }
}

/** A number turned by `by`, as the arrow keys do. A float keeps its count of decimals. */
export function turnNumber(old: NumberValue, by: number): NumberValue {
  if (old.kind === 'integer') {
    const value = old.value + BigInt(by)
    return { kind: 'integer', value, source: String(value) }
  }
  const decimals = /\.(\d+)/.exec(old.source)?.[1]?.length ?? 0
  const source = (old.value + by).toFixed(decimals)
  return { kind: 'float', value: Number(source), source }
}
