import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { readHead } from '../../../post/front-matter/read.ts'
import { plainKit, type SiteFile, type SiteKit } from '../../../post/render/site.ts'
import { resolveImage } from '../../../post/render/url.ts'
import { pageUrl } from '../../../post/site/permalink.ts'
import { configOf } from './config.ts'

interface Site {
  readonly name: string
  readonly config: string
  readonly pages: { readonly [path: string]: string }
  readonly urls: { readonly [path: string]: string }
}

const sites = JSON.parse(readFileSync(new URL('../../fixtures/urls/sites.json', import.meta.url), 'utf8')) as Site[]

for (const site of sites) {
  const config = configOf(parse(site.config))
  describe(`a page is where Hugo puts it: ${site.name}`, () => {
    test.each(Object.entries(site.urls))('%s', (path, url) => {
      const reading = readHead(`+++\n${site.pages[path]}\n+++\n`)
      expect(reading.ok).toBe(true)
      expect(pageUrl(path, reading.ok ? reading.table : null, config)).toBe(url)
    })
  })
}

describe('an image of a post', () => {
  const file = (root: SiteFile['root'], path: string): SiteFile => ({ root, path })
  const files = [
    file('content', 'blog/bundle/pic.png'),
    file('content', 'blog/bundle/sub/deep.png'),
    file('content', 'blog/beside.png'),
    file('static', 'article-hero.jpg'),
    file('static', 'images/in-images.jpg'),
    file('static', 'img/in-img.jpg'),
    file('static', 'blog/post/own.png'),
    file('static', 'a b.png'),
    file('static', 'both.png'),
    file('assets', 'both.png'),
    file('assets', 'only/asset.png'),
  ]
  const kit: SiteKit = { ...plainKit, config: { baseurl: 'https://example.org/site/' }, files }
  const find = (url: string, post = 'blog/post.md') => {
    const found = resolveImage(url, post, kit)
    return found && `${found.root}/${found.path}`
  }

  test.each([
    ['pic.png', 'blog/bundle/index.md', 'content/blog/bundle/pic.png'],
    ['./sub/deep.png?x=1#y', 'blog/bundle/index.md', 'content/blog/bundle/sub/deep.png'],
    ['../bundle/pic.png', 'blog/bundle/index.md', 'content/blog/bundle/pic.png'],
    ['beside.png', 'blog/post.md', 'content/blog/beside.png'],
    ['own.png', 'blog/post.md', 'static/blog/post/own.png'],
    ['article-hero.jpg', 'blog/post.md', 'static/article-hero.jpg'],
    ['/article-hero.jpg', 'blog/post.md', 'static/article-hero.jpg'],
    ['in-images.jpg', 'blog/post.md', 'static/images/in-images.jpg'],
    ['in-img.jpg', 'blog/post.md', 'static/img/in-img.jpg'],
    ['a%20b.png', 'blog/post.md', 'static/a b.png'],
    ['both.png', 'blog/post.md', 'static/both.png'],
    ['only/asset.png', 'blog/post.md', 'assets/only/asset.png'],
    ['/site/article-hero.jpg', 'blog/post.md', 'static/article-hero.jpg'],
    ['https://example.org/site/article-hero.jpg', 'blog/post.md', 'static/article-hero.jpg'],
    ['/blog/bundle/pic.png', 'blog/post.md', 'content/blog/bundle/pic.png'],
  ])('%s in %s is %s', (url, post, expected) => {
    expect(find(url, post)).toBe(expected)
  })

  test.each([
    'https://elsewhere.org/article-hero.jpg',
    '//elsewhere.org/article-hero.jpg',
    'data:image/png;base64,AAAA',
    '../../../article-hero.jpg/../../x',
    '../../../../etc/passwd',
    '/../article-hero.jpg/..',
    'missing.png',
    '',
    '%',
  ])('%s is none of the site', (url) => {
    expect(find(url)).toBeNull()
  })
})
