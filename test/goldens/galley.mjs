/** Galley's own modules for scripts: TypeScript, so they are bundled first. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What the modules (paths below the checkout) export, together. */
export async function importModules(paths) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bundle-'))
  const file = join(folder, 'modules.mjs')
  try {
    await build({
      stdin: { contents: paths.map((path) => `export * from './${path}'`).join('\n'), resolveDir: process.cwd() },
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      outfile: file,
      logLevel: 'error',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
    })
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
