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
/** What is built for readers: Hugo's default. */
const environments = ['_default', 'production']
/** A configuration file is small; one that is not is no configuration. */
const largest = 1 << 20

/** The configuration files of `folder`, relative to it, those that override others last; none where it is no site. */
export async function configFiles(folder: string): Promise<readonly string[]> {
  const names = new Set(await readdir(folder).catch(() => []))
  const file = fileNames.find((name) => names.has(name))
  const files = file === undefined ? [] : [file]
  if (names.has('config')) {
    for (const environment of environments) {
      const inFolder = (await readdir(join(folder, 'config', environment)).catch(() => [])).sort()
      // `hugo.toml` and `config.toml` hold whole tables, so that the files named after one key lie over them.
      const whole = inFolder.filter((name) => fileNames.includes(name))
      const named = inFolder.filter((name) => !fileNames.includes(name) && structuredExtension(name) !== null)
      files.push(...[...whole, ...named].map((name) => `config/${environment}/${name}`))
    }
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
  // `params.toml` holds the table `params`; `menus.en.toml` the menus of one language, `languages.en.toml` all of it.
  const [key = '', language] = basename(file).toLowerCase().split('.').slice(0, -1)
  if (language === undefined) return table([[key, read]])
  const own = key === 'params' ? 'params' : key === 'menu' || key === 'menus' ? 'menus' : null
  return table([['languages', table([[language, own === null ? read : table([[own, read]])]])]])
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

/** The names of the themes and modules that a site or a theme is built on, first the one that wins. */
export function themeNames(data: DataTable): readonly string[] {
  const { theme, module } = data
  const imports = isTable(module) && Array.isArray(module.imports) ? module.imports : []
  const paths = imports.flatMap((entry) => (isTable(entry) && entry.disable !== true ? [entry.path ?? null] : []))
  return [theme ?? []]
    .flat()
    .concat(paths)
    .flatMap((name) => (typeof name === 'string' && name !== '' ? [name] : []))
}

/** What a site takes from its themes where it says nothing itself, and how deep: Hugo's defaults for `_merge`. */
const taken: { readonly [key: string]: 'deep' | 'shallow' } = {
  params: 'deep',
  menus: 'shallow',
  menu: 'shallow',
  mediatypes: 'shallow',
  outputformats: 'shallow',
}

/** The configuration with that of a theme under it (https://gohugo.io/configuration/introduction/#merge-configuration-settings). */
export function withTheme(data: DataTable, theme: DataTable): DataTable {
  const all = data._merge
  const merged = Object.entries(theme).map(([key, value]): readonly [string, Data] => {
    const own = data[key]
    const asked = isTable(own) && typeof own._merge === 'string' ? own._merge : all
    const strategy = typeof asked === 'string' ? asked : (taken[key] ?? 'none')
    if (key === 'languages' && isTable(own) && isTable(value)) return [key, languagesWith(own, value)]
    if (strategy === 'none') return [key, own ?? null]
    if (own === undefined) return [key, value]
    if (!isTable(own) || !isTable(value)) return [key, own]
    return [key, strategy === 'deep' ? mergeTables(value, own) : { ...value, ...own }]
  })
  return table([...Object.entries(data), ...merged.filter(([key, value]) => value !== null || key in data)])
}

/** Of languages that the site has, a theme gives parameters and menus. */
function languagesWith(own: DataTable, theme: DataTable): DataTable {
  return table(
    Object.entries(own).map(([language, settings]) => {
      const under = theme[language]
      if (!isTable(settings) || !isTable(under)) return [language, settings]
      const some = table(Object.entries(under).filter(([key]) => key === 'params' || key === 'menus'))
      return [language, withTheme(settings, some)]
    }),
  )
}
