/** Exports posts as pages: the worker that writes them, its progress, and its end. */
import { Worker } from 'node:worker_threads'
import type { SiteKit } from '../../post/render/site.ts'
import type { ExportProgress } from '../api.ts'
import { type ExportJob, planExport, refuseCollisions } from './export-plan.ts'
import { type ExportOrder, type ExportOutcome, runExport } from './export-run.ts'
import type { Folder } from './open.ts'
import { workerFile } from './worker-file.ts'

export interface ExportTask {
  /** Resolves with the last progress once the last page is written or the export was cancelled. Never rejects. */
  readonly finished: Promise<ExportProgress>
  /** Stops after the page under way. */
  cancel(): void
}

export interface ExportOptions {
  readonly id: number
  readonly folder: Folder
  readonly kit: SiteKit
  /** Paths below the content folder. */
  readonly posts: readonly string[]
  readonly out: string
  readonly skippedDrafts: number
  /** Told after each page, and when it is over. */
  readonly progress: (progress: ExportProgress, outcome: ExportOutcome | null) => void
}

/** A page that takes longer is given up: its templates or its text go round in circles. */
const patience = 30_000

/** Starts the export. Throws `Refused` `exists`, before anything is written, where two posts would share one page. */
export function startExport({ id, folder, kit, posts, out, skippedDrafts, progress }: ExportOptions): ExportTask {
  const jobs = planExport(posts, out)
  refuseCollisions(jobs)
  let state: ExportProgress = {
    id,
    done: 0,
    total: jobs.length,
    finished: false,
    cancelled: false,
    written: 0,
    skippedDrafts,
    failed: [],
    first: null,
  }
  const stop = new AbortController()
  const take = (outcome: ExportOutcome) => {
    const { post, file, message } = outcome
    state = {
      ...state,
      done: state.done + 1,
      written: state.written + (message === null ? 1 : 0),
      failed: message === null ? state.failed : [...state.failed, { post, message }],
      first: state.first ?? (message === null ? file : null),
    }
    progress(state, outcome)
  }
  const run = async () => {
    for (
      let left: readonly ExportJob[] = jobs;
      left.length > 0 && !stop.signal.aborted;
      left = jobs.slice(state.done)
    ) {
      const before = state.done
      const failure = await runSome({ folder, kit, jobs: left }, take, stop.signal)
      const [stuck] = jobs.slice(state.done)
      if (stuck !== undefined && !stop.signal.aborted && (failure !== null || state.done === before)) {
        take({ ...stuck, message: failure ?? 'This page could not be made.' })
      }
    }
    state = { ...state, finished: true, cancelled: state.done < state.total }
    progress(state, null)
    return state
  }
  return { finished: run(), cancel: () => stop.abort() }
}

/** Runs jobs in a worker. Answers why it ended before its time, or null. */
function runSome(
  order: ExportOrder,
  take: (outcome: ExportOutcome) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const file = workerFile('export-worker')
  if (file === null) return runExport(order, take, signal).then(() => null)
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: 1024 } })
    let failure: string | null = null
    let timer: NodeJS.Timeout
    const wait = () => {
      timer = setTimeout(() => {
        failure =
          'It takes too long to render: a template or the text may go round in circles. This page was not written.'
        void worker.terminate()
      }, patience)
    }
    const cancel = () => worker.postMessage('stop')
    worker.on('message', (outcome: ExportOutcome) => {
      clearTimeout(timer)
      take(outcome)
      wait()
    })
    worker.on('error', (error) => {
      failure = `It could not be rendered (${error.name}). This page was not written.`
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      resolve(failure)
    })
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    wait()
  })
}
