/** The summary of a post that another page shows: https://gohugo.io/content-management/summaries/ */
import { plainText } from '../template/functions/transform.ts'

const divider = '<!--more-->'
const words = 70

/** What `summaryOf` finds. `truncated` says whether the content goes on. */
export interface Summary {
  readonly summary: string
  readonly truncated: boolean
}

/** The blocks before the divider of `body`, else as many whole paragraphs of `content` as hold seventy words. */
export function summaryOf(body: string, content: string): Summary {
  const at = body.indexOf(divider)
  const least = at === -1 ? words : countWords(plainText(body.slice(0, at)))
  let end = 0
  for (const paragraph of content.matchAll(/<\/p>/g)) {
    end = paragraph.index + paragraph[0].length
    if (countWords(plainText(content.slice(0, end))) >= least) break
  }
  if (end === 0) return { summary: content.trim(), truncated: false }
  return { summary: content.slice(0, end).trim(), truncated: plainText(content.slice(end)).trim() !== '' }
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
