import type { BodyProblem } from '../render/site.ts'
import type { Environment } from '../template/environment.ts'
import { executeTemplate } from '../template/evaluate.ts'
import { TemplateFailure } from '../template/failure.ts'
import { functionTable } from '../template/functions/table.ts'
import type { Template } from '../template/node.ts'
import { parseTemplate } from '../template/parse.ts'
import { CardFailure, type CardLink, shortcodeCard } from './card.ts'
import type { Definition, Library } from './library.ts'
import type { Shortcode } from './node.ts'
import { pageObjects } from './page.ts'
import type { RunContext } from './run-context.ts'
import { type Running, startShortcode } from './running.ts'

export interface ShortcodeRun {
  readonly html: string
  /** Why a card stands in its place, for the writer; null where it ran. */
  readonly problem: string | null
}

/** Shortcodes within shortcodes deeper than this are shown as cards. */
const deepest = 32

/**
 * Renders a shortcode whose children are rendered already: `inner` is their text, in order, with the text between them.
 * Children that use `.Parent` need the `Running` of their parent first: `expandShortcode` gives it to them and here as
 * `running`.
 *
 * As Hugo does, the inner text of a nested `{{% %}}` is rendered as Markdown before the template sees it, and a shortcode
 * without inner content that stands indented has the indentation put before each further line of its output.
 */
function runShortcode(
  node: Shortcode,
  inner: string,
  library: Library,
  context: RunContext,
  parent: Running | null,
  running: Running = beginShortcode(node, context, parent),
): ShortcodeRun {
  const definition = node.inline ? null : library.find(node.name)
  if (definition === null && !node.inline)
    return failed(node, context, `There is no template for the shortcode "${node.name}".`)
  if (running.depth >= deepest) return failed(node, context, 'Shortcodes are nested too deeply here.')
  try {
    const markup = node.notation === 'markdown' && (parent !== null || definition?.oldInner === true)
    running.inner = markup ? renderedInner(inner, context) : inner
    const html =
      definition === null ? runInline(inner, running, context) : runDefinition(definition, node, running, context)
    return { html: indented(html, node), problem: null }
  } catch (failure) {
    if (failure instanceof CardFailure) return failed(node, context, failure.message, failure.link)
    if (failure instanceof TemplateFailure) return failed(node, context, failure.located)
    // What is too deep for the machine is the template's doing: a runaway recursion of values.
    if (failure instanceof RangeError) return failed(node, context, 'The template needs more memory than there is.')
    throw failure
  }
}

/** The object that a shortcode's children see as `.Parent`. */
function beginShortcode(node: Shortcode, context: RunContext, parent: Running | null): Running {
  return startShortcode(node, parent, pageObjects(context))
}

/** Renders a shortcode with all that is in it, children first. */
export function expandShortcode(
  node: Shortcode,
  library: Library,
  context: RunContext,
  parent: Running | null = null,
): { readonly html: string; readonly problems: readonly BodyProblem[] } {
  const running = beginShortcode(node, context, parent)
  const problems: BodyProblem[] = []
  let inner = ''
  for (const child of node.inner ?? []) {
    if (child.kind === 'text') {
      inner += child.text
      continue
    }
    const expanded = expandShortcode(child, library, context, running)
    inner += expanded.html
    problems.push(...expanded.problems)
  }
  const { html, problem } = runShortcode(node, inner, library, context, parent, running)
  if (problem !== null) problems.push({ message: problem, ...node.tag, severity: 'error' })
  return { html, problems }
}

function failed(node: Shortcode, context: RunContext, problem: string, link: CardLink | null = null): ShortcodeRun {
  return { html: context.cards === false ? '' : shortcodeCard(node, problem, link), problem }
}

/** Inner Markdown as HTML; of one line without its paragraph's tags. */
function renderedInner(inner: string, context: RunContext): string {
  const html = context.markdown(inner, 'block')
  return inner.includes('\n') ? html : html.replace(/^<p>(.*)<\/p>\n$/, '$1')
}

function runDefinition(definition: Definition, node: Shortcode, running: Running, context: RunContext): string {
  if (definition.builtin !== null)
    return definition.builtin.render({ node, running, context, page: pageObjects(context) })
  if (definition.template === null) throw new TemplateFailure(definition.problem ?? 'The template cannot be read.')
  return runTemplate(definition.template, running, context)
}

/** An inline shortcode's inner content is its template, if the site allows it; without leave it renders nothing. */
function runInline(inner: string, running: Running, context: RunContext): string {
  const { security } = context.kit.config
  const allowed =
    typeof security === 'object' &&
    security !== null &&
    'enableinlineshortcodes' in security &&
    security.enableinlineshortcodes === true
  if (!allowed) return ''
  const known = inlineTemplates.get(context) ?? new Map<string, Template>()
  inlineTemplates.set(context, known)
  // One that closes itself runs the template that another of its name has brought.
  const { name, inner: own } = running.node
  const brought = own === null || own.length === 0 ? known.get(name) : undefined
  const template = brought ?? parseTemplate(`${name}.inline`, inner)
  known.set(name, template)
  // It is a template of text to Hugo, so nothing is escaped.
  return executeTemplate(template, running.object, { ...environmentOf(context), escape: false })
}

const inlineTemplates = new WeakMap<RunContext, Map<string, Template>>()

function runTemplate(template: Template, running: Running, context: RunContext): string {
  return executeTemplate(template, running.object, environmentOf(context))
}

/** What the templates of a page run in. */
export function environmentOf(context: RunContext): Environment {
  const { page, site } = pageObjects(context)
  return {
    functions: functionTable,
    escape: true,
    now: context.now ?? new Date().toISOString(),
    context,
    site,
    page,
    report: (message, severity) => context.report?.(message, severity),
  }
}

function indented(html: string, node: Shortcode): string {
  if (node.indentation === '' || (node.inner !== null && node.inner.length > 0)) return html
  return html.replace(/\n(?=[\s\S])/g, `\n${node.indentation}`)
}
