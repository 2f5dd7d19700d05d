import { describe, expect, test } from 'vitest'
import { renderPost } from '../../../post/render/render.ts'
import { type Data, plainKit, type SiteKit } from '../../../post/render/site.ts'

/** What a configuration may say of each key by mistake. */
const odd: readonly Data[] = [null, true, 3, 'text', [], [3], ['a', ['b']], {}, { a: 3 }, { a: { b: [null] } }]

const keys = [
  'baseurl buildfuture canonifyurls cascade copyright defaultcontentlanguage disabledefaultlanguageredirect',
  'disablekinds disablelanguages disablepathtolower enableemoji enableinlineshortcodes environment frontmatter',
  'hascjklanguage imaging languagecode languages locale mainsections markup mediatypes menu menus minify module',
  'outputformats outputs pagination params permalinks pluralizelisttitles privacy related removepathaccents security',
  'services sitemap summarylength taxonomies theme timeout timezone title titlecasestyle uglyurls',
]
  .join(' ')
  .split(' ')

const nested: readonly (readonly string[])[] = [
  ['frontmatter', 'date'],
  ['languages', 'en'],
  ['languages', 'en', 'params'],
  ['languages', 'en', 'weight'],
  ['markup', 'goldmark'],
  ['markup', 'goldmark', 'extensions'],
  ['markup', 'goldmark', 'extensions', 'footnote'],
  ['markup', 'goldmark', 'extensions', 'passthrough', 'delimiters'],
  ['markup', 'goldmark', 'extensions', 'typographer'],
  ['markup', 'goldmark', 'parser'],
  ['markup', 'goldmark', 'parser', 'attribute'],
  ['markup', 'goldmark', 'renderer'],
  ['markup', 'goldmark', 'renderhooks', 'link'],
  ['markup', 'highlight'],
  ['markup', 'tableofcontents'],
  ['menus', 'main'],
  ['params', 'x'],
  ['permalinks', 'blog'],
  ['permalinks', 'page'],
  ['permalinks', 'page', 'blog'],
  ['taxonomies', 'tag'],
]

const template = `{{ .Page.Title }}{{ .Site.Title }}{{ .Site.BaseURL }}{{ .Site.Copyright }}{{ .Site.MainSections }}
{{ range .Site.Pages }}{{ .Permalink }}{{ .Date }}{{ .Summary }}{{ .Kind }}{{ .OutputFormats }}{{ end }}
{{ range .Site.Menus.main }}{{ .URL }}{{ .Name }}{{ end }}
{{ range $name, $terms := .Site.Taxonomies }}{{ $name }}{{ $terms }}{{ end }}
{{ .Page.TableOfContents }}{{ .Page.Translations }}{{ .Page.Language.Weight }}{{ .Site.Language.Lang }}
{{ i18n "x" }}{{ "x" | markdownify }}{{ "x.go" | relLangURL }}{{ time.Now | time.Format ":date_long" }}`

function kitWith(config: SiteKit['config']): SiteKit {
  return {
    ...plainKit,
    config,
    templates: [{ path: '_shortcodes/all.html', source: template }],
    pages: [
      { path: '_index.md', title: '', url: '', head: '' },
      { path: 'blog/a.md', title: 'A', url: '', head: '+++\ntags = ["a"]\n+++\n' },
      { path: 'blog/b.en.md', title: 'B', url: '', head: '---\nbroken: [\n---\n' },
    ],
  }
}

const text = `+++
title = "T"
+++
# Heading

Text[^1] with "quotes", :smile:, $x$ and a [link](blog/a.md).

\`\`\`go
x
\`\`\`

{{< all >}} {{< figure src="a.png" >}} {{< youtube abc >}} {{% ref "blog/a.md" %}}

[^1]: Note.
`

function configOf(path: readonly string[], value: Data): SiteKit['config'] {
  const [key = '', ...rest] = path
  return { [key]: rest.length === 0 ? value : configOf(rest, value) }
}

describe('A post is rendered whatever its site says of', () => {
  test.each([...keys.map((key) => [key]), ...nested].map((path) => [path.join('.'), path] as const))(
    '%s',
    (_, path) => {
      for (const value of odd) {
        for (const file of ['blog/a.md', 'blog/new.en.md', '_index.md']) {
          const { blocks } = renderPost({ path: file, text }, kitWith(configOf(path, value)))
          expect(blocks.map(({ html }) => html).join('')).toContain('Heading')
        }
      }
    },
  )
})
