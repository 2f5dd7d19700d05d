/** Gathers what rendering a post needs to know of its site. At once: it runs in the folder's worker. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Data, SiteFile, SiteKit, SitePage, Template } from '../../post/render/site.ts'
import type { ImageEntry } from '../api.ts'
import { imageSize } from './image-size.ts'
import { realInside, relativePath } from './inside.ts'
import { type Component, isFolder } from './mounts.ts'
import type { Folder } from './open.ts'
import {
  type DataTable,
  isTable,
  mergeTables,
  readExact,
  readStructured,
  structuredExtension,
  table,
} from './structured.ts'

const templateName = /\.(?:html?|xml|json|md|txt|css|js|svg|toml|ya?ml|csv|webmanifest|ics|rss|atom|gotmpl)$/i
const imageName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i

/** Beyond these a file, or a kind of files, is left out: a site's own are far smaller. */
const limits = { template: 512 << 10, templates: 16 << 20, data: 4 << 20, allData: 32 << 20, files: 50_000, depth: 32 }

/** Reads one site again and again, and only what has changed since. */
export class KitReader {
  readonly #folder: Folder
  /** By absolute path: what was read of a file while it had this size and time. */
  readonly #cache = new Map<string, { readonly stamp: string; readonly value: unknown }>()

  constructor(folder: Folder) {
    this.#folder = folder
  }

  read(pages: readonly SitePage[], contentFiles: readonly string[]): SiteKit {
    const { hugo, config } = this.#folder
    const kit: Omit<SiteKit, 'revision'> = hugo
      ? {
          config,
          templates: this.#templates(),
          data: this.#data(),
          i18n: this.#translations(),
          pages,
          files: [...this.#files('static'), ...this.#files('assets'), ...this.#contentFiles(contentFiles)],
        }
      : { config: {}, templates: [], data: {}, i18n: {}, pages, files: this.#contentFiles(contentFiles) }
    return { revision: revisionOf(kit), ...kit }
  }

  /** The images that `post` could name: its bundle's first, then those of the site. */
  images(post: string, contentFiles: readonly string[]): ImageEntry[] {
    const { root, content, hugo } = this.#folder
    const beside = post.includes('/') ? post.slice(0, post.lastIndexOf('/') + 1) : ''
    const entry = (name: string, file: string): ImageEntry[] => {
      const stats = imageName.test(file) ? statSync(file, { throwIfNoEntry: false }) : undefined
      return stats === undefined ? [] : [{ name, path: relativePath(root, file), bytes: stats.size }]
    }
    const own = contentFiles
      .filter((path) => path.startsWith(beside))
      .flatMap((path) => entry(path.slice(beside.length), join(content, path)))
    if (!hugo) return own
    const below = (component: Component, prefix: string) =>
      this.#mounted(component).flatMap(({ path, file }) => entry(`${prefix}${path}`, file))
    return [...own, ...below('static', '/'), ...below('assets', '')]
  }

  /** The files of a component by their path in it, the site's own first, then its themes'. */
  #mounted(component: Component): readonly { readonly path: string; readonly file: string }[] {
    return this.#folder.mounts.flatMap(({ component: of, source, target }) => {
      if (of !== component || realInside(this.#folder.root, source) === null) return []
      if (!isFolder(source)) return target === '' ? [] : [{ path: target, file: source }]
      const prefix = target === '' ? '' : `${target}/`
      return this.#walk(source).map((path) => ({ path: prefix + path, file: join(source, path) }))
    })
  }

  #templates(): Template[] {
    const found = new Map<string, Template>()
    let total = 0
    for (const { path, file } of this.#mounted('layouts')) {
      if (found.has(path) || !templateName.test(path)) continue
      const source = this.#cached(file, limits.template, (bytes) => bytes.toString('utf8'))
      if (source === null) continue
      total += source.length
      if (total > limits.templates) break
      found.set(path, { path, source })
    }
    return [...found.values()]
  }

