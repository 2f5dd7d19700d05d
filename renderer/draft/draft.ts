/** An open post: its editor, what it was on disk, and whether the two differ. */
import { redo, undo } from '@codemirror/commands'
import { type Extension, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { PostFile } from '../../electron/api.ts'
import { readHead } from '../../post/front-matter/read.ts'
import type { HeadReading } from '../../post/front-matter/value.ts'
import { HostRefusal, host } from '../host.ts'
import { bodyOf, headOf, postState, setHead, textOf } from './state.ts'

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string; readonly conflict: boolean }

/** How long after a field's last edit a further one of the same field still joins its undo step, in milliseconds. */
const fieldGroup = 2000

export class Draft {
  readonly path: string
  readonly encoding: string
  /** Why it cannot be saved, or null. */
  readonly readOnly: string | null
  /** The body's editor; its DOM is shown by the body pane. Lives as long as the draft. */
  readonly view: EditorView
  #version: string
  #saved: string
  #state: SaveState = { kind: 'saved', at: null }
  #saving: Promise<void> | null = null
  #listeners = new Set<() => void>()
  #reading: { readonly head: string; readonly result: HeadReading } | null = null
  #group: { readonly field: string; readonly time: number } | null = null

  constructor(file: PostFile, extensions: Extension) {
    this.path = file.path
    this.encoding = file.encoding
    this.readOnly = file.readOnly
    this.#version = file.version
    this.#saved = file.text
    const follow = EditorView.updateListener.of((update) => {
      const headChanged = headOf(update.startState) !== headOf(update.state)
      if (update.docChanged) this.#group = null
      if (update.docChanged || headChanged) this.#edited()
    })
    this.view = new EditorView({ state: postState(file.text, [extensions, follow]) })
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

  /** The front matter's values, or what is wrong with it. Read once for each head. */
  get reading(): HeadReading {
    const { head } = this
    if (this.#reading?.head !== head) this.#reading = { head, result: readHead(head) }
    return this.#reading.result
  }

  get saveState(): SaveState {
    return this.#state
  }

  get dirty(): boolean {
    return this.#state.kind !== 'saved'
  }

  /**
   * Puts a new head in place. Edits of one `field` that follow each other closely are one undo step: the first one
   * remembers the head before it, the others leave the history alone.
   */
  editHead(head: string, field: string): void {
    if (head === this.head || this.readOnly !== null) return
    const now = Date.now()
    const joins = this.#group?.field === field && now - this.#group.time < fieldGroup
    this.view.dispatch({
      effects: setHead.of(head),
      annotations: joins ? Transaction.addToHistory.of(false) : Transaction.userEvent.of('input.field'),
    })
    this.#group = { field, time: now }
  }

  /** Ends the undo step of the field that is being edited, for instance when it loses the focus. */
  endFieldEdit(): void {
    this.#group = null
  }

  undo(): boolean {
    this.#group = null
    return undo(this.view)
  }

  redo(): boolean {
    this.#group = null
    return redo(this.view)
  }

  /** Writes what stands now. What is typed meanwhile stays unsaved; a second call waits and writes that. */
  async save(): Promise<void> {
    if (this.#saving) {
      await this.#saving
      if (this.#state.kind !== 'unsaved') return
    }
    if (!this.dirty) return this.#set({ kind: 'saved', at: new Date() })
    this.#saving = this.#write().finally(() => {
      this.#saving = null
    })
    await this.#saving
  }

  async #write(): Promise<void> {
    const text = this.text
    this.#set({ kind: 'saving' })
    try {
      const { version } = await host.writePost(this.path, text, this.#version)
      this.#version = version
      this.#saved = text
      this.#set(this.text === text ? { kind: 'saved', at: new Date() } : { kind: 'unsaved' })
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error
      this.#set({ kind: 'failed', message: error.message, conflict: error.code === 'conflict' })
    }
  }

  /** Takes what is on disk now in place of what stands here, as one undoable step. */
  replaceWith(file: PostFile): void {
    this.#version = file.version
    this.#saved = file.text
    const next = postState(file.text, [])
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: next.doc },
      effects: setHead.of(headOf(next)),
    })
    this.#set(this.text === file.text ? { kind: 'saved', at: null } : { kind: 'unsaved' })
  }

  /** Keeps what stands here although the file on disk is another (`version`): the next save replaces that. */
  keepOver(version: string): void {
    this.#version = version
    this.#set({ kind: 'unsaved' })
  }

  get version(): string {
    return this.#version
  }

  /** Calls back after each change of text or save state. Returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#listeners.clear()
    this.view.destroy()
  }

  #edited() {
    if (this.#state.kind === 'saving') return this.#tell()
    this.#set(this.text === this.#saved ? { kind: 'saved', at: null } : { kind: 'unsaved' })
  }

  #set(state: SaveState) {
    this.#state = state
    this.#tell()
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
