/**
 * The only file that reaches the bridge: `window.galley` on the desktop, `fetch` in a browser. Everything else calls
 * `host` and `onHostEvent`.
 */
import type { Bridge, Host, HostEvent, HostEvents, Method, Refusal, RefusalCode } from '../electron/api.ts'
import { webBridge } from './web-bridge.ts'

declare global {
  interface Window {
    readonly galley?: Bridge
  }
}

/** A call that the host refused. `message` is a sentence for the writer, `code` is for the program. */
export class HostRefusal extends Error {
  readonly code: RefusalCode

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'HostRefusal'
    this.code = refusal.code
  }
}

const bridge: Bridge = window.galley ?? webBridge()

/** Every call of the contract. Rejects with `HostRefusal`. */
export const host: Host = new Proxy({} as Host, {
  get: (_, method: Method) => callOf(method),
})

function callOf(method: Method) {
  return async (...args: readonly unknown[]) => {
    // The contract ties arguments to methods at each call site; the host checks them again when they arrive.
    const reply = await bridge.call({ method, args } as Parameters<Bridge['call']>[0])
    if ('error' in reply) throw new HostRefusal(reply.error)
    return reply.value
  }
}

const listeners = new Set<(event: HostEvent) => void>()
bridge.listen((event) => {
  for (const listener of listeners) listener(event)
})

/** Calls back with the data of each event of one type. Returns the way to stop. */
export function onHostEvent<E extends keyof HostEvents>(type: E, listener: (data: HostEvents[E]) => void): () => void {
  const all = (event: HostEvent) => {
    if (event.type === type) listener(event.data as HostEvents[E])
  }
  listeners.add(all)
  return () => listeners.delete(all)
}

/** Absolute path of a dropped file or folder, or null where the door cannot know it. */
export const pathOf = (file: File): string | null => bridge.pathOf(file)
