/** `npm start [-- FOLDER|FILE]`: installs what is missing, builds, and opens the folder, or the sample blog. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkout, ensureBuilt, ensureInstalled } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const asked = process.argv.slice(2)
const args = asked.length > 0 ? asked : ['--sample']
const app = spawn(process.execPath, [join(checkout, 'dist/cli.js'), 'start', ...args], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal))
app.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})
