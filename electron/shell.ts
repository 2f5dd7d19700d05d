/** What a door (desktop, web, terminal) lends to the host: everything that only it can do. */
import type { DocumentState, HostEvent, MenuItem } from './api.ts'

export interface Shell {
  readonly door: 'desktop' | 'web'
  /** Where settings, recent folders and the index cache are kept. Absolute; made where missing. */
  readonly stateFolder: string
  /** A folder or file to open at once, absolute, or null. */
  readonly start: string | null
  /** Where the sample blog is copied from; null where it is not shipped. */
  readonly sampleFolder: string | null
  /** Folders that `listFolders` may show, with all below them; empty where the door has a dialog of its own. */
  readonly browsable: readonly string[]
  chooseFolder(): Promise<string | null>
  /** Moves a file or folder to the system's trash. Throws `Refused` where there is none. */
  trash(path: string): Promise<void>
  reveal(path: string): Promise<void>
  openExternal(url: string): Promise<void>
  /** As the page tells it, but for the path, which is absolute here. */
  setDocument(state: DocumentState): void
  /** Draws the page's commands in the system's menu bar; does nothing where the page draws its own. */
  setMenu(items: readonly MenuItem[]): void
  /** Told of each folder opened, for the system's list of recent documents. */
  opened(folder: string): void
  emit(event: HostEvent): void
}
