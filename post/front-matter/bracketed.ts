import { lineStartAt, lineStopAt, nextLineAt } from './position.ts'
import type { Splice } from './splice.ts'

/**
 * Items between brackets and commas: arrays and inline tables of TOML, flow collections of YAML, arrays and objects
 * of JSON. Each edit leaves the bytes of all other items, their comments, indentation and comma habits as they are.
 */
export interface Bracketed {
  /** Just after the opening bracket, and at the closing one. */
  readonly open: number
  readonly close: number
  readonly items: readonly { readonly from: number; readonly to: number }[]
  /** What stands inside the brackets of a first item: a space in `{ a = 1 }`. */
  readonly padding: string
}

/** Puts `item` before the item `index`, or last. */
export function insertItem(text: string, list: Bracketed, index: number, item: string, lineEnd: string): Splice[] {
  const { items, open, close } = list
  if (items.length === 0) return [firstItem(text, list, item, lineEnd)]
  const before = items[index - 1]
  const next = items[index]
  if (!before) {
    const [first] = items as [{ from: number; to: number }]
    const separator = isVertical(text, list, 0) ? `,${lineEnd}${indentAt(text, first.from)}` : separatorOf(text, list)
    return [insertion(first.from, item + separator)]
  }
  const limit = next?.from ?? close
  const comma = commaAfter(text, before.to, limit)
  if (isVertical(text, list, index - 1) && (!next || isVertical(text, list, index))) {
    const line = lineEnd + indentAt(text, before.from) + item
    const stop = lineStopAt(text, comma === -1 ? before.to : comma)
    if (comma === -1) {
      if (stop > limit) return [insertion(before.to, `,${line}`)]
      return [insertion(before.to, ','), insertion(stop, line)]
    }
    if (stop <= limit) return [insertion(stop, `${line},`)]
  }
  return [insertion(Math.max(before.to, open), separatorOf(text, list) + item)]
}

/** Takes out the item `index` with its comma; with its line and the comment on it where it has a line to itself. */
export function removeItem(text: string, list: Bracketed, index: number): Splice[] {
  const { items, open, close } = list
  const item = items[index] as { from: number; to: number }
  const next = items[index + 1]
  const before = items[index - 1]
  const comma = commaAfter(text, item.to, next?.from ?? close)
  const end = comma === -1 ? item.to : comma + 1
  if (items.length === 1 && isBlank(text.slice(open, item.from)) && isBlank(text.slice(end, close))) {
    return [deletion(open, close)]
  }
  const line = lineStartAt(text, item.from)
  if (line >= open && isBlank(text.slice(line, item.from)) && endsLine(text, end, close)) {
    const whole = deletion(line, nextLineAt(text, end))
    const left = before && comma === -1 ? commaAfter(text, before.to, item.from) : -1
    return left === -1 ? [whole] : [deletion(left, left + 1), whole]
  }
  if (next) {
    const between = text.slice(end, next.from)
    return [deletion(item.from, isBlank(between) ? next.from : end)]
  }
  if (!before) return [deletion(item.from, end)]
  const left = commaAfter(text, before.to, item.from)
  if (isBlank(text.slice(left + 1, item.from))) return [deletion(left, item.to)]
  return [deletion(left, left + 1), deletion(item.from, item.to)]
}

function firstItem(text: string, { open, close, padding }: Bracketed, item: string, lineEnd: string): Splice {
  const inside = text.slice(open, close)
  if (isBlank(inside) && !/[\r\n]/.test(inside)) return { from: open, to: close, insert: padding + item + padding }
  const line = lineStartAt(text, close)
  if (line < open) return insertion(open, item)
  return insertion(line, `${indentAt(text, close)}  ${item}${lineEnd}`)
}

/** Whether a line break stands before the item. */
function isVertical(text: string, { items, open }: Bracketed, index: number): boolean {
  return /[\r\n]/.test(text.slice(items[index - 1]?.to ?? open, items[index]?.from))
}

/** Blanks at the start of the line that holds `offset`. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(text, offset), offset))?.[0] ?? ''
}

function separatorOf(text: string, { items }: Bracketed): string {
  const [first, second] = items
  const between = first && second ? text.slice(first.to, second.from) : ''
  return /^ *,[ \t]*$/.test(between) ? between : ', '
}

/** Where the comma is between an item and `limit`, comments skipped; -1 where there is none. */
function commaAfter(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    if (text[at] === ',') return at
    if (text[at] === '#') at = lineStopAt(text, at)
  }
  return -1
}

function endsLine(text: string, from: number, close: number): boolean {
  const stop = lineStopAt(text, from)
  return stop < close && /^[ \t]*(#.*)?$/.test(text.slice(from, stop))
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function insertion(at: number, insert: string): Splice {
  return { from: at, to: at, insert }
}

function deletion(from: number, to: number): Splice {
  return { from, to, insert: '' }
}
