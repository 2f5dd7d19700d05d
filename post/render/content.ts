/** The content of a post: Markdown and shortcodes as Hugo renders them. */

import { createMarkdown } from '../markdown/hugo.ts'
import type { BodyNode } from '../shortcode/node.ts'
import { renderBlocks } from './blocks.ts'
import type { Block, BodyProblem, SiteKit } from './site.ts'
import { markdownSource } from './source.ts'

export interface Content {
  readonly blocks: readonly Block[]
  readonly problems: readonly BodyProblem[]
}

/** Renders the body of the post whose front matter is `head`. */
export function contentOf(post: { path: string; head: string; body: string }, kit: SiteKit): Content {
  const nodes: BodyNode[] = [{ kind: 'text', text: post.body, from: 0, to: post.body.length }]
  const source = markdownSource(post.body, nodes, () => '')
  return { blocks: renderBlocks(createMarkdown(kit.config), source), problems: [] }
}

/** Hugo's `.Content` of a post, as HTML that nothing has been taken out of: it is as safe as its writer. */
export function renderContent(post: { path: string; head: string; body: string }, kit: SiteKit): string {
  return contentOf(post, kit)
    .blocks.map(({ html }) => html)
    .join('')
}
