/** The worker of one opened folder: a `Reader` behind a port. */
import { parentPort, workerData } from 'node:worker_threads'
import { answer } from './index-port.ts'
import type { Folder } from './open.ts'
import { Reader } from './reader.ts'

if (parentPort !== null) {
  const port = parentPort
  const reader = new Reader(workerData as Folder)
  port.on(
    'message',
    answer(reader, (message) => port.postMessage(message)),
  )
}
