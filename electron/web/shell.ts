/** What the web door lends to the host. */
import { homedir } from 'node:os'
import { trash } from '../folder/trash.ts'
import { Refused } from '../refused.ts'
import type { Shell } from '../shell.ts'

export interface WebShellOptions {
  readonly stateFolder: string
  readonly start: string | null
  readonly sampleFolder: string | null
  /** Folders that may be opened besides the user's home. */
  readonly folders: readonly string[]
  readonly emit: Shell['emit']
}

export function createWebShell({ stateFolder, start, sampleFolder, folders, emit }: WebShellOptions): Shell {
  return {
    door: 'web',
    stateFolder,
    start,
    sampleFolder,
    browsable: [homedir(), ...folders],
    chooseFolder: async () => {
      throw new Refused('unsupported', 'In the browser, choose a folder in Galley’s own dialog.')
    },
    trash,
    reveal: async () => {
      throw new Refused('unsupported', 'A browser cannot show files. Open the folder in your file manager.')
    },
    openExternal: async () => {
      throw new Refused('unsupported', 'The browser opens links itself.')
    },
    // The page draws its own title and menu.
    setDocument: () => {},
    setMenu: () => {},
    opened: () => {},
    emit,
  }
}
