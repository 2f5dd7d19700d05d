/** Which folders make up the site: its own, its themes', and those that the configuration mounts. */
import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Data } from '../../post/render/site.ts'
import type { FileRoot } from '../../post/site/files.ts'
import { configString } from './config.ts'
import { contains, relativePath } from './inside.ts'
import { type DataTable, isTable } from './structured.ts'

export type Component = 'content' | 'layouts' | 'data' | 'i18n' | 'assets' | 'static' | 'archetypes'

/** https://gohugo.io/configuration/module/#mounts */
export interface Mount {
  readonly component: Component
  /** Real and absolute path of a folder or a file, inside the site. */
  readonly source: string
  /** Where it stands in its component, with `/`; empty for the component itself. */
  readonly target: string
  /** The language of what is mounted as content; null where the files' names tell it. */
  readonly language: string | null
}

const settings: { readonly [C in Component]: string } = {
  content: 'contentdir',
  layouts: 'layoutdir',
  data: 'datadir',
  i18n: 'i18ndir',
  assets: 'assetdir',
  static: 'staticdir',
  archetypes: 'archetypedir',
}
const components = Object.keys(settings) as Component[]

/** What `owner` (the site at `root` itself, or a theme of it) mounts. What lies outside the site or is not there is left out. */
export function readMounts(owner: string, config: DataTable, root: string): readonly Mount[] {
  const named = namedMounts(config)
  const mounts = named.flatMap((mount) => mounted(owner, root, mount))
  for (const component of components) {
    if (named.some((one) => one.component === component)) continue
    for (const { source, language } of defaultSources(component, config))
      mounts.push(...mounted(owner, root, { component, source, target: '', language }))
  }
  return mounts
}

type Named = Mount

function namedMounts({ module }: DataTable): readonly Named[] {
  const entries = isTable(module) && Array.isArray(module.mounts) ? module.mounts : []
  return entries.flatMap((entry: Data): Named[] => {
    if (!isTable(entry) || typeof entry.source !== 'string' || typeof entry.target !== 'string') return []
    const [component = '', ...target] = entry.target.split('/').filter((part) => part !== '')
    if (!isComponent(component)) return []
    const language = languageIn(entry)
    return [{ component, source: entry.source, target: target.join('/'), language }]
  })
}

function isComponent(name: string): name is Component {
  return Object.hasOwn(settings, name)
}

/** `lang`, or the one language of `sites.matrix.languages`. */
function languageIn(entry: DataTable): string | null {
  if (typeof entry.lang === 'string') return entry.lang.toLowerCase()
  const matrix = isTable(entry.sites) && isTable(entry.sites.matrix) ? entry.sites.matrix : null
  const languages = [matrix?.languages ?? []].flat()
  return languages.length === 1 && typeof languages[0] === 'string' ? languages[0].toLowerCase() : null
}

function defaultSources(
  component: Component,
  config: DataTable,
): readonly { readonly source: string; readonly language: string | null }[] {
  if (component === 'content') {
    const languages = isTable(config.languages) ? Object.entries(config.languages) : []
    const own = languages.flatMap(([language, table]) =>
      isTable(table) && typeof table.contentdir === 'string'
        ? [{ source: table.contentdir, language: language.toLowerCase() }]
        : [],
    )
    if (own.length > 0) return own
  }
  const given = config[settings[component]]
  const sources = [given ?? []].flat().filter((source) => typeof source === 'string' && source !== '')
  return (sources.length > 0 ? sources : [component]).map((source) => ({ source: String(source), language: null }))
}

function mounted(owner: string, root: string, mount: Mount): readonly Mount[] {
  try {
    const source = realpathSync(join(owner, mount.source))
    return contains(root, source) ? [{ ...mount, source }] : []
  } catch {
    // Not there: a mount of nothing.
    return []
  }
}

/**
 * The content folder that posts are shown from: the one that is mounted, or the folder that holds all of them. Null
 * where there is none.
 */
export function contentRoot(mounts: readonly Mount[], root: string, config: DataTable): string | null {
  const sources = mounts.filter(({ component, target }) => component === 'content' && target === '')
  const [first] = sources
  if (first === undefined) return null
  const main = (configString(config, 'defaultcontentlanguage') ?? 'en').toLowerCase()
  const common = sources.map(({ source }) => source).reduce(commonFolder)
  if (common !== root && contains(root, common)) return common
  return (sources.find(({ language }) => language === main) ?? first).source
}

function commonFolder(a: string, b: string): string {
  const [x, y] = [a.split(sep), b.split(sep)]
  const end = x.findIndex((part, index) => part !== y[index])
  return end === -1 ? a : x.slice(0, end).join(sep)
}

type Mounted = { readonly root: string; readonly content: string; readonly mounts: readonly Mount[] }

/** Absolute paths that a path of a root may mean, first the one that wins. */
export function mountedPaths({ content, mounts }: Mounted, root: FileRoot, path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.some((part) => part === '..' || part === '.' || part.includes('\\') || part.includes('\0'))) return []
  if (root === 'content') return [join(content, ...parts)]
  return mounts.flatMap(({ component, source, target }) => {
    if (component !== root) return []
    const above = target === '' ? [] : target.split('/')
    return above.every((part, index) => parts[index] === part) ? [join(source, ...parts.slice(above.length))] : []
  })
}

/** Where a post below the content folder stands for Hugo: null for its own path, undefined where the site does not mount it. */
export function mountOf(
  { root, content, mounts }: Mounted,
  path: string,
): { readonly path: string; readonly language?: string } | null | undefined {
  const file = join(content, ...path.split('/'))
  for (const { component, source, target, language } of mounts) {
    if (component !== 'content' || !contains(source, file) || !contains(root, file)) continue
    const below = relativePath(source, file)
    const place = target === '' ? below : below === '' ? target : `${target}/${below}`
    if (place === path && language === null) return null
    return language === null ? { path: place } : { path: place, language }
  }
  return undefined
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
