/** What a shortcode needs of the rendering that it is part of. */
import type { Data, SiteKit } from '../render/site.ts'
import type { Value } from '../template/value.ts'

export interface RunContext {
  readonly kit: SiteKit
  readonly page: PageContext
  /** The current time in RFC 3339; absent, the clock's. */
  readonly now?: string
  /** Whether a card stands where a shortcode cannot be shown. Without, nothing does, as on the finished page. */
  readonly cards?: boolean
  /** Told of what templates warn of (`warnf`, `errorf`). */
  readonly report?: (message: string, severity: 'error' | 'warning') => void
  /** The `.Page.Store` and `.Page.Scratch` of this rendering, made on first use: shared by all of the page's shortcodes. */
  readonly store?: PageStore
  /** Renders Markdown as `markdownify` (inline: one lone paragraph's tags taken off) or as a block of the page would be. */
  markdown(source: string, display: 'inline' | 'block'): string
  /** A code block as Hugo writes it: `<div class="highlight">…`. */
  highlight(code: string, language: string, options: string): string
}

/** What shortcodes of one page leave for each other; make one for each rendering with `createPageStore`. */
export type PageStore = Map<string, Value>

export function createPageStore(): PageStore {
  return new Map()
}

/** The post that is being rendered. */
export interface PageContext {
  /** Path below the content folder, with `/`. */
  readonly path: string
  /** Path of its URL from the site's root: `/blog/welcome/`. */
  readonly url: string
  readonly title: string
  /** Front matter with lower-cased keys, as `.Params`. */
  readonly params: { readonly [key: string]: Data }
}
