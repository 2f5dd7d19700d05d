/// <reference lib="dom" />
import { fromText, toText } from './clone.ts'
import { membrane } from './membrane.ts'

/** What the engine puts into this world: a way to main, which only this world sees. */
declare const electronBinding: (text: string) => void

export type Upward =
  | { readonly is: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly is: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly is: 'failed'; readonly message: string }

export type Downward =
  | { readonly is: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly is: 'refusal'; readonly id: number; readonly message: string }
  | { readonly is: 'message'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly is: 'file'; readonly name: string; readonly path: string }

type Listener = (event: object, ...args: unknown[]) => void
type Preload = (
  require: (name: string) => unknown,
  process: object,
  exports: object,
  module: { exports: object },
) => void

/** Runs a sandboxed preload as Electron does: a CommonJS script in a world of its own, with little to require. */
export function start(inbox: string, outbox: string, platform: string, preload: Preload): void {
  if (window !== window.top) return
  const exposed = new Set<string>()
  const border = membrane(inbox, outbox, () => {})
  const replies = new Map<number, { resolve(value: unknown): void; reject(error: Error): void; channel: string }>()
  const listeners = new Map<string, Listener[]>()
  const paths = new Map<string, string>()
  let last = 0

  const up = (message: Upward) => electronBinding(toText(message))
  Object.assign(globalThis, { electronDeliver: (text: string) => hear(fromText(text) as Downward) })

  function hear(message: Downward): void {
    switch (message.is) {
      case 'message':
        for (const listener of [...(listeners.get(message.channel) ?? [])])
          listener({ sender: ipcRenderer }, ...message.args)
        return
      case 'file':
        paths.set(message.name, message.path)
        return
      default: {
        const reply = replies.get(message.id)
        replies.delete(message.id)
        if (message.is === 'reply') reply?.resolve(message.value)
        else reply?.reject(new Error(`Error invoking remote method '${reply.channel}': ${message.message}`))
      }
    }
  }

  const off = (channel: string, listener: Listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener),
    )
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last
        replies.set(id, { resolve, reject, channel })
        up({ is: 'invoke', id, channel, args })
      }),
    send: (channel: string, ...args: unknown[]) => up({ is: 'send', channel, args }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off,
    removeListener: off,
  }
  const contextBridge = {
    exposeInMainWorld(key: string, value: unknown) {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      border.expose(key, value)
    },
  }
  const webUtils = {
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) {
        throw new TypeError("Failed to execute 'getPathForFile' on 'WebUtils': parameter 1 is not of type 'File'.")
      }
      return paths.get(file.name) ?? ''
    },
  }
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    preload(require, { type: 'renderer', platform, sandboxed: true, contextIsolated: true }, module.exports, module)
  } catch (error) {
    up({ is: 'failed', message: String(error) })
    throw error
  }
}
