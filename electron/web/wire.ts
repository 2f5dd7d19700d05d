/**
 * How replies and events cross HTTP. JSON, with two additions:
 *
 * - A number that JSON lacks is `{"$number": "…"}`: a whole number as its digits with an `n` (`"12n"`, a bigint),
 *   `"NaN"`, `"Infinity"`, `"-Infinity"` or `"-0"`.
 * - A reply whose value has a member `bytes` (a `Uint8Array`) has the value's other members as percent-encoded JSON
 *   in the header `X-Galley-Value`, and those bytes, as they are, for its body.
 */
import type { Reply } from '../api.ts'

export interface WireReply {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export function encodeReply(reply: Reply): WireReply {
  if ('value' in reply && hasBytes(reply.value)) {
    const { bytes, ...rest } = reply.value
    const headers = { 'content-type': 'application/octet-stream', 'x-galley-value': encodeURIComponent(toJson(rest)) }
    return { headers, body: bytes }
  }
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from(toJson(reply)) }
}

export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return { $number: `${item}n` }
    if (typeof item !== 'number' || (Number.isFinite(item) && !Object.is(item, -0))) return item
    return { $number: Object.is(item, -0) ? '-0' : String(item) }
  })
}

function hasBytes(value: unknown): value is { readonly bytes: Uint8Array } {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
}
