/** `galley`: one file a command, each loaded only when it is asked for. */

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
})
if (positionals[0] === 'serve') {
  const { serve } = await import('../web/serve.ts')
  const server = await serve({
    start: positionals[1] === undefined ? null : resolve(positionals[1]),
    port: Number(values.port ?? 0),
  })
  process.stdout.write(`${server.url}\n`)
}
