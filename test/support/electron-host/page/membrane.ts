/// <reference lib="dom" />
/**
 * The border between a page's own world and the preload's. Functions stay where they are and are called across it; all
 * else is cloned. Both worlds run this code and meet only in events, which Chromium clones from one to the other.
 */
export interface Membrane {
  /** Offers a value to the other world under a name. */
  expose(key: string, value: unknown): void
}

/** Sends by events named `outbox`, hears those named `inbox`. `exposed` takes what the other world offers. */
export function membrane(inbox: string, outbox: string, exposed: (key: string, value: unknown) => void): Membrane {
  // A page may replace these later; its border must not go through what it put there.
  const dispatch = window.dispatchEvent.bind(window)
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  let answer: Message | null = null

  const send = (message: Message) => dispatch(new CustomEvent(outbox, { detail: message }))

  window.addEventListener(inbox, (event) => {
    const message = (event as CustomEvent<Message>).detail
    switch (message.is) {
      case 'apply':
        return send(apply(message))
      case 'result':
        answer = message
        return
      case 'settled': {
        const promise = promises.get(message.promise)
        promises.delete(message.promise)
        if (message.ok) promise?.resolve(decode(message.value))
        else promise?.reject(decode(message.value) as Error)
        return
      }
      case 'expose':
        return exposed(message.key, decode(message.value))
    }
  })

  function apply({ fn, args }: Apply): Message {
    try {
      return { is: 'result', ok: true, value: encode(functions.get(fn)?.(...args.map(decode))) }
    } catch (error) {
      return { is: 'result', ok: false, value: encode(error) }
    }
  }

  function encode(value: unknown): Encoded {
    if (typeof value === 'function') {
      const id = ++last
      functions.set(id, value as (...args: unknown[]) => unknown)
      return { as: 'function', id }
    }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
    if (value instanceof Promise) {
      const id = ++last
      value.then(
        (settled: unknown) => send({ is: 'settled', promise: id, ok: true, value: encode(settled) }),
        (error: unknown) => send({ is: 'settled', promise: id, ok: false, value: encode(error) }),
      )
      return { as: 'promise', id }
    }
    if (value instanceof Error) return { as: 'error', message: value.message }
    if (Array.isArray(value)) return { as: 'list', items: value.map(encode) }
    if (isPlain(value))
      return { as: 'object', entries: Object.entries(value).map(([key, item]) => [key, encode(item)]) }
    return { as: 'value', value: structuredClone(value) }
  }

  function decode(encoded: Encoded): unknown {
    switch (encoded.as) {
      case 'function':
        return (...args: unknown[]) => {
          answer = null
          send({ is: 'apply', fn: encoded.id, args: args.map(encode) })
          const result = answer as Extract<Message, { is: 'result' }> | null
          if (result === null) throw new Error('The other world did not answer.')
          const value = decode(result.value)
          if (!result.ok) throw value
          return value
        }
      case 'promise':
        return new Promise((resolve, reject) => promises.set(encoded.id, { resolve, reject }))
      case 'error':
        return new Error(encoded.message)
      case 'list':
        return encoded.items.map(decode)
      case 'object':
        return Object.fromEntries(encoded.entries.map(([key, item]) => [key, decode(item)]))
      case 'value':
        return encoded.value
    }
  }

  return { expose: (key, value) => send({ is: 'expose', key, value: encode(value) }) }
}

interface Apply {
  readonly is: 'apply'
  readonly fn: number
  readonly args: readonly Encoded[]
}

type Message =
  | Apply
  | { readonly is: 'result'; readonly ok: boolean; readonly value: Encoded }
  | { readonly is: 'settled'; readonly promise: number; readonly ok: boolean; readonly value: Encoded }
  | { readonly is: 'expose'; readonly key: string; readonly value: Encoded }

type Encoded =
  | { readonly as: 'function' | 'promise'; readonly id: number }
  | { readonly as: 'error'; readonly message: string }
  | { readonly as: 'list'; readonly items: readonly Encoded[] }
  | { readonly as: 'object'; readonly entries: readonly (readonly [string, Encoded])[] }
  | { readonly as: 'value'; readonly value: unknown }

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
