/**
 * `node test/goldens/shortcodes.mjs HUGO [NAME…]`: writes the outcomes into test/fixtures/shortcode/*.txt (what Hugo's
 * `.RenderShortcodes` gives for each case's body) and test/fixtures/template/*.txt (what each expression prints).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './hugo.mjs'
import { parseCases, parseExpressions, printCases, printExpressions } from './shortcode-cases.mjs'

const [hugo = 'hugo', ...names] = process.argv.slice(2)
const only = 'disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "home", "section", "robotstxt"]\n'

/** What Hugo makes of a post, or null where it refuses to build it. */
function render(body, frontMatter, config, files) {
  const post = `+++\ntitle = "A post"\n${frontMatter}\n+++\n${body}`
  const all = Object.fromEntries([['content/blog/post.md', post], ...files.map(({ path, content }) => [path, content])])
  try {
    return build(hugo, all, only + config, { 'page.html': '{{ .RenderShortcodes }}' }, (folder) =>
      readFileSync(join(folder, 'blog/post/index.html'), 'utf8'),
    )
  } catch {
    return null
  }
}

function each(folder, write) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    if (names.length > 0 && !names.includes(file)) continue
    const path = join(folder, file)
    writeFileSync(path, write(readFileSync(path, 'utf8')))
  }
}

each('test/fixtures/shortcode', (text) =>
  printCases(
    parseCases(text).map((one) => ({ ...one, output: render(one.body, one.frontMatter, one.config, one.files) })),
  ),
)

const mark = '\u0001'
const refused = '\u0002'

/** What each expression prints. One that does not even parse spoils a whole build, so a refused table is halved. */
function print(sources) {
  const lines = sources.map(
    (source) => `${mark}{{ with try (${source}) }}{{ if .Err }}${refused}{{ else }}{{ .Value }}{{ end }}{{ end }}`,
  )
  const files = [{ path: 'layouts/_shortcodes/x.html', content: lines.join('') }]
  const output = render('{{< x >}}', '', '', files)
  if (output !== null)
    return output
      .split(mark)
      .slice(1)
      .map((one) => (one === refused ? null : one))
  if (sources.length === 1) return [null]
  const half = sources.length >> 1
  return [...print(sources.slice(0, half)), ...print(sources.slice(half))]
}

each('test/fixtures/template', (text) =>
  printExpressions(text, print(parseExpressions(text).map(({ source }) => source))),
)
