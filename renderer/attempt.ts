/** Calls to the host whose refusal is told to the writer where nothing better can be done. */
import { HostRefusal } from './host.ts'
import { setApp } from './store.ts'

/** What `work` gives, or undefined after a refusal, whose sentence is shown as the notice. Other errors pass. */
export async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error
    setApp({ notice: error.message })
    return undefined
  }
}

/** The sentence of a refusal; other errors pass. */
export function refusalMessage(error: unknown): string {
  if (error instanceof HostRefusal) return error.message
  throw error
}
