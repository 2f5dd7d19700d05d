/** Turns one post into a page that needs nothing else: the styles and pictures are inside. */
import css from '../../assets/page/default.css?raw'
import { readingMinutes } from '../../post/page/date.ts'
import { text } from '../../post/page/markup.ts'
import { standalonePage } from '../../post/page/page.ts'
import { sanitise } from '../../post/page/sanitise.ts'
import { renderPost } from '../../post/render/render.ts'
import type { SiteFile, SiteKit } from '../../post/render/site.ts'
import { resolveImage } from '../../post/render/url.ts'
import type { SiteFiles } from '../../post/site/files.ts'
import { loadMathematics } from '../../post/template/functions/mathematics.ts'
import type { ImageFile } from '../api.ts'
import { Refused } from '../refused.ts'
import { pageFonts } from './page-fonts.ts'

/** Pictures larger than this together would make a page that no browser likes to open. */
const mostPictures = 64 << 20

/** `read` gives the bytes of a file of the site, null where it is no picture. */
export async function pageOf(
  post: { readonly path: string; readonly text: string },
  kit: SiteKit,
  files: SiteFiles,
  read: (file: SiteFile) => Promise<ImageFile | null>,
): Promise<string> {
  await loadMathematics(kit)
  const { header, blocks, words } = renderPost(post, kit, files)
  const pictures = new Map<string, string | null>()
  let total = 0
  const address = async (url: string): Promise<string | null> => {
    if (/^data:/i.test(url)) return url
    const known = pictures.get(url)
    if (known !== undefined) return known
    const file = resolveImage(url, post.path, kit)
    const image = file === null ? null : await read(file).catch(placeholder)
    total += image?.bytes.length ?? 0
    const fits = image !== null && total <= mostPictures
    const data = fits ? `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}` : null
    pictures.set(url, data)
    return data
  }
  // Cleaned once more as a whole: what is balanced alone may not be so together.
  const html = await withPictures(
    sanitise(blocks.map((block) => block.html).join(''), { remoteImages: false }),
    address,
  )
  return standalonePage({
    header,
    imageSrc: header.image === null ? null : await address(header.image),
    html,
    css,
    fonts: pageFonts,
    readingMinutes: readingMinutes(words),
  })
}

/** Puts pictures into sanitised HTML, where each `src` is an image's first attribute and no value holds `<` or `>`. */
async function withPictures(html: string, address: (url: string) => Promise<string | null>): Promise<string> {
  let result = ''
  let last = 0
  for (const found of html.matchAll(/<img src="([^"]*)"([^>]*)>/g)) {
    const [whole, source = '', rest = ''] = found
    const url = unescaped(source)
    const data = await address(url)
    result += html.slice(last, found.index)
    result +=
      data === null ? missing(url, unescaped(/ alt="([^"]*)"/.exec(rest)?.[1] ?? '')) : `<img src="${data}"${rest}>`
    last = found.index + whole.length
  }
  return result + html.slice(last)
}

function missing(url: string, description: string): string {
  const name = description.trim() === '' ? 'Picture' : description.trim()
  return `<span class="galley-image"><span class="galley-image-name">${text(name)}</span> <span class="galley-image-detail">${text(url)}</span></span>`
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
  '#96': '`',
}

/** Undoes what the sanitiser's own escaping does. */
function unescaped(value: string): string {
  return value.replace(/&([a-z]+|#\d+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** A picture that is too large has a note in its place; the page is still worth having. */
function placeholder(error: unknown): null {
  if (error instanceof Refused) return null
  throw error
}
