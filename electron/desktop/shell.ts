/** What the desktop lends to the host of one window. */
import { basename, dirname, resolve } from 'node:path'
import { app, type BrowserWindow, shell } from 'electron'
import type { DocumentState, HostEvent, MenuItem } from '../api.ts'
import { Refused } from '../refused.ts'
import type { Shell } from '../shell.ts'
import { askForFolder } from './dialogs.ts'
import { isExternalUrl } from './guards.ts'

export interface DesktopShell {
  readonly window: BrowserWindow
  readonly stateFolder: string
  readonly sampleFolder: string | null
  /** What `about` answers when it is asked: a start may still change before the page is there. */
  start(): string | null
  documentChanged(state: DocumentState): void
  menuChanged(items: readonly MenuItem[]): void
  emit(event: HostEvent): void
}

export function createShell(desktop: DesktopShell): Shell {
  const { window, stateFolder, sampleFolder, emit } = desktop
  let near = app.getPath('documents')
  return {
    door: 'desktop',
    stateFolder,
    sampleFolder,
    get start() {
      return desktop.start()
    },
    browsable: [],
    chooseFolder: () => askForFolder(window, near),
    trash: async (path) => {
      try {
        // The system wants its own separators.
        await shell.trashItem(resolve(path))
      } catch (cause) {
        throw new Refused('failed', `“${basename(path)}” could not be moved to the trash. Nothing was deleted.`, {
          cause,
        })
      }
    },
    reveal: async (path) => shell.showItemInFolder(resolve(path)),
    openExternal: async (url) => {
      if (!isExternalUrl(url)) throw new Refused('unsupported', 'Galley opens web and mail addresses only.')
      try {
        await shell.openExternal(url)
      } catch (cause) {
        throw new Refused('failed', 'The system found no program to open this address.', { cause })
      }
    },
    setDocument: (state) => {
      showDocument(window, state)
      desktop.documentChanged(state)
    },
    setMenu: desktop.menuChanged,
    opened: (folder) => {
      near = dirname(folder)
      if (process.platform !== 'linux') app.addRecentDocument(folder)
    },
    emit,
  }
}

/** macOS shows the file and a dot of its own for unsaved text; elsewhere the title has to say it. */
function showDocument(window: BrowserWindow, { title, path, dirty }: DocumentState): void {
  const name = title === '' ? 'Galley' : `${title} – Galley`
  if (process.platform === 'darwin') {
    window.setTitle(name)
    window.setRepresentedFilename(path ?? '')
    window.setDocumentEdited(dirty)
  } else {
    window.setTitle(dirty ? `• ${name}` : name)
  }
}
