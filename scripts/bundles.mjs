/** What esbuild makes for Node and Electron: the command line with its workers, and the desktop's main and preload. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { tomlWithoutEval } from './toml-without-eval.mjs'

/** `import css from './page.css?raw'` gives a file's text and `?inline` its data: URL, as in Vite. */
const asText = {
  name: 'as-text',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\?(raw|inline)$/ }, async ({ path, resolveDir, kind }) => {
      const [file, how] = path.split('?')
      const found = await resolve(file, { resolveDir, kind })
      return { path: found.path, namespace: how, errors: found.errors }
    })
    onLoad({ filter: /./, namespace: 'raw' }, async ({ path }) => ({ contents: await readFile(path), loader: 'text' }))
    onLoad({ filter: /./, namespace: 'inline' }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'dataurl',
    }))
  },
}

const settings = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // jsonc-parser's CommonJS file asks for its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  legalComments: 'linked',
  plugins: [asText, tomlWithoutEval],
}

/** Builds everything but the renderer into `out` (absolute or relative to the checkout). */
export async function buildBundles(out) {
  const [commandLine] = await Promise.all([
    build({
      ...settings,
      metafile: true,
      entryPoints: {
        cli: 'electron/cli/main.ts',
        'index-worker': 'electron/folder/index-worker.ts',
        'export-worker': 'electron/folder/export-worker.ts',
      },
      outdir: out,
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      external: ['trash'],
      // Some packages are CommonJS inside and ask for Node's own modules by require.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
    buildDesktop(out),
  ])
  await dropOldChunks(out, Object.keys(commandLine.metafile.outputs))
}

/** Chunks are named by what they hold: those of earlier builds would stay, and be shipped. */
async function dropOldChunks(out, outputs) {
  const current = new Set(outputs.map((path) => basename(path)))
  for (const name of await readdir(join(out, 'chunks'))) {
    if (!current.has(name)) await rm(join(out, 'chunks', name))
  }
}

/** Builds Electron's main and preload into `desktop/` of `out`. */
export async function buildDesktop(out) {
  await build({
    ...settings,
    entryPoints: { main: 'electron/desktop/main.ts', preload: 'electron/desktop/preload.ts' },
    outdir: `${out}/desktop`,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['electron', 'trash'],
    define: { 'import.meta.url': '__moduleUrl' },
    banner: {
      js: "const __moduleUrl = typeof __filename === 'string' ? require('node:url').pathToFileURL(__filename).href : '';",
    },
  })
}
