/** File names of posts: made from titles, and checked such that they work on every system a blog travels to. */
import { Refused } from '../refused.ts'

/** Names that Windows keeps for devices, whatever follows a dot. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\0-\x1f\x7f<>:"/\\|?*]/
const longest = 120

/** The slug of a title: lower-case words of letters and digits in any script, joined by hyphens. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const slug = [...words.join('-')].slice(0, 80).join('').replace(/-+$/, '')
  if (slug === '') return 'untitled'
  return reserved.test(slug) ? `${slug}-post` : slug
}

/**
 * Checks a file name without its extension, or a folder's. Throws `Refused` for one that means something else, is
 * not allowed on some system, or that Hugo would pass over.
 */
export function checkName(name: string): string {
  const refuse = (why: string) =>
    new Refused('unsupported', `“${name}” cannot be a file name: ${why} Choose another one.`)
  if (name.trim() === '') throw new Refused('unsupported', 'A post needs a file name. Type one.')
  if (name === '.' || name === '..' || /[/\\]/.test(name)) throw refuse('it may not lead to another folder.')
  if (forbidden.test(name)) throw refuse('it may hold none of < > : " | ? *.')
  if (/^[.#_]/.test(name) || /^\s/.test(name)) throw refuse('it may not begin with a dot, #, _ or a space.')
  if (/[. ~]$/.test(name)) throw refuse('it may not end with a dot, a space or ~.')
  if (reserved.test(name)) throw refuse('Windows keeps this name for itself.')
  if (/^index$/i.test(name)) throw refuse('Hugo keeps this name for page bundles.')
  if (Buffer.byteLength(name) > longest) throw refuse('it is too long.')
  return name
}
