/** The paragraphs of tight lists, which are written without `<p>`, and the line ends around blocks as goldmark sets them. */
import type { MarkdownIt, StateCore } from 'markdown-it'

/** Makes hidden paragraphs tokens of their own, since markdown-it sets line ends around them only for tokens without a rule. */
export function tightBlocks(md: MarkdownIt): void {
  md.core.ruler.after('block', 'tight_blocks', (state: StateCore) => {
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
