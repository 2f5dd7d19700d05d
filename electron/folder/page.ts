/** Turns one post into its page. Stand-in until post/render and post/page are there. */

import type { SiteKit } from '../../post/render/site.ts'
import type { ImageFile } from '../api.ts'

export interface PagePost {
  readonly path: string
  readonly text: string
}

export async function pageOf(
  post: PagePost,
  _kit: SiteKit,
  _image: (url: string) => Promise<ImageFile | null>,
): Promise<string> {
  return `<!doctype html>\n<title>${post.path}</title>\n<pre>${post.text.replaceAll('<', '&lt;')}</pre>\n`
}
