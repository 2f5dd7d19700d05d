/** The content of a post: Markdown and shortcodes as Hugo renders them. */
import type { MarkdownIt } from 'markdown-it'
import { toParams } from '../front-matter/convert.ts'
import { readHead } from '../front-matter/read.ts'
import { postMeta } from '../front-matter/typed.ts'
import type { Table } from '../front-matter/value.ts'
import { highlighted } from '../markdown/fence.ts'
import { createMarkdown } from '../markdown/hugo.ts'
import { highlightOptions } from '../markdown/settings.ts'
import { createLibrary } from '../shortcode/library.ts'
import type { Shortcode } from '../shortcode/node.ts'
import { expandShortcode } from '../shortcode/run.ts'
import { createPageStore, type RunContext } from '../shortcode/run-context.ts'
import { parseBody } from '../shortcode/tree.ts'
import { renderBlocks } from './blocks.ts'
import type { Block, BodyProblem, SiteKit } from './site.ts'
import { markdownSource, type ShortcodeOutput } from './source.ts'
import { pageUrl } from './url.ts'

export interface Content {
  readonly blocks: readonly Block[]
  readonly problems: readonly BodyProblem[]
}

/** A post as rendering takes it: `path` below the content folder, `table` its front matter, or null if unreadable. */
export interface PostSource {
  readonly path: string
  readonly table: Table | null
  readonly body: string
}

/**
 * Renders the body of a post. What Hugo would refuse to build is a problem: a shortcode that cannot run stands as a
 * card (without `cards`, as nothing), and the rest is rendered.
 */
export function contentOf(post: PostSource, kit: SiteKit, cards = true): Content {
  const library = createLibrary(kit)
  const tree = parseBody(post.body, (name) => library.takesInner(name))
  const problems: BodyProblem[] = [...tree.problems]
  const md = markdownOf(kit.config)
  let current: Shortcode | null = null
  const report: RunContext['report'] = (message, severity) => {
    problems.push({ message, severity, ...(current?.tag ?? { from: 0, to: 0 }) })
  }
  const context = { ...runContext(post, kit, md), report, cards }
  const run = (shortcode: Shortcode): ShortcodeOutput => {
    current = shortcode
    const { html, problems: found } = expandShortcode(shortcode, library, context)
    // The tree has named an unknown shortcode already, at the same place.
    problems.push(...found.filter((one) => !tree.problems.some(({ from, to }) => from === one.from && to === one.to)))
    // A card is for the reader's eye as it is, and so is what an old template gives (`$_hugo_config`, version 1).
    const failed = found.some(({ from }) => from === shortcode.tag.from)
    const markdown = shortcode.notation === 'markdown' && !failed && library.find(shortcode.name)?.oldInner !== true
    return { text: html, kind: markdown ? 'markdown' : 'html' }
  }
  const source = markdownSource(post.body, tree.nodes, run)
  return { blocks: renderBlocks(md, source), problems: problems.sort((a, b) => a.from - b.from) }
}

/**
 * Hugo's `.Content` of a post, as HTML that nothing has been taken out of: it is as safe as its writer. What Hugo would
 * leave out, or stop at, is left out and named in `problems`.
 */
export function renderContent(
  post: { readonly path: string; readonly head: string; readonly body: string },
  kit: SiteKit,
): { readonly html: string; readonly problems: readonly BodyProblem[] } {
  const reading = readHead(post.head)
  const table = reading.ok ? reading.table : null
  const { blocks, problems } = contentOf({ path: post.path, table, body: post.body }, kit, false)
  return { html: blocks.map(({ html }) => html).join(''), problems }
}

function runContext(post: PostSource, kit: SiteKit, md: MarkdownIt): RunContext {
  const table: Table = post.table ?? { kind: 'table', entries: [] }
  return {
    kit,
    page: {
      path: post.path,
      url: pageUrl(post.path, post.table, kit.config),
      title: postMeta(table, 'toml').title ?? '',
      params: toParams(table),
    },
    store: createPageStore(),
    markdown: (text, display) => (display === 'inline' ? withoutParagraph(md.render(text, {})) : md.render(text, {})),
    highlight: (code, language, options) => highlighted(code, language, options, highlightOptions(kit.config)),
  }
}

/** The HTML of one lone paragraph without its tags; anything else as it is. */
function withoutParagraph(html: string): string {
  const text = html.trim()
  return text.startsWith('<p>') && text.endsWith('</p>') && text.indexOf('<p>', 1) === -1 ? text.slice(3, -4) : html
}

const renderers = new WeakMap<SiteKit['config'], MarkdownIt>()

function markdownOf(config: SiteKit['config']): MarkdownIt {
  const known = renderers.get(config)
  if (known !== undefined) return known
  const md = createMarkdown(config)
  renderers.set(config, md)
  return md
}
