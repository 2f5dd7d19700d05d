/** Markdown as Hugo 0.169 renders it: markdown-it set up as Hugo sets up goldmark, one rule a file. */
import MarkdownItClass, { type MarkdownIt } from 'markdown-it'
import type { SiteKit } from '../render/site.ts'
import { blockAttributes } from './block-attributes.ts'
import { definitionLists } from './definition-list.ts'
import { emoji } from './emoji.ts'
import { fences } from './fence.ts'
import { footnotes } from './footnote.ts'
import { headings } from './heading.ts'
import { renderHooks } from './hook.ts'
import { htmlBlocks } from './html-block.ts'
import { images } from './image.ts'
import { lineBreaks } from './line-break.ts'
import { links } from './link.ts'
import { linkify } from './linkify.ts'
import { passthrough } from './passthrough.ts'
import { rawHtml } from './raw-html.ts'
import { markdownSettings } from './settings.ts'
import { delimiterPairs } from './strikethrough.ts'
import { tables } from './table.ts'
import { taskLists } from './task-list.ts'
import { text } from './text.ts'
import { tightBlocks } from './tight.ts'
import { typographer } from './typographer.ts'

/** A renderer for posts of a site with this configuration. Each rendering gets an `env` object of its own. */
export function createMarkdown(config: SiteKit['config']): MarkdownIt {
  const settings = markdownSettings(config)
  const md = new MarkdownItClass({ html: true, linkify: true, xhtmlOut: settings.xhtml, maxNesting: 100 })
  md.core.ruler.disable(['linkify', 'replacements', 'smartquotes'])
  md.inline.ruler.disable(['linkify'])
  if (settings.linkify) md.inline.ruler.enable(['linkify'])
  text(md, settings)
  lineBreaks(md, settings)
  links(md, settings)
  images(md)
  linkify(md, settings)
  typographer(md, settings)
  delimiterPairs(md, settings)
  htmlBlocks(md)
  rawHtml(md, settings)
  passthrough(md, settings)
  emoji(md, settings)
  fences(md, settings)
  tables(md, settings)
  if (settings.footnotes) footnotes(md)
  if (settings.definitionLists) definitionLists(md)
  taskLists(md, settings)
  tightBlocks(md)
  blockAttributes(md, settings)
  headings(md, settings)
  renderHooks(md)
  return md
}
