import { describe, expect, test } from 'vitest'
import { firstDifference } from '../../../post/agreement/difference.ts'

describe('Two fragments agree', () => {
  test.each([
    ['entities are decoded', '<p>a &amp; b&hellip; &#34;</p>', '<p>a &#38; b… "</p>'],
    [
      'white space between blocks does not count',
      '<div>\n<p>a</p>\n\n<p>b</p></div>\n',
      '<div><p>a</p> <p>b</p></div>',
    ],
    [
      'white space between text and a block does not count',
      '<li>a\n<ul><li>b</li></ul>\n</li>',
      '<li>a<ul><li>b</li></ul></li>',
    ],
    ['attributes come in any order', '<a href="x" title="y">a</a>', '<a title=y href=x>a</a>'],
    [
      'the spans that colour code do not count',
      '<div class="highlight"><pre><code><span style="display:flex"><span>a</span> b\n</span></code></pre></div>',
      '<div class="highlight"><pre><code>a <span class="k">b</span>\n</code></pre></div>',
    ],
  ])('%s', (_name, hugo, galley) => {
    expect(firstDifference(hugo, galley)).toBe(null)
  })
})

describe('Two fragments differ', () => {
  test.each([
    ['<p>a</p>', '<p> a</p>', 'white space of text in p', 'a', ' a'],
    ['<p>a b</p>', '<p>a  b</p>', 'white space of text in p', 'a b', 'a  b'],
    ['<pre>a\n</pre>', '<pre>a</pre>', 'white space of text in pre', 'a\n', 'a'],
    ['<h2 id="a">x</h2>', '<h2 id="b">x</h2>', 'attribute id of h2', 'id="a"', 'id="b"'],
    ['<p class="">x</p>', '<p>x</p>', 'attribute class of p', 'class=""', '(none)'],
    ['<p>x <em>y</em></p>', '<p>x y</p>', 'text in p', 'x ', 'x y'],
    ['<p><span>y</span></p>', '<p>y</p>', '<span> where Galley has text in p', '<span>y</span>', 'y'],
    ['<p>a</p>', '', '<p> where Galley has the end at the top', '<p>a</p>', ''],
    ['<!-- a --><p>a</p>', '<p>a</p>', 'comment where Galley has <p> at the top', '<!-- a --><p>a</p>', '<p>a</p>'],
    ['<ul><li><p>a</p></li></ul>', '<ul><li>a</li></ul>', '<p> where Galley has text in li', '<p>a</p>', 'a'],
  ])('%s is not %s', (hugo, galley, cause, one, other) => {
    expect(firstDifference(hugo, galley)).toEqual({ cause, hugo: one, galley: other })
  })

  test('at the first place, with what is around it', () => {
    const text = 'word '.repeat(40)
    expect(firstDifference(`<p>${text}x</p>`, `<p>${text}y</p>`)).toEqual({
      cause: 'text in p',
      hugo: '…word word word word word word word word x',
      galley: '…word word word word word word word word y',
    })
  })
})
