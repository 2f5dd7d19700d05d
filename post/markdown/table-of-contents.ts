/** The headings of a page as a tree, and the table of contents that Hugo makes of them. */
import type { Env, MarkdownIt, Token } from 'markdown-it'
import type { SiteKit } from '../render/site.ts'
import { decodeEntities } from '../template/escaping/entities.ts'
import { omitted } from './raw-html.ts'

export interface Heading {
  /** 0 for a place that no heading takes: a page that begins with `###` has two above it. */
  readonly level: number
  readonly id: string
  /** HTML, without links. */
  readonly title: string
  readonly headings: readonly Heading[]
}

interface Growing extends Heading {
  readonly headings: Growing[]
}

/** The headings of parsed Markdown, those of the first level at the top. */
export function headingTree(md: MarkdownIt, tokens: readonly Token[], env: Env): readonly Heading[] {
  const top: Growing[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const heading = headingOf(md, token, tokens[index + 1]?.children ?? [], env)
    let siblings = top
    for (let level = 1; level < Number(token.tag.slice(1)); level++) {
      if (siblings.length === 0) siblings.push({ level: 0, id: '', title: '', headings: [] })
      siblings = siblings.at(-1)?.headings ?? []
    }
    siblings.push(heading)
  }
  return top
}

function headingOf(md: MarkdownIt, open: Token, children: readonly Token[], env: Env): Growing {
  const id = String(open.attrGet('id') ?? '')
  const shown = children.filter(({ type }) => !/^(?:link_open|link_close|footnote_reference)$/.test(type))
  // Render hooks do not write titles here.
  const html = md.renderer.renderInline(shown, md.options, { ...env, renderHooks: {} })
  // The typographer's punctuation is there as characters.
  const title = html.replaceAll(omitted, '').replace(/&(?!(?:amp|lt|gt|quot);)[a-z]+;/gi, decodeEntities)
  if (id === '' && title === '') return { level: 0, id, title, headings: [] }
  return { level: Number(open.tag.slice(1)), id, title, headings: [] }
}

export interface ContentsRange {
  readonly startLevel: number
  readonly endLevel: number
  readonly ordered: boolean
}

/** `markup.tableOfContents`: https://gohugo.io/configuration/markup/#table-of-contents */
export function contentsRange(config: SiteKit['config']): ContentsRange {
  const settings = tableIn(tableIn(config, 'markup'), 'tableofcontents')
  const { startlevel, endlevel, ordered } = settings
  return {
    startLevel: levelOf(startlevel, 2),
    endLevel: levelOf(endlevel, 3),
    ordered: ordered === true,
  }
}

function levelOf(value: SiteKit['config'][string] | undefined, otherwise: number): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : otherwise
}

function tableIn(table: SiteKit['config'], key: string): SiteKit['config'] {
  const value = table[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SiteKit['config']) : {}
}

/** The table of contents as HTML; an `endLevel` of -1 is no end. */
export function tableOfContents(headings: readonly Heading[], range: ContentsRange): string {
  return `<nav id="TableOfContents">${list(headings, 1, 1, range)}</nav>`
}

function list(headings: readonly Heading[], level: number, depth: number, range: ContentsRange): string {
  if (level < range.startLevel)
    return headings.map((heading) => list(heading.headings, level + 1, depth, range)).join('')
  if (headings.length === 0 || (range.endLevel !== -1 && level > range.endLevel)) return ''
  const tag = range.ordered ? 'ol' : 'ul'
  const indent = '  '.repeat(depth)
  const items = headings.map((heading) => {
    const link = heading.level === 0 ? '' : `<a href="#${heading.id}">${heading.title}</a>`
    return `${indent}  <li>${link}${list(heading.headings, level + 1, depth + 2, range)}</li>\n`
  })
  return `\n${indent}<${tag}>\n${items.join('')}${indent}</${tag}>\n${'  '.repeat(depth - 1)}`
}
