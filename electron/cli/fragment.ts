import { splitPost } from '../../post/front-matter/detect.ts'
import { problemAt } from '../../post/front-matter/position.ts'
import { readHead } from '../../post/front-matter/read.ts'
import { unreadDates } from '../../post/front-matter/unread-date.ts'
import { renderContent } from '../../post/render/content.ts'
import type { SiteKit } from '../../post/render/site.ts'
import { loadMathematics } from '../../post/template/functions/mathematics.ts'
import type { Folder } from '../folder/open.ts'
import { readPost } from '../folder/read-post.ts'
import { siteFiles } from '../folder/site-files.ts'

/** What `galley render` makes of a post. */
export interface Fragment {
  readonly html: string
  readonly body: string
  readonly problems: readonly FragmentProblem[]
}

export interface FragmentProblem {
  readonly severity: 'error' | 'warning'
  /** Line of the file, from 1. */
  readonly line: number
  readonly message: string
}

/** Renders the post at `path` below the content folder. Throws `Refused` where it cannot be read. */
export async function fragmentOf(folder: Folder, path: string, kit: SiteKit): Promise<Fragment> {
  const { text } = await readPost(folder, path)
  const { head, body, problem } = splitPost(text)
  await loadMathematics(kit)
  const { html, problems } = renderContent({ path, head, body }, kit, siteFiles(folder))
  const reading = readHead(head)
  const ofHead = problem !== null ? [problem] : reading.ok ? unreadDates(head, reading.table) : [reading.problem]
  return {
    html,
    body,
    problems: [
      ...ofHead.map(({ line, message }) => ({ severity: 'error', line, message }) as const),
      ...problems.map(({ severity, from, message }) => {
        return { severity, line: problemAt(text, head.length + from, message).line, message }
      }),
    ],
  }
}
