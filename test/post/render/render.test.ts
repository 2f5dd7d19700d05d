import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import { renderContent } from '../../../post/render/content.ts'
import { renderPost } from '../../../post/render/render.ts'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'

const kit: SiteKit = {
  ...plainKit,
  config: { markup: { goldmark: { renderer: { unsafe: true } } }, languagecode: 'de' },
  templates: [
    { path: '_shortcodes/box.html', source: '<div class="box">{{ .Inner }}</div>' },
    { path: '_shortcodes/b.html', source: '<b>{{ .Get 0 }}</b>' },
    { path: '_shortcodes/broken.html', source: '{{ if }}' },
    { path: '_shortcodes/fails.html', source: '{{ .Nope }}' },
    { path: '_shortcodes/mood.html', source: '{{ .Page.Params.Mood.Now }}' },
  ],
}
const render = (text: string, site = kit) => renderPost({ path: 'blog/2016-a-post.md', text }, site)
const blocksOf = (body: string) => render(`+++\n+++\n${body}`).blocks

test('a shortcode reads the keys of front matter’s own params as the page’s', () => {
  const { blocks } = render('---\nparams:\n  Mood: {Now: glad}\n---\n{{< mood >}}\n')
  expect(blocks.map(({ html }) => html).join('')).toContain('glad')
})

describe('blocks', () => {
  test('know the lines of the body that they come from', () => {
    const body = '# One\n\ntwo\nthree\n\n- four\n- five\n\n```\nsix\n```\n'
    expect(blocksOf(body).map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 4],
      [5, 8],
      [8, 11],
    ])
  })

  test('know them after shortcodes of several lines, dividers and Windows line ends', () => {
    const body =
      'a\r\n\r\n{{< box >}}\r\nb\r\nc\r\n{{< /box >}}\r\n\r\nd\r\n<!--more-->\r\n\r\n{{% box %}}\r\ne\r\n{{% /box %}}\r\n\r\nf\r\n'
    const lines = body.split('\r\n')
    const found = blocksOf(body).map(({ html, from }) => [/>(?:\s*)(\w)/.exec(html)?.[1], lines[from]])
    expect(found).toEqual([
      ['a', 'a'],
      ['b', '{{< box >}}'],
      ['d', 'd'],
      ['e', '{{% box %}}'],
      ['f', 'f'],
    ])
  })

  test('are joined where an element stays open between them', () => {
    const blocks = blocksOf('a\n\n<div>\n\nb\n\n<section>\n\nc\n\n</section>\n\n</div>\n\nd\n')
    expect(blocks.map(({ html }) => /\w(?=<\/p>)/.exec(html)?.[0])).toEqual(['a', 'b', 'd'])
  })

  test('of equal content have equal keys, in one rendering different ones', () => {
    const first = blocksOf('same\n\nother\n\nsame\n')
    const second = blocksOf('new\n\nsame\n\nother changed\n\nsame\n')
    expect(new Set(first.map(({ key }) => key)).size).toBe(3)
    expect([second[1]?.key, second[3]?.key]).toEqual([first[0]?.key, first[2]?.key])
  })

  test('are each balanced, have keys of their own, and are the content when joined', () => {
    const piece = fc.constantFrom(
      'text *em*',
      '<div>',
      '</div>',
      '<p>',
      '<b>x',
      '</section>',
      '<!-- c',
      '-->',
      '<details><summary>s</summary>',
      '</details>',
      '- item',
      '> quote',
      '```',
      '    code',
      '| a |\n|---|\n| b |',
      'x[^1]',
      '[^1]: note',
      '{{< box >}}',
      '{{< /box >}}',
      '{{< b 1 >}}',
      '{{% b 2 %}}',
      '{{< nosuch >}}',
      '{{<',
      '<!--more-->',
      '<table><tr><td>',
      '<svg><path/></svg>',
      '<script>1 < 2',
      '</script>',
      '&amp; "q" -- \\*',
      '# H {.c}',
      'a\n: b',
    )
    const body = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\r\n')), { maxLength: 12 })
    fc.assert(
      fc.property(body, (pieces) => {
        const text = pieces.map(([one, end]) => one + end).join('')
        const { blocks, problems } = render(`+++\n+++\n${text}`)
        const { html } = renderContent({ path: 'blog/2016-a-post.md', head: '+++\n+++\n', body: text }, kit)
        if (problems.length === 0) expect(blocks.map((block) => block.html).join('')).toBe(html)
        expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length)
        // All but the last, in which the post's own open elements may end, read alone as they read in the whole.
        const alone = blocks.map(({ html }) => serialize(parseFragment(html))).join('')
        expect(alone).toBe(serialize(parseFragment(blocks.map(({ html }) => html).join(''))))
        const lines = text.split(/\r\n?|\n/).length
        for (const { from, to } of blocks) expect(from >= 0 && from <= to && to <= lines).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a post that is not as it should be', () => {
  test('without readable front matter has a header and its body', () => {
    const { header, blocks } = render('+++\ntitle = \n+++\ntext\n')
    expect(header.title).toBe('2016 a post')
    expect(blocks.map(({ html }) => html)).toEqual(['<p>text</p>\n'])
  })

  test.each(['nosuch', 'broken', 'fails'])('shows a card for a shortcode that cannot run: %s', (name) => {
    for (const body of [`a {{< ${name} >}} b`, `a\n\n{{% ${name} %}}\n\nb`]) {
      const { blocks, problems } = render(`+++\n+++\n${body}`, { ...kit, config: {} })
      const html = blocks.map((block) => block.html).join('')
      expect(html).toContain('galley-card')
      expect(html).toMatch(/a[\s\S]*b<\/p>\n$/)
      expect(problems).toHaveLength(1)
      expect(body.slice(problems[0]?.from, problems[0]?.to)).toContain(name)
    }
  })

  test('names a code block whose attributes Hugo cannot read', () => {
    const body = 'a\n\n```js {1,3}\nx\n```\n\n```js {.b}\ny\n```\n'
    const { problems } = render(`+++\n+++\n${body}`)
    expect(problems.map(({ from, to }) => body.slice(from, to))).toEqual(['```js {1,3}\nx\n```'])
  })

  test('an empty one has no blocks', () => {
    expect(render('').blocks).toEqual([])
    expect(render('+++\n+++\n\n\n').blocks).toEqual([])
  })
})

describe('the header', () => {
  test('reads what themes read, whatever the case of the keys', () => {
    const text =
      '---\nTitle: "T: x"\nauthor: {name: Ada}\ndate: 2016-02-04\nDescription: d\nimages: [a.png, b.png]\ntags: [x, y]\ndraft: true\n---\n'
    expect(render(text).header).toEqual({
      title: 'T: x',
      authors: ['Ada'],
      date: '2016-02-04',
      description: 'd',
      image: 'a.png',
      tags: ['x', 'y'],
      draft: true,
      language: 'de',
    })
  })

  test('takes the language of the file over that of the site', () => {
    expect(renderPost({ path: 'blog/a.fr.md', text: '' }, kit).header.language).toBe('fr')
  })

  test('names a bundle by its folder', () => {
    expect(renderPost({ path: 'blog/my-trip/index.md', text: '' }, kit).header.title).toBe('my trip')
  })
})

describe('words', () => {
  test.each([
    ['one two-three *four*', 3],
    ['# A\n\n- b\n- c\n\n| d | e |\n|---|---|\n', 5],
    ['日本語です', 5],
    ['<!-- not this --> that', 1],
    ['', 0],
  ])('%s', (body, count) => {
    expect(render(`+++\n+++\n${body}`).words).toBe(count)
  })
})
