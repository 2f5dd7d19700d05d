/** Finds the site around a folder or file. */
import { access, constants, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refused, refusedBy } from '../refused.ts'
import { configFiles, configString, readConfiguration, taxonomies, themeNames, withTheme } from './config.ts'
import { contains, relativePath } from './inside.ts'
import { contentRoot, type Mount, readMounts } from './mounts.ts'
import type { DataTable } from './structured.ts'

/** An opened folder as plain data, so that it can be sent to a worker. All paths are real and absolute. */
export interface Folder {
  readonly root: string
  readonly content: string
  readonly name: string
  readonly hugo: boolean
  readonly config: DataTable
  readonly format: 'toml' | 'yaml' | 'json'
  readonly taxonomies: readonly string[]
  /** Roots of the themes in the site's own `themes` folder, first the one that wins. */
  readonly themes: readonly string[]
  /** What the site is made of: its own folders first, then its themes' in order. */
  readonly mounts: readonly Mount[]
}

const isPostName = /\.(?:md|markdown)$/i

/**
 * The site around `path` (absolute; a folder, or a file of one): the nearest folder at or above it with a Hugo
 * configuration, else the folder itself. `post` is the file's path below the content folder where `path` is one.
 */
export async function findFolder(path: string): Promise<{ readonly folder: Folder; readonly post: string | null }> {
  const real = await realpath(path).catch((error: unknown) => {
    throw refusedBy(error, basename(path), '')
  })
  const isFile = !(await stat(real)).isDirectory()
  if (isFile && !isPostName.test(real)) {
    throw new Refused('unsupported', `“${basename(real)}” is not a Markdown file. Galley opens folders and .md files.`)
  }
  const near = isFile ? dirname(real) : real
  const root = await siteAround(near)
  const folder = root === null ? await plainFolder(near) : await siteFolder(root)
  if (!isFile) return { folder, post: null }
  if (contains(folder.content, real)) return { folder, post: relativePath(folder.content, real) }
  // A file of a site that is no content (a README): its own folder is opened, as it is.
  return { folder: await plainFolder(near), post: basename(real) }
}

/**
 * The nearest folder at or above `folder` that holds a Hugo configuration, or null. Many programs have a `config.json`:
 * above `folder` itself, one by that older name counts only beside a folder that makes a site.
 */
async function siteAround(folder: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const [first] = await configFiles(at)
    if (first !== undefined && (at === folder || first.startsWith('hugo.') || (await looksLikeSite(at)))) return at
    if (at === dirname(at)) return null
  }
}

async function looksLikeSite(folder: string): Promise<boolean> {
  const names = new Set(await readdir(folder).catch(() => []))
  return ['content', 'layouts', 'themes', 'archetypes', 'static'].some((name) => names.has(name))
}

async function siteFolder(root: string): Promise<Folder> {
  const own = await readConfiguration(root)
  const themes = await themesOf(root, own.data, configString(own.data, 'themesdir') ?? 'themes')
  const data = themes.reduce((config, theme) => withTheme(config, theme.config), own.data)
  const mounts = [
    ...readMounts(root, own.data, root),
    ...themes.flatMap((theme) => readMounts(theme.folder, theme.config, root)),
  ]
  const content = contentRoot(readMounts(root, own.data, root), root, own.data) ?? (await ownFolder(root, 'content'))
  return {
    root,
    content: await readable(content ?? root),
    name: configString(data, 'title') ?? basename(root),
    hugo: true,
    config: data,
    format: own.format,
    taxonomies: taxonomies(data),
    themes: themes.map(({ folder }) => folder),
    mounts,
  }
}

interface Theme {
  readonly folder: string
  readonly config: DataTable
}

/** The themes of a site and theirs, in the order in which they win. One that is not there is left out. */
async function themesOf(root: string, config: DataTable, themesFolder: string, known: Theme[] = []): Promise<Theme[]> {
  for (const name of themeNames(config)) {
    const folder = (await ownFolder(root, join(themesFolder, name))) ?? (await ownFolder(root, join('_vendor', name)))
    if (folder === null || known.some((theme) => theme.folder === folder)) continue
    const { data } = await readConfiguration(folder)
    known.push({ folder, config: data })
    await themesOf(root, data, themesFolder, known)
  }
  return known
}

async function plainFolder(folder: string): Promise<Folder> {
  return {
    root: folder,
    content: await readable(folder),
    name: basename(folder),
    hugo: false,
    config: {},
    format: 'yaml',
    taxonomies: taxonomies({}),
    themes: [],
    mounts: [],
  }
}

/** The real path of a folder that the configuration names, if it exists and lies inside the site. */
async function ownFolder(root: string, name: string): Promise<string | null> {
  const real = await realpath(join(root, name)).catch(() => null)
  if (real === null || !contains(root, real)) return null
  return (await stat(real)).isDirectory() ? real : null
}

async function readable(folder: string): Promise<string> {
  await access(folder, constants.R_OK | constants.X_OK).catch((error: unknown) => {
    throw refusedBy(error, basename(folder), 'Ask its owner, or open another folder.')
  })
  return folder
}
