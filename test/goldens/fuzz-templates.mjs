/**
 * `node test/goldens/fuzz-templates.mjs --hugo PATH [--count N] [--seed S] [--damaged N] [--show N] [--only TEXT]`:
 * has Hugo and Galley run the same random templates and prints what differs, grouped by the functions in them.
 * `--damaged` adds templates that have something wrong; each that Galley refuses takes a build of its own. `--file` takes
 * the templates of a file, one a line, instead; `--keep PATH` writes those on which both agree, with what they come to.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { damaged, frontMatter, random, runner, tagOf, templates } from './template-generator.mjs'

const { values: options } = parseArgs({
  options: {
    hugo: { type: 'string', default: 'hugo' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    damaged: { type: 'string', default: '0' },
    show: { type: 'string', default: '40' },
    only: { type: 'string' },
    file: { type: 'string' },
    keep: { type: 'string' },
  },
})
const { module: galley } = await runnerImport('./test/post/shortcode/golden-site.ts')

const only = 'disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "home", "section", "robotstxt"]\n'
const basis = 'baseURL = "https://example.org/"\ntitle = "A site"\n'
const mark = '\u0001'

/** What Galley makes of a template: its output, or why there is none. */
function ours(source) {
  const { text, problems } = galley.renderCase({
    files: [
      { path: 'layouts/_shortcodes/run.html', content: runner },
      { path: 'layouts/_partials/c.html', content: source },
    ],
    config: '',
    frontMatter,
    body: tagOf('c'),
  })
  const error = problems.find(({ severity }) => severity === 'error')
  if (error !== undefined && !text.startsWith('\u0003')) return { output: null, error: error.message }
  return text.startsWith('\u0003') ? { output: null, error: text.slice(1) } : { output: text, error: null }
}

/** What Hugo makes of templates that it can read: one build, and one more for each that it cannot. */
function theirs(sources) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const refused = new Map()
  try {
    write('hugo.toml', basis + only)
    write('layouts/page.html', 'page {{ .RenderShortcodes }}')
    write('layouts/_shortcodes/run.html', runner)
    for (const [index, source] of sources.entries()) write(`layouts/_partials/c${index}.html`, source)
    for (;;) {
      const kept = sources.map((_, index) => index).filter((index) => !refused.has(index))
      write(
        'content/blog/post.md',
        `+++\ntitle = "A post"\n${frontMatter}+++\n${kept.map((index) => mark + tagOf(`c${index}`)).join('')}`,
      )
      try {
        execFileSync(options.hugo, ['--source', folder, '--logLevel', 'error', '--noBuildLock', '-D', '-F', '-E'], {
          stdio: ['ignore', 'pipe', 'pipe'],
          timeout: 20_000,
        })
      } catch (failure) {
        if (failure.code === 'ETIMEDOUT' || /fatal error/.test(String(failure.stderr))) return halves(sources)
        const said = `${failure.stdout}${failure.stderr}`
        const index = Number(/_partials\/c(\d+)\.html/.exec(said)?.[1] ?? -1)
        if (index < 0 || refused.has(index)) throw new Error(`Hugo stopped for another reason: ${said}`)
        refused.set(index, said.trim())
        rmSync(join(folder, `layouts/_partials/c${index}.html`))
        continue
      }
      const outputs = readFileSync(join(folder, 'public/blog/post/index.html'), 'utf8').split(mark).slice(1)
      return sources.map((_, index) => {
        if (refused.has(index)) return { output: null, error: refused.get(index) }
        // The one argument that tells the cases apart.
        const text = (outputs[kept.indexOf(index)] ?? '').replaceAll(`c${index}.html`, 'c.html')
        return text.startsWith('\u0003') ? { output: null, error: text.slice(1) } : { output: text, error: null }
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Where one of the templates keeps Hugo busy for ever, or fills its memory, the halves tell which. */
function halves(sources) {
  if (sources.length === 1) return [{ output: null, error: 'Hugo does not end' }]
  const half = sources.length >> 1
  return [...theirs(sources.slice(0, half)), ...theirs(sources.slice(half))]
}

function* cases() {
  const seed = Number(options.seed)
  if (options.file !== undefined) {
    yield* readFileSync(options.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    return
  }
  const row = templates(seed)
  for (let count = Number(options.count); count > 0; ) {
    const { value } = row.next()
    if (options.only !== undefined && !value.includes(options.only)) continue
    count--
    yield value
  }
  const next = random(seed + 77)
  for (let count = Number(options.damaged); count > 0; count--) yield damaged(row.next().value, next)
}

const all = [...cases()].map((source) => ({ source, ours: ours(source) }))
const unreadable =
  /\bparse\b|template:|escap|different contexts|unexpected|unclosed|unterminated|function "|undefined variable|bad number/
const likely = all.filter((one) => one.ours.error === null || !unreadable.test(one.ours.error))
const doubtful = all.filter((one) => !likely.includes(one))
for (let at = 0; at < likely.length; at += 2500) {
  const batch = likely.slice(at, at + 2500)
  for (const [index, outcome] of theirs(batch.map(({ source }) => source)).entries()) batch[index].theirs = outcome
}
for (const one of doubtful) one.theirs = theirs([one.source])[0]

const different = all
  .filter((one) => one.ours.output !== one.theirs.output)
  .sort((a, b) => a.source.length - b.source.length)
const shorten = (text) => (text === null ? null : text.length > 2000 ? `${text.slice(0, 2000)}…` : text)
for (const one of different.slice(0, Number(options.show))) {
  console.log(`\n${one.source}`)
  console.log(`  hugo:   ${JSON.stringify(shorten(one.theirs.output ?? `ERROR ${one.theirs.error}`))}`)
  console.log(`  galley: ${JSON.stringify(shorten(one.ours.output ?? `ERROR ${one.ours.error}`))}`)
}
if (options.keep !== undefined) {
  const kept = all.filter(
    (one) =>
      !different.includes(one) && one.source.length < 300 && !/\d{4,}[xX]|0x[\da-f]{6,}/.test(one.theirs.output ?? ''),
  )
  const lines = kept.map(({ source, theirs }) => JSON.stringify([source, theirs.output]))
  writeFileSync(options.keep, `${lines.join('\n')}\n`)
}
const refused = all.filter((one) => one.theirs.output === null).length
console.log(
  `\n${all.length} templates (${refused} of them refused by Hugo), ${different.length} differ. Seed ${options.seed}.`,
)
process.exitCode = different.length > 0 ? 1 : 0
