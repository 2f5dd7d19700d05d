/** What a shortcode needs of the rendering that it is part of. */
import type { Heading } from '../markdown/table-of-contents.ts'
import type { SiteKit } from '../render/site.ts'
import type { SiteFiles } from '../site/files.ts'
import type { Value } from '../template/value.ts'

export interface RunContext {
  readonly kit: SiteKit
  readonly page: PageContext
  readonly files: SiteFiles
  /** The current time in RFC 3339; absent, the clock's. */
  readonly now?: string
  /** Told of what templates warn of (`warnf`, `errorf`). */
  readonly report?: (message: string, severity: 'error' | 'warning') => void
  /** Whether a card stands where a shortcode cannot run. */
  readonly cards?: boolean
  /** The `.Page.Store` and `.Page.Scratch` of this rendering, made on first use: shared by all of the page's shortcodes. */
  readonly store?: PageStore
  /** Renders Markdown as `markdownify` (inline: one lone paragraph's tags taken off) or as a block of the page would be. */
  markdown(source: string, display: 'inline' | 'block'): string
  /** A code block as Hugo writes it: `<div class="highlight">…`, with attributes of its own if any. */
  highlight(
    code: string,
    language: string,
    options: string,
    attributes?: readonly (readonly [name: string, value: string])[],
  ): string
  /** The page's own headings, but for those that its shortcodes write. */
  headings(): readonly Heading[]
  /**
   * What another page of the site comes to. Throws `TemplateFailure` where it is being rendered already, which would
   * never end.
   */
  rendered(post: { readonly path: string; readonly head: string; readonly body: string }): RenderedPage
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
  /** Its front matter as text, with delimiters; empty where there is none. */
  readonly head: string
  /** Its text after the front matter. */
  readonly body: string
}

/** A page's own HTML. */
export interface RenderedPage {
  headings(): readonly Heading[]
  readonly content: string
  readonly summary: string
  readonly truncated: boolean
}
