/** What the screens show: the open folder, its list, and the open post. One value, replaced as a whole. */
import { useSyncExternalStore } from 'react'
import type { About, Habits, PostEntry, Site } from '../electron/api.ts'
import type { SiteKit } from '../post/render/site.ts'
import type { Draft } from './draft/draft.ts'

export interface Indexing {
  readonly done: number
  readonly total: number
}

export interface App {
  readonly about: About | null
  readonly site: Site | null
  /** Every post known so far, in no order; a new array with each slice. */
  readonly posts: readonly PostEntry[]
  /** Null once the list is complete. */
  readonly indexing: Indexing | null
  readonly draft: Draft | null
  readonly kit: SiteKit | null
  readonly habits: Habits | null
  /** One sentence for the writer about what just went wrong, until it is dismissed. */
  readonly notice: string | null
  readonly dialog: 'open-folder' | 'new-post' | 'rename' | 'trash' | 'export' | 'settings' | 'shortcuts' | 'palette' | null
}

let app: App = {
  about: null,
  site: null,
  posts: [],
  indexing: null,
  draft: null,
  kit: null,
  habits: null,
  notice: null,
  dialog: null,
}

const listeners = new Set<() => void>()

export const getApp = (): App => app

export function setApp(change: Partial<App>): void {
  app = { ...app, ...change }
  for (const listener of listeners) listener()
}

export function subscribeApp(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A part of the app's value; the component renders again when that part is another. */
export const useApp = <T>(select: (app: App) => T): T => useSyncExternalStore(subscribeApp, () => select(app))
