/** Plain text inside a paragraph: everything up to the next character that may mean something. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

/** Replaces markdown-it's `text` rule, which runs over quotes, dots and the starts of bare links. */
export function text(md: MarkdownIt, settings: MarkdownSettings): void {
  const stop = new RegExp(
    [
      '[\\n&*<\\[\\\\\\]_`~]|!\\[',
      ...(settings.typographer ? [`["']|--|\\.\\.\\.|>>`] : []),
      ...(settings.linkify ? ['(?<=^|[ \\t*_~(])(?:https?:|ftp:|www\\.)'] : []),
      ...(settings.emoji ? [':(?=[\\w+-])'] : []),
      ...(settings.marked ? ['='] : []),
      ...(settings.inserted ? ['\\+'] : []),
      ...(settings.superscript ? ['\\^'] : []),
      ...settings.passthrough.inline.map(([open]) => md.utils.escapeRE(open)),
    ].join('|'),
    'g',
  )
  const address = /(?<=^|[ \t*_~(])[\w.!#$%&'*+/=?^`{|}~-]{1,256}@/g

  md.inline.ruler.at('text', (state: StateInline, silent: boolean) => {
    const { src, pos, posMax } = state
    let end = next(stop, src, pos)
    if (settings.linkify && src.includes('@')) end = Math.min(end, next(address, src, pos))
    if (settings.linkify && state.pending === '' && bareLink.test(src.slice(pos, pos + 6))) return false
    end = Math.min(end, posMax)
    if (end <= pos) return false
    if (!silent) state.pending += src.slice(pos, end)
    state.pos = end
    return true
  })
}

const bareLink = /^(?:https?:|ftp:|www\.)/

function next(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}
