/** Puts the open folder and a door's shell together into a `Host`. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import type { FolderListing, Host, Site } from './api.ts'
import { configFiles } from './folder/config.ts'
import { contains } from './folder/inside.ts'
import { findFolder } from './folder/open.ts'
import { type OpenFolder, openSite } from './folder/site.ts'
import { Refused, refusedBy } from './refused.ts'
import { sampleBlog } from './sample.ts'
import { type Memory, openMemory } from './settings.ts'
import type { Shell } from './shell.ts'
import { readVersion } from './version.ts'

/** The host of one running Galley. `close` stops all that runs in the background. */
export function createHost(shell: Shell): Host & { close(): Promise<void> } {
  let memory: Promise<Memory> | null = null
  // Read when first asked for: where it cannot be read, that call says so, and the next one tries again.
  const remembered = () => {
    memory ??= openMemory(shell.stateFolder).catch((error: unknown) => {
      memory = null
      throw error
    })
    return memory
  }
  let site: OpenFolder | null = null
  let opened = 0

  const open = () => {
    if (site === null) throw new Refused('no-folder', 'No folder is open. Open one first.')
    return site
  }
  const onlyHere = async (path: string) => {
    if (shell.browsable.length === 0) return
    const { known } = await remembered()
    const allowed = [...shell.browsable, ...known, shell.stateFolder]
    if (!allowed.some((folder) => contains(folder, path))) throw notShown(path)
  }

  return {
    about: async () => {
      const { settings, recent } = await remembered()
      const [folders, sample] = [await recent(), await sampleBlog(shell.sampleFolder, shell.stateFolder)]
      return {
        version: readVersion(),
        door: shell.door,
        platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
        // A first start shows what Galley is for.
        start: await startOf(shell.start ?? (folders.length === 0 ? sample : null)),
        recent: folders,
        sample,
        settings,
      }
    },
    saveSettings: async (settings) => (await remembered()).saveSettings(settings),
    listFolders: async (path) => {
      const top = shell.browsable[0]
      if (top === undefined) throw new Refused('unsupported', 'Folders are chosen in the system’s own dialog here.')
      return listFolders(shell.browsable, path ?? top)
    },
    chooseFolder: () => shell.chooseFolder(),
    openFolder: async (path) => {
      if (!isAbsolute(path)) throw new Refused('outside', 'A folder is opened by its whole path.')
      await onlyHere(resolve(path))
      const { folder } = await findFolder(path)
      const id = ++opened
      const next = await openSite(folder, id, shell.emit)
      await site?.close()
      site = next
      await (await remembered()).remember(folder.root)
      shell.opened(folder.root)
      return next.site satisfies Site
    },
    readPost: async (path) => open().readPost(path),
    writePost: async (path, text, version) => open().writePost(path, text, version),
    createPost: async (post) => open().createPost(post),
    renamePost: async (path, name) => open().renamePost(path, name),
    duplicatePost: async (path) => open().duplicatePost(path),
    trashPost: async (path) => open().trashPost(path, shell.trash),
    habits: async () => open().habits(),
    siteKit: async () => open().siteKit(),
    siteContents: async (questions) => open().siteContents(questions),
    image: async (post, url) => open().image(post, url),
    images: async (post) => open().images(post),
    startExport: async (request) => {
      await onlyHere(resolve(request.out))
      return open().startExport(request)
    },
    cancelExport: async (id) => open().cancelExport(id),
    reveal: async (path) => {
      if (!open().mayShow(path)) throw notShown(path)
      await shell.reveal(path)
    },
    openExternal: async (url) => {
      if (!/^(?:https?|mailto):/i.test(url))
        throw new Refused('unsupported', 'Galley opens web and mail addresses only.')
      await shell.openExternal(url)
    },
    setDocument: async (state) => {
      const path = state.path === null || site === null ? null : join(site.site.content, state.path)
      shell.setDocument({ ...state, path })
    },
    setMenu: async (items) => shell.setMenu(items),
    close: async () => {
      await site?.close()
      site = null
    },
  }
}

/** Null where it is not there any more, or cannot be opened: the page then starts with what it has. */
async function startOf(start: string | null) {
  if (start === null) return null
  try {
    const { folder, post } = await findFolder(start)
    return { folder: folder.root, post }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** A folder's folders, for the dialog of the web door. Only what lies below `browsable` is shown. */
async function listFolders(browsable: readonly string[], path: string): Promise<FolderListing> {
  if (!isAbsolute(path)) throw notShown(path)
  const real = await realpath(path).catch((error: unknown) => {
    throw refusedBy(error, basename(path), '')
  })
  const shown = (folder: string) => browsable.some((root) => contains(root, folder))
  if (!shown(real)) throw notShown(path)
  const entries = await readdir(real, { withFileTypes: true }).catch((error: unknown) => {
    throw refusedBy(error, basename(path), '')
  })
  const folders: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) folders.push(entry.name)
    else if (entry.isSymbolicLink()) {
      const target = await realpath(join(real, entry.name)).catch(() => null)
      if (target !== null && shown(target) && (await stat(target)).isDirectory()) folders.push(entry.name)
    }
  }
  const parent = dirname(real)
  return {
    path: real,
    parent: parent !== real && shown(parent) ? parent : null,
    folders: folders.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    site: (await configFiles(real)).length > 0,
  }
}

function notShown(path: string): Refused {
  return new Refused(
    'outside',
    `“${basename(path)}” is outside the folders that Galley may open here. Start Galley with that folder’s name.`,
  )
}
