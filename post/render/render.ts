/** A whole post for a reader's eye: header, blocks of HTML, and what is wrong with it. */
import { splitPost } from '../front-matter/detect.ts'
import { readHead } from '../front-matter/read.ts'
import { noFiles, type SiteFiles } from '../site/files.ts'
import { contentOf } from './content.ts'
import { postHeader } from './header.ts'
import type { Rendering, SiteKit } from './site.ts'
import { countWords } from './words.ts'

/**
 * Renders a post from its whole text. Front matter that cannot be read leaves a header with the file's name for a
 * title; a shortcode that cannot run leaves a card. `blocks` joined are `.Content` but for those, not sanitised.
 */
export function renderPost(post: { path: string; text: string }, kit: SiteKit, files: SiteFiles = noFiles): Rendering {
  const { head, body } = splitPost(post.text)
  const reading = readHead(head)
  const table = reading.ok ? reading.table : null
  const { blocks, problems } = contentOf({ path: post.path, head, body }, kit, { files })
  return {
    header: postHeader(table, post.path, siteLanguage(kit.config)),
    blocks,
    problems,
    words: blocks.reduce((sum, { html }) => sum + countWords(html), 0),
  }
}

function siteLanguage(config: SiteKit['config']): string {
  for (const key of ['locale', 'languagecode', 'defaultcontentlanguage']) {
    const value = config[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return 'en'
}
