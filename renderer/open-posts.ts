/**
 * The posts that are open: the one on screen, and those left with text that is not on disk yet, which wait in memory
 * until they are saved. No draft with unsaved text is ever thrown away.
 */
import type { PostFile } from '../electron/api.ts'
import { attempt } from './attempt.ts'
import { followCursor, showCursor } from './cursor.ts'
import { Draft } from './draft/draft.ts'
import { sameText } from './draft/state.ts'
import { bodyExtensions } from './editor/extensions.ts'
import { HostRefusal, host } from './host.ts'
import { getApp, setApp } from './store.ts'

/** How long after the last edit an automatic save begins, in milliseconds. */
const autosaveDelay = 800

const drafts = new Map<string, Draft>()
let autosave: ReturnType<typeof setTimeout> | undefined
/** Counts requests to open, so that a slow answer does not replace a later one. */
let request = 0

/** Shows a post, with the text it was left with where that is not saved. */
export async function openPost(path: string): Promise<void> {
  if (getApp().draft?.path === path) return
  const mine = ++request
  const file = await attempt(host.readPost(path))
  if (!file || mine !== request) return
  const kept = drafts.get(path)
  const draft = kept ?? new Draft(file, [bodyExtensions(), followCursor])
  if (!kept) follow(draft)
  const left = getApp().draft
  setApp({ draft, conflict: kept && kept.version !== file.version ? { path, version: file.version } : null })
  showCursor(draft.view)
  if (left) void leave(left)
}

async function leave(draft: Draft): Promise<void> {
  if (draft.dirty && getApp().settings.autosave && draft.readOnly === null) await draft.save()
  if (!draft.dirty && getApp().draft !== draft) forget(draft)
}

/** An open post's file was given another name: it stays open under that. */
export function moved(draft: Draft, path: string): void {
  drafts.delete(draft.path)
  draft.moveTo(path)
  drafts.set(path, draft)
  setApp({ draft: getApp().draft })
}

/** Ends a draft, whatever it holds: its post was deleted, or the writer chose to give the text up. */
export function forget(draft: Draft): void {
  if (drafts.get(draft.path) !== draft) return
  drafts.delete(draft.path)
  if (getApp().draft === draft) setApp({ draft: null, conflict: null })
  tellUnsaved()
  // Panes that still show it are taken down with React's next commit.
  setTimeout(() => draft.destroy())
}

/** The open post of that path, shown or waiting; which ones there are changes with `App.draft` and `App.unsaved`. */
export const draftOf = (path: string): Draft | null => drafts.get(path) ?? null

export const unsavedDrafts = (): readonly Draft[] => [...drafts.values()].filter((draft) => draft.dirty)

/** Writes every open post; true where all are on disk now. */
export async function saveAll(): Promise<boolean> {
  await Promise.all(unsavedDrafts().map((draft) => draft.save()))
  return unsavedDrafts().length === 0
}

/** Ends all drafts, saved or not: the folder that they belong to is left. */
export function forgetAll(): void {
  request++
  for (const draft of [...drafts.values()]) forget(draft)
}

function follow(draft: Draft) {
  drafts.set(draft.path, draft)
  let seen = draft.snapshot
  draft.subscribe(() => {
    tellUnsaved()
    const state = draft.saveState
    const edited = !sameText(seen, draft.snapshot)
    seen = draft.snapshot
    if (state.kind === 'failed' && state.conflict && getApp().draft === draft) void lookAtDisk(draft)
    // What could not be saved is tried again with the next edit, not over and over by itself.
    const due = state.kind === 'unsaved' || (state.kind === 'failed' && !state.conflict && edited)
    if (!due || !getApp().settings.autosave || draft.readOnly !== null) return
    if (getApp().conflict?.path === draft.path) return
    clearTimeout(autosave)
    autosave = setTimeout(() => void draft.save(), autosaveDelay)
  })
}

function tellUnsaved() {
  const paths = unsavedDrafts().map((draft) => draft.path)
  const { unsaved } = getApp()
  if (paths.length !== unsaved.size || paths.some((path) => !unsaved.has(path))) setApp({ unsaved: new Set(paths) })
}

/** After a refused save: what is there now, for the banner. */
async function lookAtDisk(draft: Draft): Promise<void> {
  const file = await readOrMissing(draft.path)
  if (file !== undefined && file?.version !== draft.version) {
    setApp({ conflict: { path: draft.path, version: file?.version ?? null } })
  }
}

/** Undefined where it can be neither read nor called missing; the reason is the notice then. */
async function readOrMissing(path: string): Promise<PostFile | null | undefined> {
  try {
    return await host.readPost(path)
  } catch (error) {
    if (error instanceof HostRefusal && error.code === 'missing') return null
    setApp({ notice: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

/** A file was changed or removed by another program. A draft without edits follows it; one with edits asks. */
export async function followDisk(path: string, version: string | null): Promise<void> {
  const draft = drafts.get(path)
  if (!draft || version === draft.version) return
  const shown = getApp().draft === draft
  if (version === null || draft.dirty) {
    if (shown) setApp({ conflict: { path, version } })
    return
  }
  const file = await readOrMissing(path)
  if (!file) return
  if (draft.dirty) setApp({ conflict: { path, version: file.version } })
  else draft.replaceWith(file)
}

/** The conflict's ways out. */
export async function keepMine(): Promise<void> {
  const { draft, conflict } = getApp()
  if (!draft || !conflict) return
  setApp({ conflict: null })
  draft.keepOver(conflict.version)
  await draft.save()
}

export async function takeTheirs(): Promise<void> {
  const { draft, conflict } = getApp()
  if (!draft || !conflict) return
  const file = await attempt(host.readPost(draft.path))
  if (!file) return
  draft.replaceWith(file)
  setApp({ conflict: null })
}

export const decideLater = (): void => setApp({ conflict: null })