  #data(): DataTable {
    return this.#structured('data').reduce<DataTable>(
      (merged, { path, data }) => mergeTables(merged, nested(path.replace(/\.[^.]*$/, '').split('/'), data)),
      {},
    )
  }

  #translations(): SiteKit['i18n'] {
    const languages = new Map<string, DataTable>()
    for (const { path, data } of this.#structured('i18n')) {
      const language = path.replace(/^.*\/|\.[^.]*$/g, '').toLowerCase()
      // The older form is a list of `{ id, translation }`.
      const messages = isTable(data) ? data : Array.isArray(data) ? table(data.flatMap(listedMessage)) : {}
      languages.set(language, { ...languages.get(language), ...messages })
    }
    return Object.fromEntries(languages)
  }

  /** The files of a component that hold data, those that others override first. */
  #structured(component: 'data' | 'i18n'): readonly { readonly path: string; readonly data: Data }[] {
    const read = component === 'data' ? readExact : readStructured
    let total = 0
    return this.#mounted(component)
      .toReversed()
      .flatMap(({ path, file }) => {
        const extension = structuredExtension(path)
        if (extension === null) return []
        const data = this.#cached(file, limits.data, (bytes) => {
          total += bytes.length
          return total > limits.allData ? null : read(bytes.toString('utf8'), extension)
        })
        return data === null ? [] : [{ path, data }]
      })
  }

  #files(root: 'static' | 'assets'): SiteFile[] {
    const found = new Map<string, SiteFile>()
    for (const { path, file } of this.#mounted(root)) {
      if (found.size >= limits.files) break
      if (!found.has(path)) found.set(path, { path, root, ...this.#size(file) })
    }
    return [...found.values()]
  }

  #contentFiles(paths: readonly string[]): SiteFile[] {
    return paths
      .slice(0, limits.files)
      .map((path) => ({ path, root: 'content', ...this.#size(join(this.#folder.content, path)) }))
  }

  #size(file: string): { readonly width?: number; readonly height?: number } {
    if (!imageName.test(file)) return {}
    return this.#cached(file, Number.POSITIVE_INFINITY, imageSize) ?? {}
  }

  /** Files below `root` in a fixed order, relative to it. Links out of the site and hidden files are left out. */
  #walk(root: string, below = '', depth = 0): string[] {
    if (depth > limits.depth) return []
    const paths: string[] = []
    for (const entry of readdirSync(join(root, below), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name.startsWith('.')) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const real = entry.isSymbolicLink() ? realInside(this.#folder.root, join(root, path)) : null
      const kind = entry.isSymbolicLink() ? (real === null ? null : statSync(real, { throwIfNoEntry: false })) : entry
      if (kind?.isFile()) paths.push(path)
      else if (kind?.isDirectory()) paths.push(...this.#walk(root, path, depth + 1))
    }
    return paths
  }

  /** What `read` makes of a file; null where it is too large, cannot be read, or `read` throws. */
  #cached<T>(file: string, most: number, read: (bytes: Buffer) => T): T | null {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined || found.size > most) return null
    const stamp = `${found.size} ${found.mtimeMs} ${found.ino}`
    const known = this.#cache.get(file)
    if (known?.stamp === stamp) return known.value as T | null
    let value: T | null = null
    try {
      value = read(readFileSync(file))
    } catch {
      // What does not parse is as if it were not there; the check of the site names it.
    }
    this.#cache.set(file, { stamp, value })
    return value
  }
}

function nested(keys: readonly string[], data: Data): DataTable {
  const [key = '', ...rest] = keys
  return table([[key, rest.length === 0 ? data : nested(rest, data)]])
}

function listedMessage(item: Data): [string, Data][] {
  return isTable(item) && typeof item.id === 'string' ? [[item.id, item.translation ?? null]] : []
}

function revisionOf(kit: Omit<SiteKit, 'revision'>): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(kit, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
  return hash.digest('hex').slice(0, 16)
}
