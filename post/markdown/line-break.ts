/** Line ends inside a paragraph: a soft break, or a hard one after two or more spaces. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

/** Replaces markdown-it's `newline` rule: of four or more spaces before a hard break, goldmark keeps all but three while it looks for bare links. */
export function lineBreaks(md: MarkdownIt, settings: MarkdownSettings): void {
  md.inline.ruler.at('newline', (state: StateInline, silent: boolean) => {
    if (state.src[state.pos] !== '\n') return false
    if (!silent) {
      const spaces = / *$/.exec(state.pending)?.[0].length ?? 0
      state.pending = state.pending.replace(/[ \t]+$/, '') + ' '.repeat(settings.linkify ? Math.max(0, spaces - 3) : 0)
      state.push(spaces >= 2 ? 'hardbreak' : 'softbreak', 'br', 0)
    }
    let pos = state.pos + 1
    while (pos < state.posMax && (state.src[pos] === ' ' || state.src[pos] === '\t')) pos++
    state.pos = pos
    return true
  })
  const element = settings.xhtml ? '<br />\n' : '<br>\n'
  md.renderer.rules.hardbreak = () => element
  md.renderer.rules.softbreak = () => (settings.hardWraps ? element : '\n')
}
