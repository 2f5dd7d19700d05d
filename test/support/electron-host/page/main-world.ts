/// <reference lib="dom" />
import { membrane } from './membrane.ts'

/** Runs in the page's own world, before its scripts: takes what the preload exposes. */
export function start(inbox: string, outbox: string): void {
  if (window !== window.top) return
  membrane(inbox, outbox, (key, value) => {
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, key, { value: deepFreeze(value), enumerable: true })
  })
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const item of Object.values(value)) deepFreeze(item)
  return Object.freeze(value)
}
