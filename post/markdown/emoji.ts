/** Emoji by name, `:rocket:`, where the site has `enableEmoji`. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import known from 'markdown-it-emoji/lib/data/full.mjs'
import type { MarkdownSettings } from './settings.ts'

const name = /:([\w+-]+):/y

/** Those that Hugo knows, by name. */
const characters = new Map([
  ...Object.entries(known),
  ['u5272', '🈹'],
  ['u5408', '🈴'],
  ['u55b6', '🈺'],
  ['u6307', '🈯'],
  ['u6708', '🈷️'],
  ['u6709', '🈶'],
  ['u7121', '🈚'],
  ['u7533', '🈸'],
  ['u7981', '🈲'],
  ['u7a7a', '🈳'],
])

export function emoji(md: MarkdownIt, settings: MarkdownSettings): void {
  if (!settings.emoji) return
  md.inline.ruler.push('emoji', (state: StateInline, silent: boolean) => {
    name.lastIndex = state.pos
    const found = name.exec(state.src)?.[1]
    const character = found === undefined ? undefined : characters.get(found)
    if (found === undefined || character === undefined || name.lastIndex > state.posMax) return false
    const end = name.lastIndex
    if (!silent) {
      const token = state.push('emoji', '', 0)
      token.content = character
      token.markup = found
    }
    state.pos = end
    return true
  })
  md.renderer.rules.emoji = (tokens, index) => Array.from(tokens[index]?.content ?? '', entity).join('')
}

/** A text with its emoji's names replaced by them: `emojify`. */
export function withEmoji(source: string): string {
  return source.replace(/:([\w+-]+):/g, (all, found: string) => characters.get(found) ?? all)
}

/** As Hugo writes them: the joiner of a family by its name. */
function entity(character: string): string {
  return character === '\u200d' ? '&zwj;' : `&#x${character.codePointAt(0)?.toString(16)};`
}
