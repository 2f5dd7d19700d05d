/** What a shortcode needs of the rendering that it is part of. */
import type { Data, SiteKit } from '../render/site.ts'

export interface RunContext {
  readonly kit: SiteKit
  readonly page: PageContext
  /** Renders Markdown as `markdownify` (inline: one lone paragraph's tags taken off) or as a block of the page would be. */
  markdown(source: string, display: 'inline' | 'block'): string
  /** A code block as Hugo writes it: `<div class="highlight">…`. */
  highlight(code: string, language: string, options: string): string
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
