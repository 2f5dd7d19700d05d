/** The content of a post: Markdown and shortcodes as Hugo renders them. */
import type { MarkdownIt } from 'markdown-it'
import { highlighted } from '../markdown/fence.ts'
import { hookedEnv, type RenderHooks } from '../markdown/hook.ts'
import { createMarkdown } from '../markdown/hugo.ts'
import { highlightOptions } from '../markdown/settings.ts'
import { contentsRange, type Heading, headingTree } from '../markdown/table-of-contents.ts'
import { pageHooks } from '../render-hook/hooks.ts'
import { hookCard } from '../shortcode/card.ts'
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
  headings(): readonly Heading[]
  /** The HTML before the divider, where elements may be open; null where there is none. */
  readonly beforeDivider: string | null
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
  let place: Place = { from: 0, to: 0 }
  const context: RunContext = {
    kit,
    page: post,
    files: options.files ?? noFiles,
    cards: options.cards ?? true,
    store: createPageStore(),
    report: (message, severity) => {
      problems.push({ message, severity, ...place })
    },
    markdown: (text, display) => {
      const html = md.render(text, hookedEnv(hooks()))
      return display === 'inline' ? withoutParagraph(html) : html
    },
    highlight: (code, language, given, attributes = []) =>
      highlighted({ code, language, options: given, attributes }, highlightOptions(kit.config)),
    headings: () => {
      const env = {}
      const { text } = markdownSource(post.body, tree.nodes, () => ({ text: () => '', kind: 'html' }))
      return headingTree(md, md.parse(text, env), env)
    },
    rendered: (other) => renderedPage(other, kit, options, [...above, post.path]),
  }
  let made: RenderHooks | null = null
  const hooks = () => {
    const refused = (message: string) => {
      problems.push({ message, severity: 'error', ...place })
    }
    made ??= {
      refused,
      ...pageHooks(context, ({ path }, message) => {
        refused(message)
        return context.cards === true ? hookCard(path, message) : ''
      }),
    }
    return made
  }
  const expand = (shortcode: Shortcode) => {
    place = shortcode.tag
    const { html, problems: found } = expandShortcode(shortcode, library, context)
    // The tree has named an unknown shortcode already, at the same place.
    problems.push(...found.filter((one) => !tree.problems.some(({ from, to }) => from === one.from && to === one.to)))
    return { html, failed: found.some(({ from }) => from === shortcode.tag.from) }
  }
  // As in Hugo, what gives Markdown runs first, and the others when their HTML is put in place.
  const run = (shortcode: Shortcode): ShortcodeOutput => {
    if (shortcode.notation === 'standard' || library.find(shortcode.name)?.oldInner === true)
      return { kind: 'html', text: () => expand(shortcode).html }
    const { html, failed } = expand(shortcode)
    // A card is for the reader's eye as it is.
    return failed ? { kind: 'html', text: () => html } : { kind: 'markdown', text: html }
  }
  const source = markdownSource(post.body, tree.nodes, run)
  const starts = lineStarts(post.body)
  const { blocks, headings, beforeDivider } = renderBlocks(
    md,
    source,
    hookedEnv(hooks()),
    contentsRange(kit.config),
    ({ from, to }) => {
      place = { from: starts[from] ?? 0, to: Math.max(starts[from] ?? 0, (starts[to] ?? post.body.length + 1) - 1) }
    },
  )
  return { blocks, headings, beforeDivider, problems: problems.sort((a, b) => a.from - b.from) }
}

/** A range of the body. */
interface Place {
  readonly from: number
  readonly to: number
}

function lineStarts(body: string): readonly number[] {
  return [0, ...Array.from(body.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)]
}

/** `summaryLength`, in words. */
function summaryLength(kit: SiteKit): number {
  const { summarylength } = kit.config
  return typeof summarylength === 'number' || typeof summarylength === 'bigint' ? Number(summarylength) : 70
}

/** Posts that show posts that show posts: no site needs more. */
const deepest = 8

/** What a page comes to that another one shows. */
function renderedPage(post: PostSource, kit: SiteKit, options: ContentOptions, above: readonly string[]): RenderedPage {
  // To its own shortcodes a page has no content yet.
  if (above.at(-1) === post.path) return { content: '', summary: '', truncated: false, headings: () => [] }
  if (above.includes(post.path)) throw new TemplateFailure(`the content of ${post.path} would hold itself`)
  if (above.length > deepest) throw new TemplateFailure('pages show each other too deeply')
  const { blocks, headings, beforeDivider } = render(post, kit, { ...options, cards: false }, above)
  const content = blocks.map(({ html }) => html).join('')
  return { content, headings, ...summaryOf(content, beforeDivider, summaryLength(kit)) }
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
  return text.startsWith('<p>') && text.endsWith('</p>') && text.indexOf('<p>', 1) === -1
    ? text.slice(3, -4).trim()
    : html
}

const renderers = new WeakMap<SiteKit['config'], MarkdownIt>()

function markdownOf(config: SiteKit['config']): MarkdownIt {
  const known = renderers.get(config)
  if (known !== undefined) return known
  const md = createMarkdown(config)
  renderers.set(config, md)
  return md
}
