/** Where a file of the content folder stands in the site: its language, kind and logical path. */
import type { SiteKit, SitePage } from '../render/site.ts'
import { defaultLanguage, languagesOf } from './language.ts'

export interface Place {
  readonly language: string
  /** `leaf` for a bundle's `index.md`, `branch` for an `_index.md`, `single` for any other file. */
  readonly bundle: 'leaf' | 'branch' | 'single'
  /** Folders above the file as they are written. */
  readonly folders: readonly string[]
  /** File name without extension and language. */
  readonly name: string
  /** Hugo's `.Path`: lower-cased, blanks as `-`, without extension and language, a bundle by its folder: `/blog/post`. */
  readonly path: string
}

/** The place of a page of the kit. */
export function placeOf(page: Pick<SitePage, 'path' | 'mounted'>, config: SiteKit['config']): Place {
  const folders = (page.mounted?.path ?? page.path).split('/')
  const file = (folders.pop() ?? '').replace(/\.[^.]*$/, '')
  const suffix = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase()
  const named = suffix !== undefined && hasLanguage(config, suffix) ? suffix : null
  const name = named === null ? file : file.slice(0, -named.length - 1)
  const bundle = name === '_index' ? 'branch' : name === 'index' && folders.length > 0 ? 'leaf' : 'single'
  const parts = bundle === 'single' ? [...folders, name] : folders
  return {
    language: page.mounted?.language ?? named ?? defaultLanguage(config),
    bundle,
    folders,
    name,
    path: logicalPath(parts.join('/')),
  }
}

/** A path as Hugo's `.Path` writes it. */
export function logicalPath(path: string): string {
  return `/${path.toLowerCase().replace(/\s/g, '-')}`
}

function hasLanguage(config: SiteKit['config'], key: string): boolean {
  return key === defaultLanguage(config) || languagesOf(config).some((one) => one.key === key)
}
