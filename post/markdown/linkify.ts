/** Bare links: `https://…`, `ftp://…`, `www.…` and e-mail addresses in running text. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import { isDescription } from './image.ts'
import type { MarkdownSettings } from './settings.ts'

const url =
  /(?:https?|ftp):\/\/[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::\d+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'">^{}[\]`]*)?/y
const www = /www\.[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'">^{}[\]`]*)?/y
const domainLabel = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const address = new RegExp(`[\\w.!#$%&'*+/=?^\`{|}~-]+@${domainLabel}(?:\\.${domainLabel})*`, 'y')

/**
 * Links as goldmark's linkify extension makes them: at a line's start, after white space, `*`, `_`, `~`, `(` or another
 * inline element; with a dot in the host; never while a `[` is open.
 */
export function linkify(md: MarkdownIt, settings: MarkdownSettings): void {
  if (!settings.linkify) return
  md.inline.ruler.at('linkify', (state: StateInline, silent: boolean) => {
    if (silent || isDescription(state) || !mayStart(state)) return false
    const src = state.posMax === state.src.length ? state.src : state.src.slice(0, state.posMax)
    const found = find(src, state.pos, settings.linkifyProtocol)
    if (found === null || insideLabel(state)) return false
    const open = state.push('link_open', 'a', 1)
    open.attrs = [['href', found.href]]
    open.info = 'auto'
    state.push('text', '', 0).content = found.text
    state.push('link_close', 'a', -1).info = 'auto'
    state.pos += found.text.length
    return true
  })
}

function mayStart(state: StateInline): boolean {
  if (state.pending !== '') return /[ \t*_~(]$/.test(state.pending)
  return state.tokens.at(-1)?.type !== 'text_special'
}

function find(src: string, pos: number, protocol: string): { text: string; href: string } | null {
  const absolute = matchAt(url, src, pos)
  if (absolute !== null) {
    const text = trimEnd(trimUrl(absolute))
    return { text, href: text }
  }
  const bare = matchAt(www, src, pos)
  if (bare !== null) {
    const text = trimEnd(trimUrl(bare))
    return { text, href: `${protocol}://${text}` }
  }
  return findAddress(src, pos)
}

function findAddress(src: string, pos: number): { text: string; href: string } | null {
  if (/[!-/:-@[-`{-~]/.test(src[pos] ?? '')) return null
  const found = matchAt(address, src, pos)
  if (found === null || !found.slice(found.indexOf('@'), -1).includes('.')) return null
  const next = src[pos + found.length]
  if (next === '-' || next === '_') return null
  const text = trimEnd(found)
  return { text, href: `mailto:${text}` }
}

/** One final `.`, unmatched closing parentheses, or a final entity are no part of the link. */
function trimUrl(url: string): string {
  if (url.endsWith('.')) return url.slice(0, -1)
  if (url.endsWith(')')) {
    const unmatched = url.split(')').length - url.split('(').length
    return unmatched > 0 ? url.slice(0, -unmatched) : url
  }
  return url.replace(/&[a-zA-Z0-9]+;$/, '')
}

function trimEnd(link: string): string {
  return link.replace(/(?<=.)[?!.,:*_~]+$/, '')
}

/** For each paragraph, how many of its tokens have been looked at, and how many brackets and links they leave open. */
const counted = new WeakMap<StateInline, { tokens: number; depth: number; links: number }>()

/** Whether a `[` stands open before this place, be it of a link or not. */
function insideLabel(state: StateInline): boolean {
  const known = counted.get(state) ?? { tokens: 0, depth: 0, links: 0 }
  for (; known.tokens < state.tokens.length; known.tokens++) {
    const token = state.tokens[known.tokens]
    if (token?.type === 'text') known.depth = depthAfter(token.content, known.depth)
    else if (token?.tag === 'a') known.links += token.nesting
  }
  counted.set(state, known)
  return known.links > 0 || depthAfter(state.pending, known.depth) > 0
}

function depthAfter(text: string, before: number): number {
  let depth = before
  for (const character of text) {
    if (character === '[') depth++
    else if (character === ']' && depth > 0) depth--
  }
  return depth
}

function matchAt(pattern: RegExp, text: string, pos: number): string | null {
  pattern.lastIndex = pos
  return pattern.exec(text)?.[0] ?? null
}
