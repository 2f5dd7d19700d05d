/** An open post: its editor, what it was on disk, and whether the two differ. */
import { redo, undo } from '@codemirror/commands'
import { setDiagnosticsEffect } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { PostFile } from '../../electron/api.ts'
import { readHead } from '../../post/front-matter/read.ts'
import type { HeadReading } from '../../post/front-matter/value.ts'
import type { LineEnd } from '../../post/text.ts'
import { HostRefusal, host } from '../host.ts'
import {
  bodyOf,
  editHead,
  endFieldEdit,
  headOf,
  lineEndsOf,
  type PostText,
  postState,
  readText,
  replaceText,
  sameText,
  snapshotOf,
  textOf,
  writeText,
} from './state.ts'

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string; readonly conflict: boolean }

export class Draft {
  readonly encoding: string
  /** Why it cannot be saved, or null. */
  readonly readOnly: string | null
  /** The body's editor; its DOM is shown by the body pane. Lives as long as the draft. */
  readonly view: EditorView
  #path: string
  #version: string | null
  #saved: PostText
  #state: SaveState = { kind: 'saved', at: null }
  #saving: Promise<void> | null = null
  #listeners = new Set<() => void>()
  #reading: { readonly head: string; readonly result: HeadReading } | null = null

  constructor(file: PostFile, extensions: Extension) {
    this.#path = file.path
    this.encoding = file.encoding
    this.readOnly = file.readOnly
    this.#version = file.version
    const follow = EditorView.updateListener.of((update) => {
      if (update.docChanged || headOf(update.startState) !== headOf(update.state)) this.#edited()
      else if (update.transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect)))) {
        this.#tell()
      }
    })
    const undoKeys = keymap.of([
      { key: 'Mod-z', run: () => this.undo(), preventDefault: true },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: () => this.redo(), preventDefault: true },
      { linux: 'Ctrl-Shift-z', win: 'Ctrl-Shift-z', run: () => this.redo(), preventDefault: true },
    ])
    const readOnly = EditorState.readOnly.of(file.readOnly !== null)
    this.view = new EditorView({ state: postState(file.text, [undoKeys, readOnly, extensions, follow]) })
    this.#saved = snapshotOf(this.view.state)
  }

  /** Below the content folder. */
  get path(): string {
    return this.#path
  }

  /** The file has another name now; text and history are as they were. */
  moveTo(path: string): void {
    this.#path = path
    this.#tell()
  }

  get head(): string {
    return headOf(this.view.state)
  }

  get body(): string {
    return bodyOf(this.view.state)
  }

  /** The whole text as a save would write it. */
  get text(): string {
    return textOf(this.view.state)
  }

  /** What stands now, to be compared later. */
  get snapshot(): PostText {
    return snapshotOf(this.view.state)
  }

  /** The line ends that the body has. */
  get lineEnds(): ReadonlySet<LineEnd> {
    return lineEndsOf(this.view.state)
  }

  /** The front matter's values, or what is wrong with it. Read once for each head. */
  get reading(): HeadReading {
    const { head } = this
    if (this.#reading?.head !== head) this.#reading = { head, result: readHead(head) }
    return this.#reading.result
  }

  get saveState(): SaveState {
    return this.#state
  }

  /** Whether a save would write anything. */
  get dirty(): boolean {
    return this.#state.kind !== 'saved'
  }

  /**
   * Puts a new head in place. Edits of one `field` that follow each other closely are one undo step; an edit of the
   * body, an undo or `endFieldEdit` in between begins a new one.
   */
  editHead(head: string, field: string): void {
    if (head === this.head || this.readOnly !== null) return
    this.view.dispatch(editHead(this.view.state, head, field, Date.now()))
  }

  /** Ends the undo step of the field that is being edited, for instance when it loses the focus. */
  endFieldEdit(): void {
    this.view.dispatch(endFieldEdit())
  }

  /** Takes back the last edit of body or front matter. False where there is none. */
  undo(): boolean {
    return undo(this.view)
  }

  redo(): boolean {
    return redo(this.view)
  }

  /** Writes what stands now. What is typed meanwhile stays unsaved; a second call waits and then writes that. */
  async save(): Promise<void> {
    while (this.#saving) await this.#saving
    if (this.readOnly !== null) return
    if (!this.dirty) return this.#set({ kind: 'saved', at: new Date() })
    this.#saving = this.#write().finally(() => {
      this.#saving = null
    })
    await this.#saving
  }

  async #write(): Promise<void> {
    const written = snapshotOf(this.view.state)
    this.#set({ kind: 'saving' })
    try {
      const { version } = await host.writePost(this.path, writeText(written), this.#version)
      this.#version = version
      this.#saved = written
      this.#set(this.#asSaved() ? { kind: 'saved', at: new Date() } : { kind: 'unsaved' })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#set({ kind: 'failed', message, conflict: error instanceof HostRefusal && error.code === 'conflict' })
      // Anything but a refusal is a fault of the program, and is reported as one besides.
      if (!(error instanceof HostRefusal)) throw error
    }
  }

  /**
   * Takes what is on disk now in place of what stands here, as one undoable step. Cursor and scroll position stay at
   * the words that they were at.
   */
  replaceWith(file: PostFile): void {
    this.#version = file.version
    this.#saved = readText(file.text)
    const scroll = this.view.scrollSnapshot()
    const replacing = this.view.state.update(replaceText(this.view.state, file.text))
    this.view.dispatch(replacing)
    this.view.dispatch({ effects: scroll.map(replacing.changes) ?? [] })
    this.#set(this.#asSaved() ? { kind: 'saved', at: null } : { kind: 'unsaved' })
  }

  /**
   * Keeps what stands here although the file on disk is another (`version`), which the next save replaces, or is gone
   * (null), so that the next save makes it anew.
   */
  keepOver(version: string | null): void {
    this.#version = version
    this.#set({ kind: 'unsaved' })
  }

  /** Hash of the bytes on disk that this draft was made from or last saved as. */
  get version(): string | null {
    return this.#version
  }

  /** Calls back after each change of text, save state or marked problems. Returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#listeners.clear()
    this.view.destroy()
  }

  #asSaved(): boolean {
    return sameText(this.#saved, snapshotOf(this.view.state))
  }

  /** A failure stays in sight while one types on, until the text is as saved or the next save ends. */
  #edited() {
    const { kind } = this.#state
    if (kind === 'saving') return this.#tell()
    if (this.#asSaved()) return this.#set({ kind: 'saved', at: null })
    if (kind === 'failed') return this.#tell()
    this.#set({ kind: 'unsaved' })
  }

  #set(state: SaveState) {
    this.#state = state
    this.#tell()
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
