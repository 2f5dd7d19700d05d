/** A kit as text. It is large on a large site, and only who renders with it should pay for reading it. */
import type { SiteKit } from '../render/site.ts'

/** JSON; a number that JSON lacks is `{"$number": "…"}`, a whole one as its digits with an `n`. */
export function packKit(kit: SiteKit): string {
  return JSON.stringify(kit, (_key, item: unknown) => {
    if (typeof item === 'bigint') return { $number: `${item}n` }
    if (typeof item !== 'number' || (Number.isFinite(item) && !Object.is(item, -0))) return item
    return { $number: Object.is(item, -0) ? '-0' : String(item) }
  })
}

/** The kit of a text that `packKit` wrote. */
export function unpackKit(text: string): SiteKit {
  return (text.includes('{"$number":') ? JSON.parse(text, revive) : JSON.parse(text)) as SiteKit
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$number' in value)) return value
  const { $number: text } = value
  if (typeof text !== 'string') return value
  if (/^-?\d+n$/.test(text)) return BigInt(text.slice(0, -1))
  return /^(?:NaN|-?Infinity|-0)$/.test(text) ? Number(text) : value
}
