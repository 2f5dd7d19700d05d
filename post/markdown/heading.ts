/** Headings: attribute lists at their end, and ids made of their text. */
import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { type Attribute, harmless, readAttributes } from './attributes.ts'
import { headingId, type TakenIds, uniqueId } from './heading-id.ts'
import { plainText } from './plain-text.ts'
import type { MarkdownSettings } from './settings.ts'

/** Adds the rules. Ids are unique within one `env`: its `headingIds` holds the taken ones. */
export function headings(md: MarkdownIt, settings: MarkdownSettings): void {
  if (settings.headingAttributes) md.core.ruler.after('block', 'heading_attributes', takeAttributes)
  // Afterwards nothing tells an entity from the character that it stands for.
  md.core.ruler.before('text_join', 'heading_ids', (state) => writeIds(state, settings))
}

function takeAttributes(state: StateCore): void {
  let lines: readonly string[] | null = null
  eachHeading(state.tokens, (heading, content) => {
    const atx = heading.markup.startsWith('#')
    const found = attributesAtEnd(content.content, atx)
    if (found === null) return
    // In `# Title {.x} #` the list is text: only a list at the very end of the line counts.
    lines ??= state.src.split('\n')
    if (atx && !lines[heading.map?.[0] ?? -1]?.trimEnd().endsWith('}')) return
    content.content = found.text
    heading.meta = { ...heading.meta, attributes: found.attributes }
  })
}

function attributesAtEnd(text: string, atx: boolean): { text: string; attributes: readonly Attribute[] } | null {
  if (!text.endsWith('}')) return null
  const lineStart = text.lastIndexOf('\n') + 1
  for (let at = text.indexOf('{', lineStart); at !== -1; at = text.indexOf('{', at + 1)) {
    if (text[at - 1] === '\\') continue
    const list = readAttributes(text, at)
    if (list?.end !== text.length) continue
    const before = text.slice(0, at).trimEnd()
    return { text: atx ? before.replace(/(?:^|[ \t])#+$/, '').trimEnd() : before, attributes: list.attributes }
  }
  return null
}

function writeIds(state: StateCore, settings: MarkdownSettings): void {
  const taken = takenIds(state.env)
  eachHeading(state.tokens, (heading, content) => {
    const given = (heading.meta?.attributes ?? []) as readonly Attribute[]
    for (const [name, value] of harmless(given)) heading.attrPush([name, value])
    const ownId = given.find(([name]) => name === 'id')
    if (ownId) taken.set(ownId[1], taken.get(ownId[1]) ?? 1)
    else if (settings.headingIds !== null) {
      const id = headingId(lastLine(plainText(content.children ?? [])), settings.headingIds)
      if (id !== '') heading.attrPush(['id', uniqueId(id, taken)])
    }
    const below = (heading.meta?.below ?? []) as readonly Attribute[]
    for (const [name, value] of below) if (heading.attrIndex(name) < 0) heading.attrPush([name, value])
  })
}

/** A setext heading may have several lines, of which Hugo takes the last. */
function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1)
}

function takenIds(env: { [key: string]: unknown }): TakenIds {
  env.headingIds ??= new Map<string, number>()
  return env.headingIds as TakenIds
}

function eachHeading(tokens: readonly Token[], visit: (heading: Token, content: Token) => void): void {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const heading = tokens[i]
    const content = tokens[i + 1]
    if (heading?.type === 'heading_open' && content?.type === 'inline') visit(heading, content)
  }
}
