/** Stands in for the host's bridge in tests of editor and preview: three images, and what was asked of it. */
import type { Bridge, Call } from '../../electron/api.ts'

export const calls: Call[] = []
/** What the next save is answered with, where a test wants other than success. */
export const answers: { save: (() => Promise<Awaited<ReturnType<Bridge['call']>>>) | null } = { save: null }

/** A square of 40 × 40 pixels. */
const square = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>',
)

const bridge: Bridge = {
  async call(call) {
    calls.push(call)
    const [, name] = call.args
    if (call.method === 'writePost') return (await answers.save?.()) ?? { value: { version: `saved-${calls.length}` } }
    if (call.method !== 'image') return { error: { code: 'unsupported', message: `The test has no ${call.method}.` } }
    if (name === 'huge.png') return { error: { code: 'failed', message: 'This image is too large to be shown.' } }
    if (name !== 'square.svg' && name !== 'hero.svg') return { value: null }
    return { value: { path: `static/${name}`, type: 'image/svg+xml', width: 40, height: 40, bytes: square } }
  },
  listen: () => () => {},
  pathOf: () => null,
}

Object.defineProperty(window, 'galley', { value: bridge })
