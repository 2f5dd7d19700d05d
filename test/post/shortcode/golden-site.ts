import { parse, TomlDate, type TomlTable, type TomlValue } from 'smol-toml'
import { splitPost } from '../../../post/front-matter/detect.ts'
import type { BodyProblem, Data, SiteKit } from '../../../post/render/site.ts'
import { createLibrary } from '../../../post/shortcode/library.ts'
import { expandShortcode } from '../../../post/shortcode/run.ts'
import type { RunContext } from '../../../post/shortcode/run-context.ts'
import { createPageStore } from '../../../post/shortcode/run-context.ts'
import { parseBody } from '../../../post/shortcode/tree.ts'
import { noFiles } from '../../../post/site/files.ts'
import type { Case } from '../../goldens/shortcode-cases.mjs'

/** The site that test/goldens/shortcodes.mjs builds with Hugo, as a kit. */
function kitOf(one: Pick<Case, 'files' | 'config' | 'frontMatter'>): SiteKit {
  const below = (folder: string) => one.files.filter(({ path }) => path.startsWith(`${folder}/`))
  const table = (files: Case['files'], folder: string) =>
    Object.fromEntries(
      files.map(({ path, content }) => [
        path.slice(folder.length + 1).replace(/\.[^.]+$/, ''),
        readData(path, content),
      ]),
    )
  return {
    revision: one.config,
    config: lowered({ baseurl: 'https://example.org/', title: 'A site', ...toData(parse(one.config)) }),
    templates: below('layouts')
      .map(({ path, content }) => ({ path: path.slice('layouts/'.length), source: content }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    data: table(below('data'), 'data'),
    i18n: table(below('i18n'), 'i18n') as SiteKit['i18n'],
    pages: [
      {
        path: 'blog/post.md',
        title: 'A post',
        url: '/blog/post/',
        head: `+++\ntitle = "A post"\n${one.frontMatter}\n+++\n`,
      },
      ...below('content').map(({ path, content }) => ({
        path: path.slice('content/'.length),
        title: '',
        url: '',
        head: splitPost(content).head,
      })),
    ],
    files: below('static').map(({ path }) => ({ path: path.slice('static/'.length), root: 'static' as const })),
  }
}

/** What a case's body comes to, and what was said of it. */
export function renderCase(one: Pick<Case, 'files' | 'config' | 'frontMatter' | 'body'>): {
  text: string
  problems: BodyProblem[]
} {
  const kit = kitOf(one)
  const library = createLibrary(kit)
  const { nodes, problems } = parseBody(one.body, (name) => library.takesInner(name))
  const context: RunContext = {
    kit,
    page: { path: 'blog/post.md', head: `+++\ntitle = "A post"\n${one.frontMatter}\n+++\n`, body: one.body },
    files: noFiles,
    headings: () => [],
    rendered: () => ({ content: '', headings: () => [], summary: '', truncated: false }),
    now: '2026-11-24T08:00:00Z',
    store: createPageStore(),
    report: (message, severity) => problems.push({ message, severity, from: 0, to: 0 }),
    // Of Markdown the fixtures use no more than paragraphs.
    markdown: (source, display) => {
      const text = source.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return display === 'inline' ? text : `<p>${text}</p>\n`
    },
    highlight: (code, language) => `<div class="highlight">${language} ${code}</div>`,
  }
  let text = ''
  for (const node of nodes) {
    if (node.kind === 'text') {
      text += node.text
      continue
    }
    const expanded = expandShortcode(node, library, context)
    text += expanded.html
    problems.push(...expanded.problems)
  }
  return { text, problems }
}

function readData(path: string, content: string): Data {
  // Integers are bigints and floats numbers, as a host reads data files.
  return path.endsWith('.json') ? (JSON.parse(content) as Data) : toData(parse(content, { integersAsBigInt: true }))
}

function toData(table: TomlTable): { readonly [key: string]: Data } {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, dataOf(value)]))
}

function dataOf(value: TomlValue): Data {
  if (value instanceof TomlDate) return { $date: value.toISOString() }
  if (Array.isArray(value)) return value.map(dataOf)
  return typeof value === 'object' ? toData(value) : value
}

function lowered(table: { readonly [key: string]: Data }): { readonly [key: string]: Data } {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key.toLowerCase(), loweredValue(value)]))
}

function loweredValue(value: Data): Data {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value) && !('$date' in value)
  return isTable ? lowered(value as { readonly [key: string]: Data }) : value
}
