/** A post as a page of its own: one file, no script, nothing loaded. */
import type { PostHeader } from '../render/site.ts'
import { formatDate, formatMinutes, formatNames, isRightToLeft, known } from './date.ts'
import { attribute, text } from './markup.ts'

export interface PageInput {
  readonly header: PostHeader
  /** Address of the header's picture, a `data:` URI, or null. */
  readonly imageSrc: string | null
  /** The content: sanitised, its pictures `data:` URIs. */
  readonly html: string
  /** The page design, `assets/page/default.css`. */
  readonly css: string
  /** `@font-face` rules with `data:` URIs. */
  readonly fonts?: string
  readonly readingMinutes: number
}

const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"

/** The whole HTML document of an exported post. */
export function standalonePage(input: PageInput): string {
  const { header } = input
  const language = header.language === '' ? 'en' : known(header.language)
  const direction = isRightToLeft(language) ? ' dir="rtl"' : ''
  const author =
    header.authors.length === 0 ? '' : `<meta name="author" ${attribute('content', header.authors.join(', '))}>\n`
  const description =
    header.description === '' ? '' : `<meta name="description" ${attribute('content', header.description)}>\n`
  return `<!DOCTYPE html>
<html ${attribute('lang', language)}${direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Galley">
<title>${text(header.title)}</title>
${description}${author}<style>
${styles(input.fonts ?? '')}${styles(input.css)}</style>
</head>
<body class="galley-page">
<main class="galley-sheet">
<article>
${headerHtml(header, input.imageSrc, input.readingMinutes)}<div class="galley-body" dir="auto">
${input.html.trimEnd()}
</div>
</article>
</main>
</body>
</html>
`
}

/**
 * The article header of page and preview alike: picture, title, and a line of authors, date and reading time.
 * `imageSrc` is null where there is no picture or it cannot be shown.
 */
export function headerHtml(header: PostHeader, imageSrc: string | null, readingMinutes?: number): string {
  const image = imageSrc === null ? '' : `<div class="galley-hero"><img ${attribute('src', imageSrc)} alt=""></div>\n`
  const meta = [
    header.authors.length === 0 ? '' : text(formatNames(header.authors, header.language)),
    header.date === '' ? '' : time(header),
    readingMinutes === undefined ? '' : text(formatMinutes(readingMinutes, header.language)),
  ].filter((part) => part !== '')
  const line = meta.length === 0 ? '' : `<p class="galley-meta"><bdi>${meta.join(' · ')}</bdi></p>\n`
  return `<header class="galley-header" dir="auto">\n${image}<h1 class="galley-title">${text(header.title)}</h1>\n${line}</header>\n`
}

function time(header: PostHeader): string {
  const shown = text(formatDate(header.date, header.language))
  const machine = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(
    header.date.trim(),
  )
  return machine === null ? shown : `<time ${attribute('datetime', machine[0])}>${shown}</time>`
}

/** Style sheets inside `<style>`: nothing in them may end it. */
function styles(css: string): string {
  return css === '' ? '' : `${css.replaceAll('</', '<\\/').trimEnd()}\n`
}
