/**
 * `npm run bench`: the measurements of test/bench/, on a fresh build. `npm run bench -- list` (or `render`) runs one.
 * Prints them; asserts nothing.
 */
import { join } from 'node:path'
import { checkout, ensureBuilt, ensureInstalled, run } from './ready.mjs'

const all = ['list', 'render']
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`No such measurement: ${unknown.join(', ')}. There are ${all.join(', ')}.\n`)
  process.exit(2)
}

ensureInstalled()
ensureBuilt()
const { build } = await import('esbuild')
const out = join(checkout, 'node_modules/.cache/bench')
for (const name of asked.length > 0 ? asked : all) {
  await build({
    entryPoints: [join(checkout, `test/bench/${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: out,
    outExtension: { '.js': '.mjs' },
  })
  process.stdout.write(`\n# ${name}\n`)
  run(process.execPath, [join(out, `${name}.mjs`)])
}
