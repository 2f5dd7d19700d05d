/**
 * The contract between the host (files) and the screens. Types only: nothing here runs.
 *
 * Paths that name a post or a file of the open folder are relative to the folder's content root (`Site.content`),
 * with `/` between parts. Every call may be refused with a `Refusal`, whose message is written for the writer.
 */
import type { FieldHabit, Habits } from '../post/front-matter/schema.ts'
import type { DateKind, Format, HeadProblem, Kind, Value } from '../post/front-matter/value.ts'
import type { FileAnswer, FileQuestion } from '../post/site/files.ts'

export interface About {
  readonly version: string
  readonly door: 'desktop' | 'web'
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** A folder to open at once: named on the command line, by a double click, or the sample blog of a first start. */
  readonly start: { readonly folder: string; readonly post: string | null } | null
  /** Newest first, absolute paths; only folders that still exist. */
  readonly recent: readonly RecentFolder[]
  /** The sample blog's folder, made on first use; null where it cannot be. */
  readonly sample: string | null
  readonly settings: Settings
}

export interface RecentFolder {
  readonly path: string
  readonly name: string
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly autosave: boolean
  /** Pixels of the body text, and its measure in characters. */
  readonly bodySize: number
  readonly measure: number
  /** Widths of panes in pixels and which are folded. */
  readonly panes: Panes
}

export interface Panes {
  readonly posts: number
  readonly fields: number
  /** Share of the room between body and preview that the body has, 0 to 1. */
  readonly body: number
  readonly hidden: readonly ('posts' | 'fields' | 'preview')[]
}

export interface FolderListing {
  readonly path: string
  readonly parent: string | null
  /** Names of the folders in it, sorted, hidden ones left out. */
  readonly folders: readonly string[]
  /** Whether a Hugo configuration is in it. */
  readonly site: boolean
}

/** The open folder. */
export interface Site {
  /** Counts up with each opening: what arrives for an earlier one is ignored. */
  readonly id: number
  /** Absolute path of the site's root (the folder with the configuration), or of the plain folder. */
  readonly root: string
  /** Absolute path of the folder that post paths are relative to. */
  readonly content: string
  /** The site's title, or the folder's name. */
  readonly name: string
  /** Whether a Hugo configuration was found. */
  readonly hugo: boolean
  /** Front matter keys that are taxonomies, plural, lower-cased: `tags`, `categories`, ... */
  readonly taxonomies: readonly string[]
  /** Sections that exist: folders below content, with `/`. */
  readonly sections: readonly string[]
  readonly format: 'toml' | 'yaml' | 'json'
}

export type PostKind = 'post' | 'bundle' | 'section'

/** One line of the list. */
export interface PostEntry {
  readonly path: string
  readonly kind: PostKind
  readonly title: string
  /** RFC 3339, or date only, or null; `time` is the same in milliseconds since 1970 for sorting (NaN never: null). */
  readonly date: string | null
  readonly time: number | null
  readonly draft: boolean
  /** publishDate or date lies ahead. */
  readonly scheduled: boolean
  /** First path part below content, '' at the root. */
  readonly section: string
  /** Terms by taxonomy. */
  readonly terms: { readonly [taxonomy: string]: readonly string[] }
  readonly format: Format
  readonly problem: HeadProblem | null
}

export interface PostFile {
  readonly path: string
  /** The whole file, decoded; a BOM stays as U+FEFF at its start. */
  readonly text: string
  /** Hash of the bytes. */
  readonly version: string
  /** Why it cannot be saved (`not UTF-8`, `read-only`), as a sentence, or null. */
  readonly readOnly: string | null
  readonly encoding: string
}

export interface ImageEntry {
  /** As a front matter field or link of a post would name it. */
  readonly name: string
  /** Path from the site's root, with `/`. */
  readonly path: string
  readonly bytes: number
}

/** An image's bytes. `bytes` travel as they are through both doors. */
export interface ImageFile {
  readonly path: string
  readonly type: string
  readonly width: number | null
  readonly height: number | null
  readonly bytes: Uint8Array
}

export interface NewPost {
  readonly section: string
  readonly title: string
  /** File name without extension; made from the title where empty. */
  readonly slug: string
  readonly bundle: boolean
}

export interface ExportRequest {
  /** Posts, or every post of the folder. */
  readonly posts: readonly string[] | 'all'
  /** Absolute path of the target folder; made where missing. */
  readonly out: string
  readonly drafts: boolean
}

export interface ExportProgress {
  readonly id: number
  readonly done: number
  readonly total: number
  readonly finished: boolean
  readonly cancelled: boolean
  /** Absolute paths of the pages written. */
  readonly written: number
  readonly skippedDrafts: number
  readonly failed: readonly { readonly post: string; readonly message: string }[]
  /** Of the first page written, for "Show". */
  readonly first: string | null
}

/** What the screens tell the shell about the open post, for title, close guard and menu. */
export interface DocumentState {
  readonly title: string
  readonly path: string | null
  readonly dirty: boolean
}

