/** Main's timers, which a test need not wait for: `passTime` lets those go off at once that are no longer than it says. */
const waiting = new Map<NodeJS.Timeout, { readonly delay: number; readonly goOff: () => void }>()

/** From then on every `setTimeout` of this process is known to `passTime`. */
export function watchTimers(): void {
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const watched = <Args extends unknown[]>(callback: (...args: Args) => void, delay = 1, ...args: Args) => {
    const goOff = () => {
      waiting.delete(timer)
      callback(...args)
    }
    const timer = set(goOff, delay)
    waiting.set(timer, { delay, goOff })
    return timer
  }
  globalThis.setTimeout = Object.assign(watched, { __promisify__: set.__promisify__ }) as typeof set
  globalThis.clearTimeout = (timer) => {
    if (typeof timer === 'object') waiting.delete(timer)
    clear(timer)
  }
}

export function passTime(milliseconds: number): void {
  for (const [timer, { delay, goOff }] of [...waiting]) {
    if (delay > milliseconds || !waiting.has(timer)) continue
    clearTimeout(timer)
    goOff()
  }
}
