/** The templates that stand before a site's own while its posts are collected: each page prints its content and no more. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The first word of what a page prints. What follows it is encoded, so that nothing that works on finished pages changes it. */
export const pageMark = 'galley-page'

const page =
  `{{ with .File }}${pageMark} {{ base64Encode .Filename | safeHTML }}{{ end }}` +
  '{{ with try .Content }}{{ with .Err }} error {{ base64Encode .Error | safeHTML }}' +
  '{{ else }} content {{ base64Encode .Value | safeHTML }}{{ end }}{{ end }} end\n'

/** What pages are made of, and not what makes them: the site's own stay in effect. */
const own = /(?:^|\/)(?:_?shortcodes|_?partials|_markup)\//

/**
 * Writes a template that prints the page's content for each page template that is in one of `layouts` (absolute
 * folders), and for all that has none.
 */
export async function writeOverlay(overlay: string, layouts: readonly string[]): Promise<void> {
  const files = new Set(['all.html', 'home.html', 'page.html', 'section.html', 'taxonomy.html', 'term.html'])
  for (const folder of layouts) {
    for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
      const path = name.replaceAll('\\', '/')
      if (/\.[^/]+$/.test(path) && !own.test(path)) files.add(path)
    }
  }
  for (const path of files) {
    await mkdir(dirname(join(overlay, path)), { recursive: true })
    await writeFile(join(overlay, path), path.endsWith('.html') ? page : '')
  }
}
