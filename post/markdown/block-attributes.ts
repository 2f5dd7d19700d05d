/** Attribute lists on the line after a block, `{.wide #fig}`, and images that are a paragraph of their own. */
import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it'
import { type Attribute, harmless, readAttributes } from './attributes.ts'
import type { MarkdownSettings } from './settings.ts'

export function blockAttributes(md: MarkdownIt, settings: MarkdownSettings): void {
  if (settings.blockAttributes) {
    md.block.ruler.before('paragraph', 'block_attributes', readLine, {
      alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'],
    })
    md.core.ruler.after('block', 'block_attributes', giveToBlocks)
    md.renderer.rules.block_attributes = () => ''
    md.renderer.rules.hr = (tokens, index, options, _env, renderer) =>
      `<hr${renderer.renderAttrs(tokens[index] ?? { attrs: null })}${options.xhtmlOut ? ' />' : '>'}\n`
  }
  if (!settings.wrapStandaloneImage) {
    md.core.ruler.after('inline', 'standalone_images', unwrapImages)
    md.renderer.rules.bare_open = () => ''
    md.renderer.rules.bare_close = () => ''
  }
}

function readLine(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[start] !== '{' || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const list = readAttributes(state.src.slice(0, state.eMarks[line]), start)
  if (list === null) return false
  if (silent) return true
  const token = state.push('block_attributes', '', 0)
  token.meta = { attributes: list.attributes, separate: line > 0 && state.isEmpty(line - 1) }
  token.map = [line, line + 1]
  state.line = line + 1
  return true
}

/** Gives each list to the block right before it; one after a blank line, or a fence (which has its own), goes unused. */
function giveToBlocks(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'block_attributes' || token.meta?.separate === true) continue
    const block = blockBefore(state.tokens, index)
    if (block === undefined || block.type === 'fence') continue
    const attributes = harmless((token.meta?.attributes ?? []) as readonly Attribute[])
    if (block.type === 'heading_open') {
      // Hugo makes the id before it looks at the line below.
      block.meta = { ...block.meta, below: attributes }
    } else for (const [name, value] of attributes) if (block.attrIndex(name) < 0) block.attrPush([name, value])
  }
  state.tokens = state.tokens.filter(({ type }) => type !== 'block_attributes')
}

function blockBefore(tokens: readonly Token[], index: number): Token | undefined {
  const level = tokens[index]?.level
  for (let i = index - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token === undefined || token.type === 'block_attributes') continue
    if (token.level === level && token.nesting !== -1) return token
    if (token.level < (level ?? 0)) return undefined
  }
  return undefined
}

function unwrapImages(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const open = state.tokens[index - 1]
    const close = state.tokens[index + 1]
    if (token.type !== 'inline' || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close') continue
    if (token.children?.length !== 1 || token.children[0]?.type !== 'image') continue
    open.type = 'bare_open'
    close.type = 'bare_close'
    token.children[0].meta = { ...token.children[0].meta, isBlock: true, attributes: open.attrs ?? [] }
  }
}
