/** The list of the open folder: read in a worker, told in slices. */
import { Worker } from 'node:worker_threads'
import type { SiteKit } from '../../post/render/site.ts'
import type { FileAnswer, FileQuestion } from '../../post/site/files.ts'
import type { Habits, ImageEntry, NewPost, PackedKit, PostEntry, Refusal } from '../api.ts'
import { Refused } from '../refused.ts'
import { answer, type ReaderCalls, type ReaderMessage, type ReaderQuestion } from './index-port.ts'
import type { Folder } from './open.ts'
import type { NewText } from './posts.ts'
import { Reader, type Slice } from './reader.ts'
import { workerFile } from './worker-file.ts'

/** A `Reader` in its worker. After `close` every call, also one under way, is rejected. */
export interface Index {
  /** Finds all posts, and reads them: `slice` is told. Answers once they are found. */
  scan(): Promise<{ readonly total: number; readonly sections: readonly string[] }>
  /** Reads posts again; null for each that is gone. */
  look(paths: readonly string[]): Promise<readonly (PostEntry | null)[]>
  habits(): Promise<Habits>
  kit(): Promise<SiteKit>
  packedKit(): Promise<PackedKit>
  configure(folder: Folder): Promise<void>
  contents(questions: readonly FileQuestion[]): Promise<readonly FileAnswer[]>
  images(post: string): Promise<readonly ImageEntry[]>
  newText(post: NewPost, path: string): Promise<NewText>
  find(post: string, url: string): Promise<string | null>
  /** Every post read so far, by path. */
  readonly entries: ReadonlyMap<string, PostEntry>
  /** Whether every post that the last scan found has been read. */
  readonly finished: boolean
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Starts to serve `folder`. `slice` is called with each part of a scan, never before `scan` has been called. */
export function openIndex(folder: Folder, slice: (slice: Slice) => void): Index {
  const entries = new Map<string, PostEntry>()
  const waiting = new Map<number, Waiting>()
  let finished = false
  let closed: Error | null = null
  let last = 0

  const receive = (message: ReaderMessage) => {
    if (closed !== null) return
    if ('slice' in message) {
      for (const entry of message.slice.entries) entries.set(entry.path, entry)
      finished = message.slice.finished
      slice(message.slice)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if ('failure' in message) call?.reject(errorOf(message))
    else call?.resolve(message.value)
  }
  const stop = (reason: string) => {
    closed ??= new Error(reason)
    for (const call of waiting.values()) call.reject(closed)
    waiting.clear()
  }

  const { send, end } = connect(folder, receive, stop)
  const ask = <M extends keyof ReaderCalls>(method: M, ...args: Parameters<ReaderCalls[M]>) =>
    new Promise<Awaited<ReturnType<ReaderCalls[M]>>>((resolve, reject) => {
      if (closed !== null) return reject(closed)
      const id = ++last
      waiting.set(id, { resolve: (value) => resolve(value as Awaited<ReturnType<ReaderCalls[M]>>), reject })
      send({ id, method, args } as ReaderQuestion)
    })

  return {
    scan: () => {
      finished = false
      entries.clear()
      return ask('scan')
    },
    look: async (paths) => {
      const looked = await ask('look', paths)
      for (const [at, path] of paths.entries()) {
        const entry = looked[at]
        if (entry) entries.set(path, entry)
        else entries.delete(path)
      }
      return looked
    },
    habits: () => ask('habits'),
    kit: () => ask('kit'),
    packedKit: () => ask('packedKit'),
    configure: (now) => ask('configure', now),
    contents: (questions) => ask('contents', questions),
    images: (post) => ask('images', post),
    newText: (post, path) => ask('newText', post, path),
    find: (post, url) => ask('find', post, url),
    entries,
    get finished() {
      return finished
    },
    close: async () => {
      stop('The folder was closed.')
      await end()
    },
  }
}

function errorOf({ failure, refusal }: { readonly failure: string; readonly refusal: Refusal | null }): Error {
  return refusal === null ? new Error(failure) : new Refused(refusal.code, refusal.message)
}

function connect(folder: Folder, receive: (message: ReaderMessage) => void, stop: (reason: string) => void) {
  const file = workerFile('index-worker')
  if (file === null) {
    const ask = answer(new Reader(folder), receive)
    return { send: (question: ReaderQuestion) => void setImmediate(ask, question), end: async () => {} }
  }
  const worker = new Worker(file, { workerData: folder })
  worker.on('message', receive)
  worker.on('error', (error) => stop(`The folder's reader ended: ${error.message}`))
  // A folder that is open keeps no program from ending.
  worker.unref()
  return {
    send: (question: ReaderQuestion) => worker.postMessage(question),
    end: async () => void (await worker.terminate()),
  }
}
