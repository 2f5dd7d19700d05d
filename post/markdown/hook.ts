/** Render hooks: a site's own templates that write links, images, headings, quotes, code, tables and passages. */
import type { Env, MarkdownIt, Token } from 'markdown-it'
import type { Attribute } from './attributes.ts'
import type { LinkSource } from './link-target.ts'
import { readableText } from './plain-text.ts'
import type { Alignment } from './table.ts'

/** What every hook is told. `ordinal` counts its kind on the page, from 0. */
interface Occasion {
  readonly ordinal: number
  readonly attributes: readonly Attribute[]
}

export interface LinkOccasion extends Occasion, LinkSource {
  /** HTML. */
  readonly text: string
  readonly plainText: string
}

export interface ImageOccasion extends LinkOccasion {
  /** Stands alone, without a paragraph around it. */
  readonly isBlock: boolean
}

export interface HeadingOccasion extends Occasion {
  readonly level: number
  readonly anchor: string
  readonly text: string
  readonly plainText: string
}

export interface QuoteOccasion extends Occasion {
  readonly text: string
}

export interface CodeOccasion extends Occasion {
  readonly language: string
  readonly code: string
}

export interface TableOccasion extends Occasion {
  readonly head: readonly TableRow[]
  readonly body: readonly TableRow[]
}

export type TableRow = readonly { readonly text: string; readonly alignment: Alignment }[]

export interface PassageOccasion extends Occasion {
  readonly isBlock: boolean
  /** Without its delimiters. */
  readonly text: string
}

/** The hooks of one rendering; each gives the HTML in place of what Markdown would write. */
export interface RenderHooks {
  /** Told what Hugo would stop at. */
  readonly refused?: (message: string) => void
  readonly link?: (link: LinkOccasion) => string
  readonly image?: (image: ImageOccasion) => string
  readonly heading?: (heading: HeadingOccasion) => string
  /** Null where the quote is written as without a hook. */
  readonly blockquote?: (quote: QuoteOccasion) => string | null
  /** The hook for a language, null where fences of it have none. */
  readonly codeBlock?: (language: string) => ((code: CodeOccasion) => string) | null
  readonly table?: (table: TableOccasion) => string
  /** Null where the passage is left as it stands. */
  readonly passthrough?: (passage: PassageOccasion) => string | null
}

/** An `env` for a rendering with hooks. */
export function hookedEnv(hooks: RenderHooks): Env {
  return { renderHooks: hooks }
}

/** The hooks of a rendering; none where it has not been given any. */
export function hooksOf(env: Env | undefined): RenderHooks {
  return (env?.renderHooks ?? {}) as RenderHooks
}

/** How many of a kind there were before in this rendering. */
export function nextOrdinal(env: Env | undefined, kind: string): number {
  if (env === undefined) return 0
  env.ordinals ??= new Map<string, number>()
  const ordinals = env.ordinals as Map<string, number>
  const ordinal = ordinals.get(kind) ?? 0
  ordinals.set(kind, ordinal + 1)
  return ordinal
}

type Options = MarkdownIt['options']

