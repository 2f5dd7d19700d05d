/** Plain text inside a paragraph: everything up to the next character that may mean something. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

/** Replaces markdown-it's `text` rule, which runs over quotes, dots and the starts of bare links. */
export function text(md: MarkdownIt, settings: MarkdownSettings): void {
  const stop = new RegExp(
    [
      '[\\n&*<[\\\\\\]_`~]|!\\[',
      ...(settings.typographer ? [`["']|--|\\.\\.\\.|>>`] : []),
      ...(settings.linkify ? ['(?<=^|[ \\t*_~(])(?:https?:|ftp:|www\\.)'] : []),
      ...(settings.emoji ? [':(?=[\\w+-])'] : []),
      ...(settings.marked ? ['='] : []),
      ...(settings.inserted ? ['\\+'] : []),
      ...(settings.superscript ? ['\\^'] : []),
      ...[...settings.passthrough.inline, ...settings.passthrough.block].map(([open]) => md.utils.escapeRE(open)),
    ].join('|'),
    'g',
  )

  md.inline.ruler.at('text', (state: StateInline, silent: boolean) => {
    const { src, pos, posMax } = state
    if (settings.linkify && state.pending === '' && bareLink.test(src.slice(pos, pos + 6))) return false
    stop.lastIndex = pos
    let end = Math.min(stop.exec(src)?.index ?? posMax, posMax)
    if (settings.linkify) end = Math.min(end, addressStart(state, end))
    if (end <= pos) return false
    if (!silent) state.pending += src.slice(pos, end)
    state.pos = end
    return true
  })
}

const bareLink = /^(?:https?:|ftp:|www\.)/
const local = /[\w.!#$%&'*+/=?^`{|}~-]/

/** Longer names before an `@` are no mail addresses. */
const longestName = 256

/** Where a mail address may start in the text from here to `end`; `end` where none does. */
function addressStart(state: StateInline, end: number): number {
  const { src, pos } = state
  for (let at = nextAt(state, pos); at <= end + longestName && at < src.length; at = src.indexOf('@', at + 1)) {
    if (at === -1) break
    let start = at
    while (start > pos && at - start < longestName && local.test(src[start - 1] ?? '')) start--
    for (; start < at; start++) {
      const first = start === 0 || (start === pos && state.pending === '')
      if (first || /[ \t*_~(\n]/.test(src[start - 1] ?? '')) return Math.min(start, end)
    }
  }
  return end
}

/** Where the next `@` of each paragraph is that was last looked for. */
const lookedFor = new WeakMap<StateInline, number>()

function nextAt(state: StateInline, pos: number): number {
  let at = lookedFor.get(state) ?? -1
  if (at < pos) {
    at = state.src.indexOf('@', pos)
    if (at === -1) at = state.src.length
    lookedFor.set(state, at)
  }
  return at
}
