/**
 * `@iarna/toml` looks for Node's util by `eval`, which a page's content policy forbids. It works without:
 * the call is taken out while bundling, by esbuild and by Vite alike.
 */
import { readFile } from 'node:fs/promises'

const file = /@iarna[\\/]toml[\\/]lib[\\/]toml-parser\.js$/
const call = `eval("require('util').inspect")`

/** The parser's source without its `eval`. Throws where the package is not the one it knows, so that the build says so. */
function withoutEval(source) {
  if (!source.includes(call)) throw new Error('@iarna/toml no longer has the eval that the build takes out.')
  return source.replace(call, 'undefined')
}

/** For esbuild. */
export const tomlWithoutEval = {
  name: 'toml-without-eval',
  setup({ onLoad }) {
    onLoad({ filter: file }, async ({ path }) => ({
      contents: withoutEval(await readFile(path, 'utf8')),
      loader: 'js',
    }))
  },
}

/** For Vite. */
export const tomlWithoutEvalInVite = {
  name: 'toml-without-eval',
  transform(code, id) {
    return file.test(id) ? withoutEval(code) : null
  },
}
