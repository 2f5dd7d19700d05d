/**
 * A key in plain words: `postImage`, `post_image` and `post-image` are “Post image”, `SEO-title` is “SEO title”.
 * Words all in capitals and well-known abbreviations keep them.
 */
export function labelFor(key: string): string {
  const known = fullNames[key.toLowerCase()]
  if (known) return known
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
  if (words.length === 0) return key
  return words.map((word, i) => wordIn(word, i === 0)).join(' ')
}

/** Hugo's own keys that are several words written as one. */
const fullNames: { readonly [key: string]: string } = {
  lastmod: 'Last modified',
  publishdate: 'Publish date',
  pubdate: 'Publish date',
  expirydate: 'Expiry date',
  unpublishdate: 'Unpublish date',
  linktitle: 'Link title',
  translationkey: 'Translation key',
  iscjklanguage: 'Is CJK language',
}

const abbreviations = new Set([
  'api',
  'cjk',
  'css',
  'cta',
  'faq',
  'html',
  'id',
  'isbn',
  'pdf',
  'rss',
  'seo',
  'toc',
  'ui',
  'uri',
  'url',
])

function wordIn(word: string, first: boolean): string {
  if (abbreviations.has(word.toLowerCase())) return word.toUpperCase()
  if (word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word)) return word
  const lower = word.toLowerCase()
  return first ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
}