export type MenuName = 'File' | 'Edit' | 'Insert' | 'View' | 'Go' | 'Help'

/** One command as the system's menu bar shows it. The page owns the table of commands and sends this picture of it. */
export interface MenuItem {
  readonly id: string
  readonly title: string
  /** As CodeMirror writes keys, `Mod-Shift-p`; null where there is none. */
  readonly key: string | null
  readonly menu: MenuName
  /** Items of one menu with the same number stand together, lowest first, with a line between groups. */
  readonly group: number
  readonly enabled: boolean
  /** A tick before the title; null for an item that is not a switch. */
  readonly checked: boolean | null
}

/** Calls to the host. Arguments are checked in `dispatch.ts`. */
export interface Host {
  about(): Promise<About>
  saveSettings(settings: Settings): Promise<void>
  /** Folders for the web door's folder dialog; null is the starting place. Refused outside it. */
  listFolders(path: string | null): Promise<FolderListing>
  /** The system's folder dialog; null where the writer cancelled. Refused on the web door. */
  chooseFolder(): Promise<string | null>
  /** Opens the folder and starts to index it (`indexed` events). A file opens the site around it. */
  openFolder(path: string): Promise<Site>
  readPost(path: string): Promise<PostFile>
  /** Writes where the bytes on disk still have `version` (null: the file must not exist). */
  writePost(path: string, text: string, version: string | null): Promise<{ readonly version: string }>
  createPost(post: NewPost): Promise<string>
  /** `name` is the new file name without extension (for a bundle: of its folder). Answers with the new path. */
  renamePost(path: string, name: string): Promise<string>
  duplicatePost(path: string): Promise<string>
  /** To the trash; a bundle with its folder, as the dialog has said. */
  trashPost(path: string): Promise<void>
  habits(): Promise<Habits>
  siteKit(): Promise<PackedKit>
  /** What files and folders of the site hold, in the order of the questions; null where there is none. */
  siteContents(questions: readonly FileQuestion[]): Promise<readonly FileAnswer[]>
  /** The image that `url` in `post` shows, found as Hugo finds it; null where there is none. */
  image(post: string, url: string): Promise<ImageFile | null>
  images(post: string): Promise<readonly ImageEntry[]>
  startExport(request: ExportRequest): Promise<number>
  cancelExport(id: number): Promise<void>
  /** Shows a file of the site or of an export in the system's file manager; or opens it, on the web door, never. */
  reveal(path: string): Promise<void>
  /** Opens an http, https or mailto address in the system's browser (desktop door). */
  openExternal(url: string): Promise<void>
  setDocument(state: DocumentState): Promise<void>
  /** Replaces what the system's menu bar holds of the page's commands; a click comes back as `command`. */
  setMenu(items: readonly MenuItem[]): Promise<void>
}

/** What rendering needs to know of the site, as `unpackKit` reads it from UTF-8. `revision` changes with it. */
export interface PackedKit {
  readonly revision: string
  readonly bytes: Uint8Array
}

export interface HostEvents {
  /** A slice of the list. Entries replace earlier ones of the same path; those of the paths in `gone` leave it. */
  indexed: {
    readonly site: number
    readonly entries: readonly PostEntry[]
    readonly gone: readonly string[]
    readonly done: number
    readonly total: number
    readonly finished: boolean
  }
  /** A file changed outside (or was removed: version null). Never sent for Galley's own writes. */
  changed: {
    readonly site: number
    readonly path: string
    readonly version: string | null
    readonly entry: PostEntry | null
  }
  /** Templates, configuration, data or images changed: ask for the kit again. */
  kit: { readonly site: number }
  exported: ExportProgress
  /** A command of the native menu, by its id in the command table. */
  command: { readonly id: string }
  /** The shell asks to open something (second start, file dropped on the icon). */
  open: { readonly folder: string; readonly post: string | null }
}

export type Method = keyof Host
export type Call = { [M in Method]: { readonly method: M; readonly args: Parameters<Host[M]> } }[Method]
export type HostEvent = {
  [E in keyof HostEvents]: { readonly type: E; readonly data: HostEvents[E] }
}[keyof HostEvents]

export type RefusalCode =
  | 'bad-call'
  | 'conflict'
  | 'exists'
  | 'missing'
  | 'not-text'
  | 'denied'
  | 'read-only'
  | 'full'
  | 'outside'
  | 'no-folder'
  | 'unsupported'
  | 'failed'

/** Why a call was refused: a code for the program, a sentence for the writer. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
}

export type Reply = { readonly value: unknown } | { readonly error: Refusal }

/** What each door gives to the page. */
export interface Bridge {
  call(call: Call): Promise<Reply>
  listen(listener: (event: HostEvent) => void): () => void
  /** Absolute path of a dropped file or folder; null where the door cannot know it. */
  pathOf(file: unknown): string | null
}

export type { DateKind, FieldHabit, Format, Habits, HeadProblem, Kind, Value }
