/** The paragraphs of tight lists, which are written without `<p>`, which lists are tight, and the line ends around blocks as goldmark sets them. */
import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** Makes hidden paragraphs tokens of their own, since markdown-it sets line ends around them only for tokens without a rule. */
export function tightBlocks(md: MarkdownIt): void {
  md.core.ruler.after('block', 'tight_blocks', (state: StateCore) => {
    tightenLists(state)
    for (const token of state.tokens) {
      if (!token.hidden || token.tag !== 'p') continue
      token.hidden = false
      token.type = token.nesting === 1 ? 'tight_open' : 'tight_close'
    }
  })
  const rules = md.renderer.rules
  rules.tight_open = () => ''
  rules.tight_close = (tokens, index) => ((tokens[index + 1]?.nesting ?? -1) === -1 ? '' : '\n')
  rules.list_item_open = (tokens, index, _options, _env, renderer) => {
    const next = tokens[index + 1]?.type
    const attributes = renderer.renderAttrs(tokens[index] ?? { attrs: null })
    return next === 'tight_open' || next === 'list_item_close' ? `<li${attributes}>` : `<li${attributes}>\n`
  }
  rules.blockquote_open = (tokens, index, _options, _env, renderer) => {
    const attributes = renderer.renderAttrs(tokens[index] ?? { attrs: null })
    // goldmark begins no line after a tag with attributes.
    return attributes === '' ? '<blockquote>\n' : `<blockquote${attributes}>`
  }
}

/** To goldmark a table and a definition list come of a paragraph, and forget the blank line before them. */
function tightenLists(state: StateCore): void {
  const { tokens } = state
  if (!tokens.some(forgetsBlankLine)) return
  const lines = state.src.split('\n')
  const isBlankBefore = ({ map }: Token) => map !== null && /^[\s>]*$/.test(lines[map[0] - 1] ?? 'x')
  for (const [index, list] of tokens.entries()) {
    if (list.type !== 'bullet_list_open' && list.type !== 'ordered_list_open') continue
    const items = childrenOf(tokens, index)
    const later = items.flatMap((item) => childrenOf(tokens, item).slice(1))
    const tokensOf = (places: readonly number[]) => places.flatMap((place) => tokens[place] ?? [])
    const parts = tokensOf(later)
    if (!parts.some((token) => forgetsBlankLine(token) && isBlankBefore(token))) continue
    if ([...tokensOf(items.slice(1)), ...parts.filter((token) => !forgetsBlankLine(token))].some(isBlankBefore))
      continue
    for (const paragraph of items.flatMap((item) => childrenOf(tokens, item)))
      if (tokens[paragraph]?.type === 'paragraph_open')
        for (const token of tokensOf([paragraph, paragraph + 2])) token.hidden = true
  }
}

function forgetsBlankLine({ type }: Token): boolean {
  return type === 'table_open' || type === 'dl_open'
}

/** Indexes of the tokens that open, or are, the children of the one at an index. */
function childrenOf(tokens: readonly Token[], open: number): number[] {
  const children: number[] = []
  const level = (tokens[open]?.level ?? 0) + 1
  for (let index = open + 1; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined || token.level < level) break
    if (token.level === level && token.nesting !== -1) children.push(index)
  }
  return children
}
