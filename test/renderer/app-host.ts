/** A host in memory for tests of the frame: files by path, and events that a test sends. */
import type { Bridge, HostEvent, HostEvents, PostEntry, Reply, Settings, Site } from '../../electron/api.ts'
import { plainPackedKit } from '../../renderer/preview/kit.ts'

const settings: Settings = {
  theme: 'light',
  autosave: false,
  bodySize: 15.5,
  measure: 66,
  panes: { posts: 264, fields: 304, body: 0.5, hidden: [] },
}

const site: Site = {
  id: 1,
  root: '/home/ada/blog',
  content: '/home/ada/blog/content',
  name: 'The Slow Press',
  hugo: true,
  taxonomies: ['tags'],
  sections: ['blog', 'notes'],
  format: 'toml',
}

/** What is on disk: text by path. A file's version is its text. */
export const files = new Map<string, string>()
/** Calls in the order of their arrival. */
export const calls: { readonly method: string; readonly args: readonly unknown[] }[] = []
let listener: (event: HostEvent) => void = () => {}
/** What keeps files from being written. */
export const disk: { full: boolean } = { full: false }
/** Runs before a folder's opening is answered. */
let beforeOpened: () => void = () => {}

export function onOpening(run: () => void): void {
  beforeOpened = run
}

export function send<E extends keyof HostEvents>(type: E, data: HostEvents[E]): void {
  listener({ type, data } as HostEvent)
}

export function sendPosts(entries: readonly PostEntry[], finished = true): void {
  send('indexed', { site: site.id, entries, gone: [], done: entries.length, total: entries.length, finished })
}

/** A post of the list, as the host would tell it of a file. */
export function entryOf(path: string, title: string, change: Partial<PostEntry> = {}): PostEntry {
  const date = '2016-02-04'
  return {
    path,
    kind: 'post',
    title,
    date,
    time: Date.parse(date),
    draft: false,
    scheduled: false,
    section: path.split('/')[0] ?? '',
    terms: {},
    format: 'toml',
    problem: null,
    ...change,
  }
}

const refuse = (code: 'missing' | 'conflict' | 'exists' | 'full' | 'unsupported', message: string): Reply => ({
  error: { code, message },
})

const answers: { readonly [method: string]: (...args: readonly never[]) => Reply } = {
  about: () => ({
    value: {
      version: '0.1.0',
      door: 'desktop',
      platform: 'linux',
      start: { folder: site.root, post: null },
      recent: [],
      sample: null,
      settings,
    },
  }),
  openFolder: () => {
    beforeOpened()
    return { value: site }
  },
  siteKit: () => ({ value: plainPackedKit }),
  siteContents: () => ({ value: [] }),
  habits: () => ({ value: { posts: 0, fields: [], archetypes: {} } }),
  readPost: (path: string) => {
    const text = files.get(path)
    if (text === undefined) return refuse('missing', `“${path}” is gone.`)
    return { value: { path, text, version: text, readOnly: null, encoding: 'UTF-8' } }
  },
  writePost: (path: string, text: string, version: string | null) => {
    if (disk.full) return refuse('full', 'The disk is full. Your text is kept here.')
    if ((files.get(path) ?? null) !== version) return refuse('conflict', 'The file is another one now.')
    files.set(path, text)
    return { value: { version: text } }
  },
  createPost: ({ section, slug }: { section: string; slug: string }) => {
    const path = `${section}/${slug}.md`
    if (files.has(path)) return refuse('exists', `“${path}” is there already. Choose another name.`)
    files.set(path, '+++\ntitle = "New"\n+++\n')
    return { value: path }
  },
  trashPost: (path: string) => {
    files.delete(path)
    send('indexed', { site: site.id, entries: [], gone: [path], done: 1, total: 1, finished: true })
    return { value: null }
  },
  saveSettings: () => ({ value: null }),
  setDocument: () => ({ value: null }),
  setMenu: () => ({ value: null }),
}

const bridge: Bridge = {
  async call({ method, args }) {
    calls.push({ method, args })
    const answer = answers[method]
    return answer ? answer(...(args as never[])) : refuse('unsupported', `The test has no ${method}.`)
  },
  listen: (to) => {
    listener = to
    return () => {}
  },
  pathOf: () => null,
}

Object.defineProperty(window, 'galley', { value: bridge })
