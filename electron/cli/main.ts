import { errorCode } from '../refused.ts'
import { runCommandLine } from './run.ts'

// Whoever read the output has read enough of it.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommandLine(process.argv.slice(2))
