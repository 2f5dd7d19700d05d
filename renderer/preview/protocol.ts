/**
 * What the page and its preview worker say to each other. One rendering is on its way at a time; both sides remember
 * the blocks of the last one, so that only changed blocks cross.
 */
import type { PackedKit } from '../../electron/api.ts'
import type { BodyProblem, PostHeader } from '../../post/render/site.ts'
import type { FileAnswer, FileQuestion } from '../../post/site/files.ts'

export type Request =
  | { readonly type: 'kit'; readonly kit: PackedKit }
  /** What the site's files hold of which the worker has asked. */
  | { readonly type: 'files'; readonly answers: readonly (readonly [question: FileQuestion, answer: FileAnswer])[] }
  | {
      readonly type: 'render'
      readonly id: number
      readonly path: string
      readonly text: string
      readonly remoteImages: boolean
      /** Whether to answer with what is known of files, instead of asking for more. */
      readonly final: boolean
    }

export type Answer =
  | { readonly type: 'ready' }
  | RenderedAnswer
  /** The text cannot be rendered as it is before these are known. */
  | { readonly type: 'wanted'; readonly id: number; readonly questions: readonly FileQuestion[] }
  /** The text cannot be shown; `message` is for the writer. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string }

export interface RenderedAnswer {
  readonly type: 'rendered'
  readonly id: number
  readonly header: PostHeader
  /** The article header, sanitised. */
  readonly headerHtml: string
  readonly words: number
  readonly problems: readonly BodyProblem[]
  /** Every block in order, without its HTML. */
  readonly blocks: readonly Outline[]
  /** Sanitised HTML of the blocks that the last answer did not have, by key. */
  readonly added: readonly (readonly [key: string, html: string])[]
}

/** A block without its HTML. Lines of the body count from 0, `to` exclusive. */
export interface Outline {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Longer posts are not previewed, in UTF-16 units. */
export const longestText = 8_000_000
/** More HTML than this is not shown, in UTF-16 units. */
export const longestPage = 20_000_000
/** More files than this are not asked for at once. */
export const mostQuestions = 1000
/** Nor are more blocks. */
export const mostBlocks = 100_000

/**
 * An answer with the right shape and size, or null. The worker runs Galley's own code, but on text that may come from
 * anywhere.
 */
export function readAnswer(data: unknown): Answer | null {
  if (!isRecord(data)) return null
  switch (data.type) {
    case 'ready':
      return { type: 'ready' }
    case 'failed':
      return isCount(data.id) && isText(data.message, 2000)
        ? { type: 'failed', id: data.id, message: data.message }
        : null
    case 'wanted':
      return isCount(data.id) && isList(data.questions, mostQuestions, isQuestion)
        ? { type: 'wanted', id: data.id, questions: data.questions as readonly FileQuestion[] }
        : null
    case 'rendered':
      return isRendered(data) ? data : null
    default:
      return null
  }
}

function isRendered(data: Record<string, unknown>): data is Record<string, unknown> & RenderedAnswer {
  const { id, header, headerHtml, words, problems, blocks, added } = data
  return (
    isCount(id) &&
    isHeader(header) &&
    isText(headerHtml, longestPage) &&
    isCount(words) &&
    isList(problems, mostBlocks, isProblem) &&
    isList(blocks, mostBlocks, isOutline) &&
    isList(added, mostBlocks, isAdded)
  )
}

const isRecord = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null
const isCount = (data: unknown): data is number => Number.isSafeInteger(data) && (data as number) >= 0
const isText = (data: unknown, longest = longestText): data is string =>
  typeof data === 'string' && data.length <= longest
const isList = (data: unknown, most: number, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(data) && data.length <= most && data.every(isItem)

const isQuestion = (data: unknown): boolean =>
  isRecord(data) &&
  (data.what === 'text' || data.what === 'folder') &&
  ['site', 'content', 'static', 'assets'].includes(String(data.root)) &&
  isText(data.path, 4096)
const isOutline = (data: unknown): boolean =>
  isRecord(data) && isText(data.key, 200) && isCount(data.from) && isCount(data.to)
const isAdded = (data: unknown): boolean =>
  Array.isArray(data) && data.length === 2 && isText(data[0], 200) && isText(data[1], longestPage)
const isProblem = (data: unknown): boolean =>
  isRecord(data) && isText(data.message) && isCount(data.from) && isCount(data.to) && isText(data.severity, 20)
const isHeader = (data: unknown): boolean =>
  isRecord(data) &&
  isText(data.title) &&
  isText(data.date) &&
  isText(data.description) &&
  isText(data.language, 200) &&
  (data.image === null || isText(data.image)) &&
  typeof data.draft === 'boolean' &&
  isList(data.authors, mostBlocks, (item) => isText(item)) &&
  isList(data.tags, mostBlocks, (item) => isText(item))
