/**
 * Values as JSON text, for the border between a page and main, where Electron clones them: what structured cloning
 * keeps is kept, and what it refuses is refused with its words.
 */
export function toText(value: unknown): string {
  return JSON.stringify(pack(value))
}

export function fromText(text: string): unknown {
  return unpack(JSON.parse(text) as Packed)
}

type Packed =
  | null
  | boolean
  | number
  | string
  | readonly Packed[]
  | { readonly $: string; readonly [part: string]: Packed }

function pack(value: unknown): Packed {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', text: Object.is(value, -0) ? '-0' : String(value) }
    case 'bigint':
      return { $: 'bigint', text: String(value) }
    case 'undefined':
      return { $: 'undefined' }
    case 'object':
      return value === null ? null : packObject(value)
    default:
      throw new Error('An object could not be cloned.')
  }
}

function packObject(value: object): Packed {
  if (Array.isArray(value)) return value.map(pack)
  if (value instanceof Date) return { $: 'date', time: pack(value.getTime()) }
  if (value instanceof Map) return { $: 'map', entries: [...value].map(([key, item]) => [pack(key), pack(item)]) }
  if (value instanceof Set) return { $: 'set', items: [...value].map(pack) }
  if (value instanceof Error) return { $: 'error', message: value.message }
  if (value instanceof ArrayBuffer) return { $: 'buffer', base64: toBase64(new Uint8Array(value)) }
  if (ArrayBuffer.isView(value)) {
    return { $: 'bytes', base64: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error('An object could not be cloned.')
  return { $: 'object', entries: Object.entries(value).map(([key, item]) => [key, pack(item)]) }
}

function unpack(packed: Packed): unknown {
  if (packed === null || typeof packed !== 'object') return packed
  if (isList(packed)) return packed.map(unpack)
  switch (packed.$) {
    case 'number':
    case 'bigint':
      return packed.$ === 'number' ? Number(packed.text) : BigInt(packed.text as string)
    case 'date':
      return new Date(unpack(packed.time!) as number)
    case 'map':
      return new Map(
        (packed.entries as readonly (readonly [Packed, Packed])[]).map(([key, item]) => [unpack(key), unpack(item)]),
      )
    case 'set':
      return new Set((packed.items as readonly Packed[]).map(unpack))
    case 'error':
      return new Error(packed.message as string)
    case 'buffer':
      return fromBase64(packed.base64 as string).buffer
    case 'bytes':
      return fromBase64(packed.base64 as string)
    case 'object':
      return Object.fromEntries(
        (packed.entries as readonly (readonly [string, Packed])[]).map(([key, item]) => [key, unpack(item)]),
      )
    default:
      return undefined
  }
}

function isList(packed: Packed): packed is readonly Packed[] {
  return Array.isArray(packed)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
