/** What the screens show: the open folder, its list, and the open post. One value, replaced as a whole. */
import { useSyncExternalStore } from 'react'
import type { About, ExportProgress, Habits, PackedKit, PostEntry, Settings, Site } from '../electron/api.ts'
import type { Draft } from './draft/draft.ts'
import type { Arrangement } from './frame/layout.ts'
import { everything, type Query } from './list/query.ts'

export interface Indexing {
  readonly done: number
  readonly total: number
}

/** The open post's file is not what its draft was made from. */
export interface Conflict {
  readonly path: string
  /** What is on disk now; null where the file is gone. */
  readonly version: string | null
}

export type DialogName =
  | 'open-folder'
  | 'recent'
  | 'leave-folder'
  | 'new-post'
  | 'rename'
  | 'trash'
  | 'export'
  | 'settings'
  | 'shortcuts'
  | 'about'
  | 'palette'

export interface App {
  readonly about: About | null
  readonly settings: Settings
  readonly site: Site | null
  /** Every post known so far, in no order; a new array with each slice. */
  readonly posts: readonly PostEntry[]
  /** What of the posts the list shows, and in which order. */
  readonly query: Query
  /** Null once the list is complete. */
  readonly indexing: Indexing | null
  readonly draft: Draft | null
  readonly kit: PackedKit | null
  readonly habits: Habits | null
  /** Paths of open posts whose text is not on disk, the shown one among them. */
  readonly unsaved: ReadonlySet<string>
  readonly conflict: Conflict | null
  /** The last export that was started here; null before the first. */
  readonly exporting: ExportProgress | null
  /** A folder that waits for the writer's word on unsaved posts. */
  readonly nextFolder: string | null
  /** One sentence for the writer about what just went wrong, until it is dismissed. */
  readonly notice: string | null
  readonly arrangement: Arrangement
  readonly dialog: DialogName | null
}

export const defaultSettings: Settings = {
  theme: 'system',
  autosave: false,
  bodySize: 15.5,
  measure: 66,
  panes: { posts: 264, fields: 304, body: 0.5, hidden: [] },
}

let app: App = {
  about: null,
  settings: defaultSettings,
  site: null,
  posts: [],
  query: everything,
  indexing: null,
  draft: null,
  kit: null,
  habits: null,
  unsaved: new Set(),
  conflict: null,
  exporting: null,
  nextFolder: null,
  notice: null,
  arrangement: { drawer: false, front: 'body', bodyHidden: false },
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
