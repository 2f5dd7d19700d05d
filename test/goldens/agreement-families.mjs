/**
 * `node test/goldens/agreement-families.mjs [FOLDER]`: writes the site test/fixtures/agreement/families (or FOLDER):
 * each piece of Markdown in each place where it can stand, and a shortcode for each group of functions.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { functions } from './agreement-functions.mjs'
import { blocks, inlines } from './agreement-markdown.mjs'

const folder = process.argv[2] ?? 'test/fixtures/agreement/families'
const everything = process.argv[2] !== undefined

/** Posts that Galley does not render as Hugo does yet: they are left out. */
const notYet = new Set([
  'blocks/tabs-list',
  'blocks/tabs-quote',
  'functions/pages',
  'functions/shortcode',
  'functions/types',
  'inlines/code-html',
  'inlines/shortcode-standard',
])

/** Places where blocks can stand. Each takes the block's lines. */
const places = {
  alone: (lines) => lines,
  list: (lines) => ['- Before', '', ...indented(lines, '  '), '', '- After'],
  quote: (lines) => ['> Before', '>', ...lines.map((line) => `> ${line}`.trimEnd()), '', 'After'],
  standard: (lines) => ['{{< box >}}', ...lines, '{{< /box >}}'],
  markdown: (lines) => ['{{% box-as-is %}}', ...lines, '{{% /box-as-is %}}'],
  nested: (lines) => ['{{< frame >}}', '{{% box-as-is %}}', ...lines, '{{% /box-as-is %}}', '{{< /frame >}}'],
}

/** Places where text can stand. */
const spots = {
  paragraph: (text) => `Before ${text} after`,
  start: (text) => `${text} at the start`,
  heading: (text) => `## A heading ${text}`,
  cell: (text) => `| A | B |\n|---|---|\n| ${text} | x |`,
  emphasis: (text) => `*with ${text} inside*`,
  link: (text) => `[with ${text} inside](/a/)`,
  shortcode: (text) => `Text {{< mark >}}${text}{{< /mark >}} and {{% mark %}}${text}{{% /mark %}}`,
}

const layouts = {
  'all.html': '',
  '_shortcodes/box.html': '<div class="box">{{ .Inner | markdownify }}</div>\n',
  '_shortcodes/box-as-is.html': '<div class="box">\n\n{{ .Inner }}\n\n</div>\n',
  '_shortcodes/frame.html': '<section>{{ .Inner }}</section>\n',
  '_shortcodes/mark.html': '<mark>{{ .Inner }}</mark>',
  '_partials/inline.html': '<i>{{ .Name }}</i>',
  '_partials/returns.html': '{{ return (add . 1) }}',
  '_partials/nested/deep.html': '{{ .a }}',
}

const config = `baseURL = "https://families.example/"
title = "Families"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
enableEmoji = true
[params]
answer = 42
[markup.goldmark.renderer]
unsafe = true
`

rmSync(folder, { recursive: true, force: true })
write('hugo.toml', config)
for (const [path, source] of Object.entries(layouts)) write(`layouts/${path}`, source)

for (const [name, source] of Object.entries(blocks)) {
  for (const [place, put] of Object.entries(places)) {
    // `markdownify` would run what is no longer escaped.
    if (name === 'shortcode-escaped' && place === 'standard') continue
    post(`blocks/${name}-${place}`, put(source.split('\n')).join('\n'))
  }
}
for (const [name, text] of Object.entries(inlines)) {
  const lines = Object.values(spots).map((put) => put(text))
  post(`inlines/${name}`, lines.join('\n\n'))
}
for (const [name, expressions] of Object.entries(functions)) {
  const lines = expressions.map((expression) => `<li>{{ ${expression} }}</li>\n`)
  write(`layouts/_shortcodes/fn/${name}.html`, `<ul>\n${lines.join('')}</ul>\n{{ define "own" }}[{{ . }}]{{ end }}\n`)
  post(`functions/${name}`, `{{< fn/${name} "one two" >}}`)
}

function post(path, body) {
  if (notYet.has(path) && !everything) return
  const title = path.replace(/^.*\//, '').replaceAll('-', ' ')
  write(`content/${path}.md`, `+++\ntitle = "${title}"\ndate = 2024-02-03T04:05:06Z\n+++\n${body}\n`)
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function indented(lines, by) {
  return lines.map((line) => (line === '' ? '' : by + line))
}
