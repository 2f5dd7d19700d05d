/** The page's end of the preview worker: one rendering at a time, ended and replaced where it takes too long. */
import type { PackedKit } from '../../electron/api.ts'
import type { Block, BodyProblem, PostHeader } from '../../post/render/site.ts'
import type { FileAnswer, FileQuestion } from '../../post/site/files.ts'
import { longestText, type RenderedAnswer, type Request, readAnswer } from './protocol.ts'

/** A post as the preview shows it: sanitised HTML throughout. */
export interface Picture {
  readonly header: PostHeader
  readonly headerHtml: string
  readonly blocks: readonly Block[]
  readonly words: number
  readonly problems: readonly BodyProblem[]
}

export type Outcome =
  | { readonly kind: 'rendered'; readonly picture: Picture }
  | { readonly kind: 'failed'; readonly message: string }
  /** It took too long, or the worker broke. The next rendering runs in a new one. */
  | { readonly kind: 'stopped' }

export interface RenderOptions {
  readonly path: string
  readonly text: string
  readonly remoteImages: boolean
}

/** How long a rendering may take, in milliseconds. */
const timeLimit = 2000
/** How long a worker may take to load its program, in milliseconds: a busy disk is no fault of the text. */
const startLimit = 20_000
/** How often a rendering may ask for files: what it reads may name others. */
const mostRounds = 12

/** Answers what a rendering asks of the site's files, in the order of the questions. */
export type AskFiles = (questions: readonly FileQuestion[]) => Promise<readonly FileAnswer[]>

interface Waiting {
  readonly request: Omit<Extract<Request, { readonly type: 'render' }>, 'final'>
  rounds: number
  readonly settle: (outcome: Outcome) => void
}

export class RenderWorker {
  readonly #make: () => Worker
  readonly #limit: number
  readonly #ask: AskFiles
  #worker: Worker | null = null
  #ready = false
  #kit: PackedKit | null = null
  #id = 0
  /** HTML of the last answer's blocks by key: what the worker takes for known. */
  #html = new Map<string, string>()
  #waiting: Waiting | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: Promise<Outcome> = Promise.resolve({ kind: 'stopped' })

  /**
   * `make` makes a worker that speaks `protocol.ts`; `ask` gives it what the site's files hold; `limit` is how long a
   * rendering may take, in milliseconds, the time that `ask` takes left out.
   */
  constructor(make: () => Worker, ask: AskFiles, limit = timeLimit) {
    this.#make = make
    this.#ask = ask
    this.#limit = limit
  }

  /** What later renderings know of the site. */
  setKit(kit: PackedKit): void {
    if (kit === this.#kit) return
    this.#kit = kit
    if (this.#worker) this.#post({ type: 'kit', kit })
  }

  /** Renders a post's whole text, after what was asked for before. Never rejects. */
  render(options: RenderOptions): Promise<Outcome> {
    this.#last = this.#last.then(() => this.#render(options))
    return this.#last
  }

  #render({ path, text, remoteImages }: RenderOptions): Promise<Outcome> {
    if (text.length > longestText) {
      return Promise.resolve({
        kind: 'failed',
        message: 'This post is too long to be previewed. It can be edited and saved.',
      })
    }
    return new Promise((settle) => {
      const request = { type: 'render', id: ++this.#id, path, text, remoteImages } as const
      this.#waiting = { request, rounds: 0, settle }
      this.start()
      this.#post({ ...request, final: false })
      this.#watch(this.#ready ? this.#limit : startLimit)
    })
  }

  destroy(): void {
    this.#settle({ kind: 'stopped' })
    this.#end()
  }

  /** Loads the worker's program, if it is not loaded yet; a rendering does so too. */
  start(): void {
    if (this.#worker) return
    const worker = this.#make()
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<unknown>) => this.#take(data)
    worker.onerror = (event) => {
      event.preventDefault()
      this.#stop()
    }
    worker.onmessageerror = () => this.#stop()
    if (this.#kit) this.#post({ type: 'kit', kit: this.#kit })
  }

  #post(request: Request) {
    this.#worker?.postMessage(request)
  }

  #watch(limit: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#stop(), limit)
  }

  #take(data: unknown) {
    const answer = readAnswer(data)
    if (!answer) return this.#stop()
    if (answer.type === 'ready') {
      this.#ready = true
      if (this.#waiting) this.#watch(this.#limit)
      return
    }
    if (answer.id !== this.#waiting?.request.id) return this.#stop()
    if (answer.type === 'wanted') return void this.#learn(this.#waiting, answer.questions)
    if (answer.type === 'failed') return this.#settle({ kind: 'failed', message: answer.message })
    const picture = this.#pictureOf(answer)
    if (picture) this.#settle({ kind: 'rendered', picture })
    else this.#stop()
  }

  /** Gets what the rendering wants to know, and has it made again. */
  async #learn(waiting: Waiting, questions: readonly FileQuestion[]) {
    clearTimeout(this.#timer)
    // Files that cannot be asked for are as if they were not there.
    const answers = await this.#ask(questions).catch((): readonly FileAnswer[] => [])
    if (this.#waiting !== waiting) return
    waiting.rounds++
    this.#post({ type: 'files', answers: questions.map((question, at) => [question, answers[at] ?? null] as const) })
    this.#post({ ...waiting.request, final: waiting.rounds >= mostRounds })
    this.#watch(this.#limit)
  }

  /** Null where the answer names a block that never crossed. */
  #pictureOf({ header, headerHtml, words, problems, blocks, added }: RenderedAnswer): Picture | null {
    const crossed = new Map(added)
    const html = new Map<string, string>()
    const whole: Block[] = []
    for (const block of blocks) {
      const known = crossed.get(block.key) ?? this.#html.get(block.key)
      if (known === undefined) return null
      html.set(block.key, known)
      whole.push({ ...block, html: known })
    }
    this.#html = html
    return { header, headerHtml, words, problems, blocks: whole }
  }

  #stop() {
    this.#end()
    this.#settle({ kind: 'stopped' })
  }

  #end() {
    this.#worker?.terminate()
    this.#worker = null
    this.#ready = false
    this.#html = new Map()
  }

  #settle(outcome: Outcome) {
    clearTimeout(this.#timer)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.settle(outcome)
  }
}
