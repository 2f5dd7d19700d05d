/** What happens between host and store: starting, opening folders, the list as it arrives, changes from outside. */
import type { HostEvents, PostEntry } from '../electron/api.ts'
import { attempt } from './attempt.ts'
import { host, onHostEvent } from './host.ts'
import { prepare } from './list/query.ts'
import { followDisk, forgetAll, openPost, saveAll, unsavedDrafts } from './open-posts.ts'
import { applySettings } from './settings/settings.ts'
import { getApp, type Indexing, setApp, subscribeApp } from './store.ts'

/** How long slices of the list are gathered before they are shown, in milliseconds. */
const gather = 60

interface Listing {
  readonly site: number
  readonly entries: Map<string, PostEntry>
  indexing: Indexing | null
}

/** The list of one opening, which may begin to arrive before the opening itself is answered. */
let list: Listing = { site: 0, entries: new Map(), indexing: null }
let showing: ReturnType<typeof setTimeout> | undefined

/** Begins the session. Called once. `onCommand` runs a command that was chosen in the system's menu. */
export async function start(onCommand: (id: string) => void): Promise<void> {
  listen(onCommand)
  const about = await attempt(host.about())
  if (!about) return
  setApp({ about, settings: about.settings })
  applySettings(about.settings)
  if (about.start) await enterFolder(about.start.folder, about.start.post)
}

function listen(onCommand: (id: string) => void) {
  onHostEvent('indexed', takeSlice)
  onHostEvent('changed', ({ site, path, version, entry }) => {
    if (site !== getApp().site?.id) return
    if (entry) list.entries.set(path, entry)
    else if (version === null) list.entries.delete(path)
    showSoon()
    void followDisk(path, version)
  })
  onHostEvent('kit', ({ site }) => {
    if (site === getApp().site?.id) void readKit()
  })
  onHostEvent('open', ({ folder, post }) => void openFolder(folder, post))
  onHostEvent('exported', (exporting) => setApp({ exporting }))
  onHostEvent('command', ({ id }) => onCommand(id))
  subscribeApp(tellDocument)
  window.addEventListener('beforeunload', (event) => {
    if (getApp().about?.door === 'web' && unsavedDrafts().length > 0) event.preventDefault()
  })
}

function takeSlice({ site, entries, gone, done, total, finished }: HostEvents['indexed']) {
  if (site < list.site) return
  if (site > list.site) list = { site, entries: new Map(), indexing: null }
  prepare(entries)
  const complete = list.indexing === null
  const known = entries.every((entry) => list.entries.has(entry.path))
  for (const path of gone) list.entries.delete(path)
  for (const entry of entries) list.entries.set(entry.path, entry)
  list.indexing = finished ? null : { done, total }
  showSoon()
  if (!finished || site !== getApp().site?.id) return
  void readHabits()
  // A new page may be what a link leads to.
  if (complete && !known) void readKit()
}

function showSoon() {
  if (showing !== undefined) return
  showing = setTimeout(() => {
    showing = undefined
    if (list.site === getApp().site?.id) setApp({ posts: [...list.entries.values()], indexing: list.indexing })
  }, gather)
}

/** Opens a folder, after asking where posts of the present one are not saved. */
export async function openFolder(path: string, post: string | null = null): Promise<void> {
  if (unsavedDrafts().length > 0 && getApp().settings.autosave) await saveAll()
  if (unsavedDrafts().length > 0) setApp({ nextFolder: path, dialog: 'leave-folder' })
  else await enterFolder(path, post)
}

/** Opens a folder and lets go of the present one with all that is not saved in it. True where it is open. */
export async function enterFolder(path: string, post: string | null = null): Promise<boolean> {
  const site = await attempt(host.openFolder(path))
  if (!site) return false
  forgetAll()
  if (list.site !== site.id) list = { site: site.id, entries: new Map(), indexing: { done: 0, total: 0 } }
  setApp({
    site,
    posts: [...list.entries.values()],
    indexing: list.indexing,
    kit: null,
    habits: null,
    conflict: null,
    dialog: null,
    nextFolder: null,
    notice: null,
  })
  await Promise.all([readKit(), list.indexing ? null : readHabits(), post === null ? null : openPost(post)])
  void readAbout()
  return true
}

/** The recent folders are other ones now. */
async function readAbout() {
  const about = await attempt(host.about())
  if (about) setApp({ about })
}

/** Lets the writer choose a folder: by the system's dialog, or on the web door by Galley's own. */
export async function chooseFolder(): Promise<void> {
  if (getApp().about?.door === 'web') return setApp({ dialog: 'open-folder' })
  const path = await attempt(host.chooseFolder())
  if (path) await openFolder(path)
}

/** Reads the list anew. */
export async function reloadFolder(): Promise<void> {
  const { site, draft } = getApp()
  if (site) await openFolder(site.root, draft?.path ?? null)
}

async function readKit() {
  const site = getApp().site?.id
  const kit = await attempt(host.siteKit())
  if (kit && site === getApp().site?.id) setApp({ kit })
}

async function readHabits() {
  const site = getApp().site?.id
  const habits = await attempt(host.habits())
  if (habits && site === getApp().site?.id) setApp({ habits })
}

let told = ''

/** The shell's title and close guard follow what is on screen. */
function tellDocument() {
  const { draft, site, posts, unsaved, about } = getApp()
  if (!about) return
  const path = draft?.path ?? null
  const title = path === null ? (site?.name ?? '') : (posts.find((post) => post.path === path)?.title ?? path)
  const state = { title, path, dirty: unsaved.size > 0 }
  const picture = JSON.stringify(state)
  if (picture === told) return
  told = picture
  document.title = `${state.dirty ? '• ' : ''}${title ? `${title} · ` : ''}Galley`
  void attempt(host.setDocument(state))
}
