/** The worker of one export. */
import { parentPort } from 'node:worker_threads'

parentPort?.close()
