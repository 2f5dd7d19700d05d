/** The latest rendering of the open draft, for the preview, the status bar and whatever else shows it. */
import { useSyncExternalStore } from 'react'
import type { PackedKit } from '../../electron/api.ts'
import type { Draft } from '../draft/draft.ts'
import { host } from '../host.ts'
import { getApp, subscribeApp } from '../store.ts'
import { plainPackedKit } from './kit.ts'
import { type Picture, RenderWorker } from './render-worker.ts'

export interface LiveRendering {
  /** The last picture that could be made; null before the first. */
  readonly picture: Picture | null
  /** What keeps the picture from being that of the present text, as a sentence for the writer; null where it is. */
  readonly trouble: string | null
}

/** Renders a draft as it changes, while anyone looks. Null without a draft. */
export function useRendering(draft: Draft | null): LiveRendering | null {
  const session = draft && sessionOf(draft)
  return useSyncExternalStore(session?.subscribe ?? never, () => session?.live ?? null)
}

/** Whether images of other sites are shown in posts of the open one. */
export const useRemoteImages = (): boolean => useSyncExternalStore(subscribeConsents, remoteImagesAllowed)

/** Shows them from now on, until the program ends. */
export function allowRemoteImages(): void {
  consents.add(getApp().site?.root ?? '')
  for (const session of active) session.wake()
  for (const listener of consentListeners) listener()
}

/** How long the words wait for the site's templates before they are shown without them, in milliseconds. */
const kitLimit = 3000

const tooSlow =
  'The preview stopped: this text took longer than two seconds. It shows the last picture and tries again with the next change.'

/** Sites, by their root, in whose posts the writer wants to see images of other sites. */
const consents = new Set<string>()
const consentListeners = new Set<() => void>()

const remoteImagesAllowed = (): boolean => consents.has(getApp().site?.root ?? '')

function subscribeConsents(listener: () => void): () => void {
  consentListeners.add(listener)
  return () => consentListeners.delete(listener)
}

/** Serves all drafts, and loads before the first is open. */
const worker = new RenderWorker(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  (questions) => host.siteContents(questions),
)
setTimeout(() => worker.start())

const never = () => () => {}

class Session {
  live: LiveRendering = { picture: null, trouble: null }
  readonly #draft: Draft
  #listeners = new Set<() => void>()
  #end: (() => void) | null = null
  #busy = false
  #stale = false
  #kitIsLate = false

  constructor(draft: Draft) {
    this.#draft = draft
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#end ??= this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#end?.()
      this.#end = null
    }
  }

  /** Renders soon; changes that come while a rendering is on its way are rendered together after it. */
  wake = (): void => {
    this.#stale = true
    if (this.#busy) return
    this.#busy = true
    // After the key's own work, so that the letter is on screen first.
    setTimeout(() => void this.#run())
  }

  #begin(): () => void {
    active.add(this)
    let { doc } = this.#draft.view.state
    let { head } = this.#draft
    let { kit } = getApp()
    const late = setTimeout(() => {
      this.#kitIsLate = true
      if (!getApp().kit) this.wake()
    }, kitLimit)
    const stops = [
      this.#draft.subscribe(() => {
        const now = this.#draft.view.state.doc
        if (now === doc && this.#draft.head === head) return
        doc = now
        head = this.#draft.head
        this.wake()
      }),
      subscribeApp(() => {
        if (kit === getApp().kit) return
        kit = getApp().kit
        this.wake()
      }),
    ]
    this.wake()
    return () => {
      active.delete(this)
      clearTimeout(late)
      for (const stop of stops) stop()
    }
  }

  async #run(): Promise<void> {
    while (this.#stale && this.#end) {
      this.#stale = false
      const kit = getApp().kit ?? (this.#kitIsLate ? plainPackedKit : null)
      if (kit) await this.#render(kit)
    }
    this.#busy = false
  }

  async #render(kit: PackedKit): Promise<void> {
    worker.setKit(kit)
    const { path, text } = this.#draft
    const outcome = await worker.render({ path, text, remoteImages: remoteImagesAllowed() })
    const { picture } = this.live
    if (outcome.kind === 'rendered') this.live = { picture: outcome.picture, trouble: null }
    else this.live = { picture, trouble: outcome.kind === 'stopped' ? tooSlow : outcome.message }
    for (const listener of this.#listeners) listener()
  }
}

const active = new Set<Session>()
const sessions = new WeakMap<Draft, Session>()

function sessionOf(draft: Draft): Session {
  const known = sessions.get(draft)
  if (known) return known
  const session = new Session(draft)
  sessions.set(draft, session)
  return session
}
