/** What crosses between the host and the worker of an opened folder. */

import type { SiteKit } from '../../post/render/site.ts'
import type { FileAnswer, FileQuestion } from '../../post/site/files.ts'
import { packKit } from '../../post/site/packed.ts'
import type { Habits, ImageEntry, NewPost, PackedKit, PostEntry, Refusal } from '../api.ts'
import { Refused, toRefusal } from '../refused.ts'
import type { Folder } from './open.ts'
import type { NewText } from './posts.ts'
import type { Reader, Slice } from './reader.ts'

/** The calls and what each answers. */
export interface ReaderCalls {
  /** Finds the posts and starts to read them: slices follow. */
  scan(): { readonly total: number; readonly sections: readonly string[] }
  look(paths: readonly string[]): readonly (PostEntry | null)[]
  habits(): Habits
  kit(): SiteKit
  packedKit(): PackedKit
  /** The folder as its configuration has it now. */
  configure(folder: Folder): void
  /** What files and folders of the site hold. */
  contents(questions: readonly FileQuestion[]): readonly FileAnswer[]
  images(post: string): readonly ImageEntry[]
  newText(post: NewPost, path: string): NewText
  /** The file that `url` shows in `post`: its absolute path, or null. */
  find(post: string, url: string): string | null
}

export type ReaderQuestion = {
  [M in keyof ReaderCalls]: { readonly id: number; readonly method: M; readonly args: Parameters<ReaderCalls[M]> }
}[keyof ReaderCalls]

export type ReaderMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string; readonly refusal: Refusal | null }
  | { readonly slice: Slice }

/** Answers questions with `reader`, and lets other questions in between two slices. */
export function answer(reader: Reader, send: (message: ReaderMessage) => void): (question: ReaderQuestion) => void {
  let scans = 0
  const scan = () => {
    const { posts, sections } = reader.walk()
    const slices = reader.slices(posts)
    const mine = ++scans
    const next = () => {
      // A later scan reads everything again: this one has no more to say.
      const { value, done } = mine === scans ? slices.next() : { value: undefined, done: true }
      if (done === true || value === undefined) return
      send({ slice: value })
      setImmediate(next)
    }
    setImmediate(next)
    return { total: posts.length, sections }
  }
  const calls: ReaderCalls = {
    scan,
    look: (paths) => paths.map((path) => reader.look(path)),
    habits: () => reader.habits(),
    kit: () => reader.kit(),
    packedKit: () => {
      const kit = reader.kit()
      return { revision: kit.revision, bytes: Buffer.from(packKit(kit)) }
    },
    configure: (folder) => reader.configure(folder),
    contents: (questions) => reader.contents(questions),
    images: (post) => reader.images(post),
    newText: (post, path) => reader.newText(post, path),
    find: (post, url) => reader.find(post, url),
  }
  return (question) => {
    const { id } = question
    try {
      send({ id, value: run(calls, question) })
    } catch (error) {
      const refusal = error instanceof Refused ? toRefusal(error) : null
      send({ id, failure: error instanceof Error ? error.message : String(error), refusal })
    }
  }
}

function run(calls: ReaderCalls, question: ReaderQuestion): unknown {
  switch (question.method) {
    case 'scan':
      return calls.scan()
    case 'look':
      return calls.look(...question.args)
    case 'habits':
      return calls.habits()
    case 'kit':
      return calls.kit()
    case 'packedKit':
      return calls.packedKit()
    case 'configure':
      return calls.configure(...question.args)
    case 'contents':
      return calls.contents(...question.args)
    case 'images':
      return calls.images(...question.args)
    case 'newText':
      return calls.newText(...question.args)
    case 'find':
      return calls.find(...question.args)
  }
}
