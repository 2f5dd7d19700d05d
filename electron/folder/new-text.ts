/** The text of a new post: from the site's archetype, or from the habit of its neighbours. */
import type { NewPost } from '../api.ts'
import type { Index } from './index.ts'
import type { Folder } from './open.ts'
import type { NewText } from './posts.ts'

export async function newText(_folder: Folder, post: NewPost, _path: string, _index: Index): Promise<NewText> {
  return { text: `+++\ntitle = ${JSON.stringify(post.title)}\ndraft = true\n+++\n\n`, copyFrom: null }
}

export function copyText(text: string): string {
  return text
}
