/**
 * `node test/goldens/fuzz-shortcodes.mjs --hugo PATH [--count 20000] [--seed 1]`: makes bodies full of shortcodes, and
 * compares what Hugo and Galley see in each: whether it builds, and what its `.RenderShortcodes` is. Prints the bodies
 * on which they differ; the status is 1 if there are any.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { layouts, randomBody, randomNumbers } from './fuzz-bodies.mjs'
import { importModules } from './galley.mjs'

const { values } = parseArgs({
  options: { hugo: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' }, show: { type: 'string' } },
})
const { hugo = 'hugo', count = '20000', seed = '1', show = '20' } = values
/** Most bodies of one build: it holds all of them in memory. */
const batch = 10_000

const galley = await importModules([
  'post/shortcode/library.ts',
  'post/shortcode/run.ts',
  'post/shortcode/run-context.ts',
  'post/shortcode/tree.ts',
  'post/markdown/hugo.ts',
])
const templates = Object.entries(layouts).map(([name, source]) => ({ path: `_shortcodes/${name}`, source }))
const kit = { revision: '0', config: {}, templates, data: {}, i18n: {}, pages: [], files: [] }
const library = galley.createLibrary(kit)
const md = galley.createMarkdown({})

/** What Galley makes of a body, or null with the reason why Hugo would refuse it. */
function ours(body) {
  const { nodes, problems } = galley.parseBody(body, (name) => library.takesInner(name))
  const context = {
    kit,
    page: { path: 'a.md', url: '/a/', title: 'A', params: {} },
    store: galley.createPageStore(),
    cards: false,
    markdown: (source) => md.render(source, {}),
    highlight: (code) => code,
  }
  let text = ''
  for (const node of nodes) {
    const expanded = node.kind === 'text' ? null : galley.expandShortcode(node, library, context)
    text += expanded?.html ?? node.text
    problems.push(...(expanded?.problems ?? []))
  }
  return problems.length === 0 ? { text, error: null } : { text: null, error: problems[0].message }
}

const mark = '\u0001'
const settings =
  'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "section"]\n'

/** Builds a site and hands its public folder to `look`; null and Hugo's message where it stops. */
function build(bodies, files, look) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'))
  const all = { 'hugo.toml': settings, 'assets/bodies.json': JSON.stringify(bodies), ...files }
  for (const [name, source] of Object.entries(layouts)) all[`layouts/_shortcodes/${name}`] = source
  try {
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { status, stdout, stderr } = spawnSync(hugo, ['--source', folder, '--noBuildLock', '--logLevel', 'error'], {
      encoding: 'utf8',
    })
    return status === 0 ? look(join(folder, 'public')) : { stopped: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Why Hugo refuses each body as a string, null where it does not. */
function refusals(bodies) {
  const home =
    '{{ $page := . }}{{ range unmarshal (resources.Get "bodies.json") }}' +
    `{{ with try ($page.RenderString .) }}{{ with .Err }}{{ . }}{{ end }}{{ end }}${mark}{{ end }}`
  return build(bodies, { 'content/_index.md': '', 'layouts/home.html': home }, (folder) =>
    readFileSync(join(folder, 'index.html'), 'utf8')
      .split(mark)
      .slice(0, -1)
      .map((error) => error.trim() || null),
  )
}

/** `.RenderShortcodes` of each body as a page, or the reason why it has none. A page that stops Hugo is taken out. */
function pages(bodies) {
  const adapter =
    '{{ range unmarshal (resources.Get "bodies.json") }}{{ $.AddPage (dict "path" .name "content" ' +
    '(dict "mediaType" "text/markdown" "value" .body)) }}{{ end }}'
  // A page without text would not be written.
  const page = `{{ with try .RenderShortcodes }}{{ with .Err }}error{{ . }}{{ else }}${mark}{{ .Value }}{{ end }}{{ end }}`
  const files = { 'content/_content.gotmpl': adapter, 'layouts/home.html': '', 'layouts/page.html': page }
  const results = bodies.map(() => null)
  for (;;) {
    const named = bodies.flatMap((body, index) => (results[index] === null ? [{ name: `p${index}`, body }] : []))
    const built = build(named, files, (folder) => {
      for (const { name } of named) {
        const text = readFileSync(join(folder, name, 'index.html'), 'utf8')
        results[Number(name.slice(1))] = text.startsWith(mark)
          ? { text: text.slice(1), error: null }
          : { text: null, error: text }
      }
    })
    if (built?.stopped === undefined) return results
    const name = /pageMetaSource \/p(\d+):/.exec(built.stopped)?.[1]
    if (name === undefined) throw new Error(`Hugo stopped: ${built.stopped}`)
    results[Number(name)] = { text: null, error: built.stopped }
  }
}

function theirs(bodies) {
  const refused = refusals(bodies)
  const kept = bodies.flatMap((_, index) => (refused[index] === null ? [index] : []))
  const results = refused.map((error) => ({ text: null, error }))
  for (const [at, result] of pages(kept.map((index) => bodies[index])).entries()) results[kept[at]] = result
  return results
}

const random = randomNumbers(Number(seed))
let [refused, differing, left] = [0, 0, Number(count)]
while (left > 0) {
  const bodies = Array.from({ length: Math.min(left, batch) }, () => randomBody(random))
  left -= bodies.length
  for (const [index, result] of theirs(bodies).entries()) {
    if (result.error !== null) refused++
    const own = ours(bodies[index])
    if (own.text === result.text) continue
    if (differing++ < Number(show)) {
      const lines = { body: bodies[index], hugo: result.text ?? result.error, galley: own.text ?? own.error }
      for (const [name, text] of Object.entries(lines))
        process.stdout.write(`${name.padEnd(7)}${JSON.stringify(text)}\n`)
      process.stdout.write('\n')
    }
  }
}
process.stdout.write(`${count} bodies (seed ${seed}), ${refused} of them refused by Hugo: ${differing} differ.\n`)
process.exitCode = differing === 0 ? 0 : 1
