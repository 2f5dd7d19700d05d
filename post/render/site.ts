/** What rendering a post needs to know of its site: plain data, so that it can be sent to a worker. */

/** A value of configuration, data files or front matter, as a template sees it. Table keys of configuration are lower-cased. */
export type Data =
  | string
  | number
  | boolean
  | bigint
  | null
  | DataDate
  | readonly Data[]
  | { readonly [key: string]: Data }

/** A date in front matter or data: RFC 3339, or `2016-02-04` or `2016-02-04T19:04:00` where TOML has no more. */
export interface DataDate {
  readonly $date: string
}

/** A file below the site's `layouts/` folders (the site's own first, then its themes' in order), by its path there. */
export interface Template {
  /** Path below `layouts/`, with `/`: `shortcodes/quotation.html`, `_shortcodes/a/b.html`, `_default/_markup/render-image.html`. */
  readonly path: string
  readonly source: string
}

/** A page of the site by its file: what lists of pages and references need. Its text is asked for where it is wanted. */
export interface SitePage {
  /**
   * Path below the content folder, with `/`: `blog/welcome.md`. A page of another folder that the site mounts has its path
   * from the site's root, with `/` before it.
   */
  readonly path: string
  readonly title: string
  /** Path of the page's URL from the site's root: `/blog/welcome/`. */
  readonly url: string
  /** Its front matter as text, delimiters and all; absent where there is none. */
  readonly head?: string
  /** Where the site mounts it, if elsewhere than its path says: path below `content/`, and its language. */
  readonly mounted?: { readonly path: string; readonly language?: string }
  /** When the file was changed, in RFC 3339, where the site's dates depend on it. */
  readonly modified?: string
}

/** A file that a post can show: `static/`, `assets/` (site, then themes) and the page bundles' own files. */
export interface SiteFile {
  /** Path below its root, with `/`. */
  readonly path: string
  readonly root: 'static' | 'assets' | 'content'
  readonly width?: number
  readonly height?: number
}

export interface SiteKit {
  /** Changes whenever anything else in the kit does. */
  readonly revision: string
  /** The merged site configuration with lower-cased keys; `{}` for a plain folder. */
  readonly config: { readonly [key: string]: Data }
  readonly templates: readonly Template[]
  /** `data/` by path without extension, nested: `data/a/b.toml` is `data.a.b`. */
  readonly data: { readonly [key: string]: Data }
  /** `i18n/` tables by language, then by message id. */
  readonly i18n: { readonly [language: string]: { readonly [id: string]: Data } }
  readonly pages: readonly SitePage[]
  readonly files: readonly SiteFile[]
}

/** The kit of a folder that is no site. */
export const plainKit: SiteKit = { revision: '0', config: {}, templates: [], data: {}, i18n: {}, pages: [], files: [] }

/** One rendered piece of a post: an element or run of elements whose tags are balanced. */
export interface Block {
  /** Equal for equal `html`, and unique within one rendering. */
  readonly key: string
  readonly html: string
  /** Lines of the body that it came from, counted from 0, `to` exclusive. */
  readonly from: number
  readonly to: number
}

/** Something a writer should know about the body. Offsets are UTF-16 units of the body. */
export interface BodyProblem {
  readonly message: string
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning'
}

/** The article header, read from the front matter: what the preview and the exported page show above the body. */
export interface PostHeader {
  readonly title: string
  readonly authors: readonly string[]
  /** RFC 3339 or as written; empty where there is none. */
  readonly date: string
  readonly description: string
  /** As written in the front matter (`article-hero.jpg`), or null. */
  readonly image: string | null
  readonly tags: readonly string[]
  readonly draft: boolean
  readonly language: string
}

export interface Rendering {
  readonly header: PostHeader
  readonly blocks: readonly Block[]
  readonly problems: readonly BodyProblem[]
  readonly words: number
}
