import { describe, expect, it } from 'vitest'
import { type LinkTarget, linkTarget } from '../../../renderer/preview/links.ts'

const pages = [
  { path: 'blog/welcome.md', title: 'Welcome', url: '/blog/welcome/' },
  { path: 'blog/other.md', title: 'Other', url: '/blog/other/' },
  { path: 'blog/bundle/index.md', title: 'Bundle', url: '/blog/bundle/' },
  { path: 'über uns.md', title: 'Über', url: '/über-uns/' },
]
const post = (path: string): LinkTarget => ({ kind: 'post', path })
const outside = (url: string): LinkTarget => ({ kind: 'outside', url })

describe('a link in a site at the root of its host', () => {
  const kit = { config: { baseurl: 'https://example.org/' }, pages }
  it.each<[string, LinkTarget]>([
    ['#notes', { kind: 'place', id: 'notes' }],
    ['#', { kind: 'place', id: '' }],
    ['#%C3%BCber', { kind: 'place', id: 'über' }],
    ['/blog/other/', post('blog/other.md')],
    ['/blog/other', post('blog/other.md')],
    ['/blog/other/#part', post('blog/other.md')],
    ['../other/', post('blog/other.md')],
    ['other.md', post('blog/other.md')],
    ['bundle/index.md', post('blog/bundle/index.md')],
    ['https://example.org/blog/bundle/', post('blog/bundle/index.md')],
    ['/%C3%BCber-uns/', post('über uns.md')],
    ['/blog/welcome/#start', { kind: 'place', id: 'start' }],
    ['https://example.org/elsewhere/', outside('https://example.org/elsewhere/')],
    ['http://other.test/a?b#c', outside('http://other.test/a?b#c')],
    ['//other.test/a', outside('https://other.test/a')],
    ['mailto:ada@example.org', outside('mailto:ada@example.org')],
    ['/nowhere/', { kind: 'nothing', message: 'No post of this folder is at “/nowhere/”.' }],
    ['javascript:alert(1)', { kind: 'nothing', message: 'Galley opens no “javascript:” links.' }],
    ['\tjava\nscript:alert(1)', { kind: 'nothing', message: 'Galley opens no “javascript:” links.' }],
    ['data:text/html,<script>alert(1)</script>', { kind: 'nothing', message: 'Galley opens no “data:” links.' }],
    ['file:///etc/passwd', { kind: 'nothing', message: 'Galley opens no “file:” links.' }],
    ['blob:https://example.org/x', { kind: 'nothing', message: 'Galley opens no “blob:” links.' }],
    ['vscode://file/etc/passwd', { kind: 'nothing', message: 'Galley opens no “vscode:” links.' }],
    ['https://', { kind: 'nothing', message: '“https://” is no address.' }],
  ])('%j', (href, target) => {
    expect(linkTarget(href, 'blog/welcome.md', kit)).toEqual(target)
  })
})

it('finds posts of a site in a folder of its host, with and without that folder', () => {
  const kit = { config: { baseurl: 'https://example.org/docs/' }, pages }
  expect(linkTarget('/docs/blog/other/', 'blog/welcome.md', kit)).toEqual(post('blog/other.md'))
  expect(linkTarget('/blog/other/', 'blog/welcome.md', kit)).toEqual(post('blog/other.md'))
})

it('finds posts of a folder that is no site', () => {
  const kit = { config: {}, pages }
  expect(linkTarget('/blog/other/', 'blog/welcome.md', kit)).toEqual(post('blog/other.md'))
  expect(linkTarget('https://example.org/', 'blog/welcome.md', kit)).toEqual(outside('https://example.org/'))
})