/** Lets the hooks of the `env` write what they are for; all else is written by the rules, as without them. */
export function renderHooks(md: MarkdownIt): void {
  const { renderer } = md
  const blocks = renderer.render.bind(renderer)
  const inlines = renderer.renderInline.bind(renderer)

  renderer.render = (tokens, options, env) => {
    const hooks = hooksOf(env)
    if (hooks.heading ?? hooks.blockquote ?? hooks.table) return hookedBlocks(tokens, options, env ?? {}, hooks)
    return blocks(tokens, options, env)
  }
  renderer.renderInline = (tokens, options, env) => {
    const hooks = hooksOf(env)
    if (hooks.link ?? hooks.image) return hookedInlines(tokens, options, env ?? {}, hooks)
    return inlines(tokens, options, env)
  }

  function hookedBlocks(tokens: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    let html = ''
    let plain = 0
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]
      const hook =
        token?.type === 'heading_open'
          ? hooks.heading && writeHeading
          : token?.type === 'blockquote_open'
            ? hooks.blockquote && writeQuote
            : token?.type === 'table_open'
              ? hooks.table && writeTable
              : undefined
      if (token === undefined || hook === undefined) continue
      html += written(tokens, plain, index, options, env)
      const end = closing(tokens, index)
      html += hook(token, tokens.slice(index + 1, end), options, env, hooks)
      index = end
      plain = end + 1
    }
    return html + written(tokens, plain, tokens.length, options, env)
  }

  /** The rules look at their neighbours, so they get all the tokens, and a place. */
  function written(tokens: Token[], from: number, to: number, options: Options, env: Env): string {
    let html = ''
    for (let index = from; index < to; index++) {
      const token = tokens[index]
      if (token?.type === 'inline') html += renderer.renderInline(token.children ?? [], options, env)
      else if (token !== undefined) {
        const rule = renderer.rules[token.type]
        html += rule ? rule(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options)
      }
    }
    return html
  }

  function writeHeading(open: Token, inner: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    const children = inner[0]?.children ?? []
    const text = renderer.renderInline(children, options, env)
    const attributes = attributesOf(open)
    const anchor = attributes.find(([name]) => name === 'id')?.[1] ?? ''
    const level = Number(open.tag.slice(1))
    const occasion = { level, anchor, text, plainText: readableText(children), attributes }
    return hooks.heading?.({ ...occasion, ordinal: nextOrdinal(env, 'heading') }) ?? ''
  }

  function writeQuote(open: Token, inner: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    const text = renderer.render(inner, options, env)
    const ordinal = nextOrdinal(env, 'blockquote')
    const html = hooks.blockquote?.({ text, ordinal, attributes: attributesOf(open) }) ?? null
    return html ?? `${written([open], 0, 1, options, env)}${text}</blockquote>\n`
  }

  function writeTable(open: Token, inner: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    const head: TableRow[] = []
    const body: TableRow[] = []
    for (const [index, row] of inner.entries()) {
      if (row.type !== 'tr_open') continue
      const cells: { text: string; alignment: Alignment }[] = []
      for (let at = index + 1; inner[at]?.type !== 'tr_close' && at < inner.length; at += 3) {
        const text = renderer.renderInline(inner[at + 1]?.children ?? [], options, env)
        cells.push({ text, alignment: (inner[at]?.meta?.alignment ?? '') as Alignment })
      }
      const rows = inner[index + 1]?.type === 'th_open' ? head : body
      rows.push(cells)
    }
    const ordinal = nextOrdinal(env, 'table')
    return hooks.table?.({ head, body, ordinal, attributes: attributesOf(open) }) ?? ''
  }

  function hookedInlines(tokens: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    let html = ''
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]
      if (token?.type === 'link_open' && hooks.link) {
        const end = closing(tokens, index)
        html += writeLink(token, tokens.slice(index + 1, end), options, env, hooks)
        index = end
      } else if (token?.type === 'image' && hooks.image) html += writeImage(token, options, env, hooks)
      else html += written(tokens, index, index + 1, options, env)
    }
    return html
  }

  function writeLink(open: Token, inner: Token[], options: Options, env: Env, hooks: RenderHooks): string {
    const automatic = open.info === 'auto'
    // goldmark counts links in angle brackets and bare ones apart, and gives their text as it is.
    const ordinal = nextOrdinal(env, automatic ? 'automatic link' : 'link')
    const text = automatic ? (inner[0]?.content ?? '') : renderer.renderInline(inner, options, env)
    const plainText = automatic ? text : readableText(inner)
    const occasion = { ...sourceOf(open, 'href'), text, plainText, attributes: [] }
    return hooks.link?.({ ...occasion, ordinal }) ?? ''
  }

  function writeImage(image: Token, options: Options, env: Env, hooks: RenderHooks): string {
    const children = image.children ?? []
    const text = renderer.renderInline(children, options, env)
    const attributes = (image.meta?.attributes ?? []) as readonly Attribute[]
    const isBlock = image.meta?.isBlock === true
    const occasion = { ...sourceOf(image, 'src'), text, plainText: readableText(children), attributes, isBlock }
    return hooks.image?.({ ...occasion, ordinal: nextOrdinal(env, 'image') }) ?? ''
  }
}

function sourceOf(token: Token, attribute: 'href' | 'src'): LinkSource {
  const source = token.meta?.source as LinkSource | undefined
  return source ?? { destination: String(token.attrGet(attribute) ?? ''), title: '' }
}

/** Index of the token that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0
    if (depth === 0) return index
  }
  return tokens.length
}

function attributesOf(token: Token): readonly Attribute[] {
  return (token.attrs ?? []).map(([name, value]) => [name, String(value)] as const)
}
