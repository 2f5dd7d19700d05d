import { describe, expect, test } from 'vitest'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'
import { createLibrary } from '../../../post/shortcode/library.ts'
import { expandShortcode } from '../../../post/shortcode/run.ts'
import type { RunContext } from '../../../post/shortcode/run-context.ts'
import { parseBody } from '../../../post/shortcode/tree.ts'
import { noFiles } from '../../../post/site/files.ts'

function kitOf(templates: { readonly [path: string]: string }): SiteKit {
  return { ...plainKit, templates: Object.entries(templates).map(([path, source]) => ({ path, source })) }
}

function render(
  body: string,
  templates: { readonly [path: string]: string } = {},
): { html: string; problems: string[] } {
  const kit = kitOf(templates)
  const context: RunContext = {
    kit,
    page: { path: 'a.md', head: '', body: '' },
    files: noFiles,
    headings: () => [],
    rendered: () => ({ content: '', headings: () => [], summary: '', truncated: false }),
    markdown: (source) => source,
    highlight: (code) => code,
  }
  const library = createLibrary(kit)
  const { nodes } = parseBody(body, (name) => library.takesInner(name))
  const problems: string[] = []
  const html = nodes.map((node) => {
    if (node.kind === 'text') return node.text
    const expanded = expandShortcode(node, library, context)
    problems.push(...expanded.problems.map(({ message }) => message))
    return expanded.html
  })
  return { html: html.join(''), problems }
}

describe('the library', () => {
  const kit = kitOf({
    'shortcodes/first.html':
      'site {{ .Get "b" }}{{ index .Params "c" }}{{ .Params.d }}{{ with $.Get 0 }}{{ . }}{{ end }}{{ .Get "b" }}',
    '_shortcodes/a/Deep.html': '{{ .Inner }}',
    'x/_shortcodes/late.html': 'x',
    'partials/no.html': 'x',
    'shortcodes/figure.html': 'own',
    'shortcodes/broken.html': 'a\n{{ if }}',
  })
  const library = createLibrary(kit)

  test('holds the site’s shortcodes and Hugo’s, in order', () => {
    expect(library.names()).toEqual(
      [
        ...'a/deep broken comment details figure first gist highlight instagram late param qr ref relref tweet twitter vimeo x youtube'.split(
          ' ',
        ),
      ].sort(),
    )
  })

  test('takes what lies in `_shortcodes/`, be it a theme’s, before the site’s own `shortcodes/`', () => {
    const mixed = createLibrary(
      kitOf({
        'shortcodes/a.html': 'site',
        'shortcodes/b.html': 'site',
        '_shortcodes/a.html': 'theme',
        '_shortcodes/b.html.html': 'theme',
      }),
    )
    expect([mixed.find('a')?.path, mixed.find('b')?.path]).toEqual(['_shortcodes/a.html', '_shortcodes/b.html.html'])
  })

  test('is the same for the same kit', () => {
    expect(createLibrary(kit)).toBe(library)
  })

  test('prefers the site’s own to a built-in one', () => {
    expect(library.find('figure')?.origin).toBe('site')
    expect(library.find('youtube')?.origin).toBe('builtin')
  })

  test('knows who takes inner content', () => {
    expect(['a/deep', 'A/Deep', 'first', 'details', 'nope'].map((name) => library.takesInner(name))).toEqual([
      true,
      true,
      false,
      true,
      null,
    ])
  })

  test('reads from a template which arguments it uses', () => {
    expect(library.find('first')?.parameters.map(({ name }) => name)).toEqual(['b', 'c', 'd', 0])
  })

  test('says where a template is broken', () => {
    expect(library.find('broken')?.problem).toBe('shortcodes/broken.html:2:7: missing value for command')
  })
})

describe('a card', () => {
  test('shows the name, the arguments and the reason, and escapes all of them', () => {
    const { html, problems } = render('{{< nope "<script>" >}}{{< nope a="\\"><b>" >}}')
    expect(problems).toEqual([
      'There is no template for the shortcode "nope".',
      'There is no template for the shortcode "nope".',
    ])
    expect(html).not.toMatch(/<script>|<b>/)
    expect(html).toContain('role="note" aria-label="Shortcode nope"')
    expect(html).toContain('<code>&lt;script&gt;</code>')
  })

  test('stands for a template that fails, with the place of the failure', () => {
    const { html, problems } = render('a {{< x >}} b', { 'shortcodes/x.html': '<p>\n{{ nope }}' })
    expect(problems).toEqual(['shortcodes/x.html:2:4: function "nope" not defined'])
    expect(html).toMatch(/^a <div class="galley-card".*<\/div> b$/)
  })

  test('leads to what a shortcode would show', () => {
    expect(render('{{< gist someone 12ab >}}').html).toContain('href="https://gist.github.com/someone/12ab"')
    expect(render('{{< gist "javascript:x" "y" >}}').html).not.toContain('href')
  })

  test('stands for a shortcode that includes itself without end', () => {
    const { problems } = render('{{< x >}}', {
      'shortcodes/x.html': '{{ partial "p" . }}',
      'partials/p.html': '{{ partial "p" . }}',
    })
    expect(problems[0]).toContain('more than 32 deep')
  })
})
