import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { renderContent } from '../../../post/render/content.ts'
import { renderPost } from '../../../post/render/render.ts'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'
import { readCases } from '../../goldens/cases.mjs'
import { comparable } from '../../goldens/comparable.mjs'
import { configOf } from '../render/config.ts'

const folder = new URL('../../fixtures/hooks/', import.meta.url)
const templates = ['_markup', '_shortcodes'].flatMap((name) =>
  readdirSync(new URL(`layouts/${name}/`, folder)).map((file) => ({
    path: `${name}/${file}`,
    source: readFileSync(new URL(`layouts/${name}/${file}`, folder), 'utf8'),
  })),
)
const head = '+++\ntitle = "A post"\n+++\n'

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const { config, cases } = readCases(readFileSync(new URL(file, folder), 'utf8'))
  const kit: SiteKit = { ...plainKit, config: configOf(parse(config)), templates }

  describe(`Render hooks see and write what they do in Hugo: ${file}`, () => {
    test.each(cases)('$name', ({ input, expected }) => {
      const { html, problems } = renderContent({ path: 'post-0000.md', head, body: input }, kit)
      expect(comparable(html)).toBe(comparable(expected ?? 'nothing from Hugo'))
      expect(problems).toEqual([])
    })
  })
}

function rendered(
  path: string,
  body: string,
  hooks: { readonly [path: string]: string },
  config: SiteKit['config'] = {},
) {
  const layouts = Object.entries(hooks).map(([place, source]) => ({ path: place, source }))
  return renderPost({ path, text: head + body }, { ...plainKit, config, templates: layouts })
}

function html(path: string, body: string, hooks: { readonly [path: string]: string }, config: SiteKit['config'] = {}) {
  return rendered(path, body, hooks, config)
    .blocks.map((block) => block.html)
    .join('')
}

describe('of several hooks', () => {
  const hooks = {
    '_markup/render-link.html': 'root',
    'blog/_markup/render-link.html': 'blog',
    'blog/sub/_markup/render-link.html': 'sub',
  }

  test.each([
    ['a.md', 'root'],
    ['blog/b.md', 'blog'],
    ['blog/_index.md', 'blog'],
    ['blog/sub/c.md', 'sub'],
    ['blogging/d.md', 'root'],
  ])('the nearest to the page writes: %s', (path, name) => {
    expect(html(path, '[x](y)\n', hooks)).toBe(`<p>${name}</p>\n`)
  })

  test('the older folder goes before the newer', () => {
    expect(html('a.md', '[x](y)\n', { ...hooks, '_default/_markup/render-link.html': 'default' })).toContain('default')
  })

  test('one for the language of the code goes before one for code', () => {
    const both = { '_markup/render-codeblock-js.html': 'js', '_markup/render-codeblock.html': 'any' }
    expect(html('a.md', '```js\n```\n\n```JS\n```\n', both)).toBe('jsany')
  })

  test('one for alerts or passages of a kind leaves the others as they are', () => {
    const alerts = { '_markup/render-blockquote-alert.html': '[{{ .AlertType }}]' }
    expect(html('a.md', '> [!TIP]\n> a\n\n> b\n', alerts)).toBe('[tip]<blockquote>\n<p>b</p>\n</blockquote>\n')
  })
})

describe('a hook that fails', () => {
  const hooks = { '_markup/render-link.html': '{{ .Nope }}', '_markup/render-heading.html': '{{ if }}' }

  test('stands as a card, is a problem at its block, and leaves the rest', () => {
    const body = 'one\n\ntwo [x](y)\n\n# three\n\nfour\n'
    const { blocks, problems } = rendered('a.md', body, hooks)
    const all = blocks.map((block) => block.html).join('')
    expect(all).toContain('<p>one</p>')
    expect(all).toContain('<p>four</p>')
    expect(all.match(/galley-card-reason/g)).toHaveLength(2)
    expect(problems.map(({ from, to }) => body.slice(from, to))).toEqual(['two [x](y)', '# three'])
    expect(problems[0]?.message).toContain('_markup/render-link.html:1:')
    expect(problems[1]?.message).toContain('_markup/render-heading.html:1:')
  })

  test('leaves nothing on the finished page', () => {
    const layouts = Object.entries(hooks).map(([path, source]) => ({ path, source }))
    const { html: page, problems } = renderContent(
      { path: 'a.md', head, body: 'a [x](y) b\n' },
      { ...plainKit, templates: layouts },
    )
    expect(page).toBe('<p>a  b</p>\n')
    expect(problems).toHaveLength(1)
  })

  test('without end is stopped', () => {
    const endless = { '_markup/render-link.html': '{{ .Page.RenderString "[x](y)" }}' }
    expect(rendered('a.md', '[x](y)\n', endless).problems[0]?.message).toContain('without end')
  })
})

describe('Hugo’s own hooks', () => {
  const languages = { languages: { en: { weight: 1 }, fr: { weight: 2 } } }

  test('write links on sites with languages', () => {
    expect(html('a.md', '[x](#y) [j](javascript:x) ![q "r"](s "t\'")\n', {}, languages)).toBe(
      '<p><a href="/a/#y">x</a> <a href="#ZgotmplZ">j</a> <img src="s" alt="q “r”" title="t&#39;"></p>\n',
    )
  })

  test('give way to the site’s, unless they are to write always', () => {
    const hooks = { '_markup/render-link.html': 'own' }
    const always = { markup: { goldmark: { renderhooks: { link: { useembedded: 'always' } } } } }
    expect(html('a.md', '[x](#y)\n', hooks, languages)).toBe('<p>own</p>\n')
    expect(html('a.md', '[x](#y)\n', hooks, always)).toBe('<p><a href="/a/#y">x</a></p>\n')
  })
})
