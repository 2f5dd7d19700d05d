/** The summary of a post that another page shows: https://gohugo.io/content-management/summaries/ */
import { plainText } from '../template/functions/transform.ts'
import { OpenElements } from './balance.ts'

/** What `summaryOf` finds. `truncated` says whether the content goes on. */
export interface Summary {
  readonly summary: string
  readonly truncated: boolean
}

/**
 * What stands before the divider, its open elements closed, where a post has one; else as many whole elements of the
 * content as it takes to have `words` words at the end of a paragraph.
 */
export function summaryOf(content: string, beforeDivider: string | null, words: number): Summary {
  if (beforeDivider !== null) {
    const summary = closed(beforeDivider.trim())
    return { summary, truncated: textOf(content).length > textOf(summary).length }
  }
  for (const paragraph of content.matchAll(/<\/p>/g)) {
    const end = paragraph.index + paragraph[0].length
    if (countWords(content.slice(0, end)) < words) continue
    const whole = endOfElement(content, end)
    return { summary: content.slice(0, whole).trim(), truncated: content.slice(whole).trim() !== '' }
  }
  return { summary: content.trim(), truncated: false }
}

/** Where the outermost element ends that is open at a place. */
function endOfElement(html: string, place: number): number {
  const open = new OpenElements()
  open.read(html.slice(0, place))
  let end = place
  const tag = /<\/[a-z][^\s>]*\s*>/gi
  tag.lastIndex = place
  for (let next = tag.exec(html); !open.empty && next !== null; next = tag.exec(html)) {
    open.read(html.slice(end, tag.lastIndex))
    end = tag.lastIndex
  }
  return end
}

function closed(html: string): string {
  const open: string[] = []
  for (const [, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][a-z\d-]*)([^>]*)>/gi)) {
    if (/^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i.test(name) || rest.endsWith('/'))
      continue
    if (end === '') open.push(name)
    else if (open.at(-1) === name) open.pop()
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('\n')
  )
}

function textOf(html: string): string {
  return plainText(html).replace(/\s+/g, '')
}

function countWords(html: string): number {
  return plainText(html)
    .split(/\s+/)
    .filter((word) => word !== '').length
}
