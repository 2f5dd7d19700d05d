/** The worker of one export: an order in, outcomes out; any message stops it after the page under way. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ExportOrder, runExport } from './export-run.ts'

if (parentPort !== null) {
  const port = parentPort
  const stop = new AbortController()
  port.once('message', () => stop.abort())
  await runExport(workerData as ExportOrder, (outcome) => port.postMessage(outcome), stop.signal)
  port.close()
}
