/** `npm run bench`: the measurements of test/bench/, on a fresh build. Prints them; asserts nothing. */
import { join } from 'node:path'
import { checkout, ensureBuilt, ensureInstalled, run } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const { build } = await import('esbuild')
const out = join(checkout, 'node_modules/.cache/bench')
await build({
  entryPoints: [join(checkout, 'test/bench/list.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outdir: out,
  outExtension: { '.js': '.mjs' },
})
run(process.execPath, [join(out, 'list.mjs')])
