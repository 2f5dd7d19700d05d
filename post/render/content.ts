/** The content of a post: Markdown and shortcodes as Hugo renders them. */
import type { MarkdownIt } from 'markdown-it'
import { highlighted } from '../markdown/fence.ts'
import { createMarkdown } from '../markdown/hugo.ts'
import { highlightOptions } from '../markdown/settings.ts'
import { createLibrary } from '../shortcode/library.ts'
import type { Shortcode } from '../shortcode/node.ts'
import { expandShortcode } from '../shortcode/run.ts'
import { createPageStore, type RenderedPage, type RunContext } from '../shortcode/run-context.ts'
import { parseBody } from '../shortcode/tree.ts'
import { noFiles, type SiteFiles } from '../site/files.ts'
import { TemplateFailure } from '../template/failure.ts'
import { renderBlocks } from './blocks.ts'
import type { Block, BodyProblem, SiteKit } from './site.ts'
import { markdownSource, type ShortcodeOutput } from './source.ts'
import { summaryOf } from './summary.ts'

export interface Content {
  readonly blocks: readonly Block[]
  readonly problems: readonly BodyProblem[]
}

/** A post as rendering takes it: its path below the content folder, its front matter with delimiters, and the rest. */
export interface PostSource {
  readonly path: string
  readonly head: string
  readonly body: string
}

export interface ContentOptions {
  /** Whether a card stands where a shortcode cannot run; without, nothing does. */
  readonly cards?: boolean
  /** What rendering may ask of the site's files. */
  readonly files?: SiteFiles
}

/**
 * Renders the body of a post. What Hugo would refuse to build is a problem: a shortcode that cannot run stands as a
 * card, and the rest is rendered.
 */
export function contentOf(post: PostSource, kit: SiteKit, options: ContentOptions = {}): Content {
  return render(post, kit, options, [])
}

/** `above` are the paths of the posts of whose rendering this is a part. */
function render(post: PostSource, kit: SiteKit, options: ContentOptions, above: readonly string[]): Content {
  const library = createLibrary(kit)
  const tree = parseBody(post.body, (name) => library.takesInner(name))
  const problems: BodyProblem[] = [...tree.problems]
  const md = markdownOf(kit.config)
  let current: Shortcode | null = null
  const context: RunContext = {
    kit,
    page: post,
    files: options.files ?? noFiles,
    cards: options.cards ?? true,
    store: createPageStore(),
    report: (message, severity) => {
      problems.push({ message, severity, ...(current?.tag ?? { from: 0, to: 0 }) })
    },
    markdown: (text, display) => (display === 'inline' ? withoutParagraph(md.render(text, {})) : md.render(text, {})),
    highlight: (code, language, given) => highlighted(code, language, given, highlightOptions(kit.config)),
    rendered: (other) => renderedPage(other, kit, options, [...above, post.path]),
  }
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

/** Posts that show posts that show posts: no site needs more. */
const deepest = 8

/** What a page comes to that another one shows. */
function renderedPage(post: PostSource, kit: SiteKit, options: ContentOptions, above: readonly string[]): RenderedPage {
  if (above.includes(post.path)) throw new TemplateFailure(`the content of ${post.path} would hold itself`)
  if (above.length > deepest) throw new TemplateFailure('pages show each other too deeply')
  const { blocks } = render(post, kit, { ...options, cards: false }, above)
  const content = blocks.map(({ html }) => html).join('')
  return { content, ...summaryOf(post.body, content) }
}

/**
 * Hugo's `.Content` of a post, as HTML that nothing has been taken out of: it is as safe as its writer. What Hugo would
 * leave out, or stop at, is left out and named in `problems`.
 */
export function renderContent(
  post: PostSource,
  kit: SiteKit,
  files: SiteFiles = noFiles,
): { readonly html: string; readonly problems: readonly BodyProblem[] } {
  const { blocks, problems } = contentOf(post, kit, { cards: false, files })
  return { html: blocks.map(({ html }) => html).join(''), problems }
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
