/** The site's configuration, merged as Hugo merges it (https://gohugo.io/configuration/introduction/). */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Data } from '../../post/render/site.ts'
import {
  type DataTable,
  isTable,
  lowerKeys,
  mergeTables,
  readStructured,
  structuredExtension,
  table,
} from './structured.ts'

export interface Configuration {
  /** With lower-cased keys. */
  readonly data: DataTable
  readonly format: 'toml' | 'yaml' | 'json'
  /** Files that could not be read, by their path below the root, each with its parser's message. */
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

/** Names a folder's configuration file has, in the order in which Hugo looks for them. */
const fileNames = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((kind) => `${name}.${kind}`))
/** A configuration file is small; one that is not is no configuration. */
const largest = 1 << 20

/** The configuration files of `folder`, relative to it, those that override others last; none where it is no site. */
export async function configFiles(folder: string): Promise<readonly string[]> {
  const names = new Set(await readdir(folder).catch(() => []))
  const file = fileNames.find((name) => names.has(name))
  const files = file === undefined ? [] : [file]
  if (names.has('config')) {
    const inFolder = (await readdir(join(folder, 'config', '_default')).catch(() => [])).sort()
    // `hugo.toml` and `config.toml` hold whole tables, so that the files named after one key lie over them.
    const whole = inFolder.filter((name) => fileNames.includes(name))
    const named = inFolder.filter((name) => !fileNames.includes(name) && structuredExtension(name) !== null)
    files.push(...[...whole, ...named].map((name) => `config/_default/${name}`))
  }
  return files
}

/** Reads and merges the configuration of the site at `root`. A file that does not parse is left out and named. */
export async function readConfiguration(root: string): Promise<Configuration> {
  const files = await configFiles(root)
  const problems: { file: string; message: string }[] = []
  let data: DataTable = {}
  for (const file of files) {
    try {
      data = mergeTables(data, await readOne(root, file))
    } catch (error) {
      problems.push({ file, message: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) })
    }
  }
  const kind = structuredExtension(files[0] ?? '') ?? 'toml'
  return { data, format: kind === 'json' || kind === 'toml' ? kind : 'yaml', problems }
}

async function readOne(root: string, file: string): Promise<DataTable> {
  const text = await readFile(join(root, file), 'utf8')
  if (text.length > largest) throw new Error('The file is too large.')
  const read = lowerKeys(readStructured(text, structuredExtension(file) ?? 'toml'))
  if (!file.startsWith('config/') || fileNames.includes(basename(file))) return isTable(read) ? read : {}
  // `params.toml` holds the table `params`; `menus.en.toml` the menus of one language.
  const [key = '', language] = basename(file).toLowerCase().split('.').slice(0, -1)
  return language === undefined
    ? table([[key, read]])
    : table([['languages', table([[language, table([[key, read]])]])]])
}

/** The configuration's value at `key` (lower-cased) where it is a string, else null. */
export function configString(data: DataTable, key: string): string | null {
  const value: Data | undefined = data[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Front matter keys that are taxonomies, plural, lower-cased; Hugo's two where the site names none. */
export function taxonomies(data: DataTable): readonly string[] {
  const named = data.taxonomies
  if (!isTable(named)) return ['categories', 'tags']
  return Object.values(named).flatMap((plural) => (typeof plural === 'string' ? [plural.toLowerCase()] : []))
}

/** The names of the site's themes, first the one that wins. */
export function themeNames(data: DataTable): readonly string[] {
  const { theme } = data
  const names = Array.isArray(theme) ? theme : [theme]
  return names.filter((name) => typeof name === 'string' && name !== '')
}

/** The folder below the root that is mounted as `content`, as `contentDir` or a simple module mount says. */
export function contentFolder(data: DataTable): string {
  const { module } = data
  const mounts = isTable(module) ? module.mounts : null
  for (const mount of Array.isArray(mounts) ? mounts : []) {
    if (isTable(mount) && mount.target === 'content' && typeof mount.source === 'string') return mount.source
  }
  return configString(data, 'contentdir') ?? 'content'
}
