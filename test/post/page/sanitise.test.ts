import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { htmlElements, mathElements, svgElements } from '../../../post/page/allowed.ts'
import { sanitise } from '../../../post/page/sanitise.ts'
import { hostile } from './hostile.ts'

const clean = (html: string) => sanitise(html, { remoteImages: false })

type Element = DefaultTreeAdapterTypes.Element

function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue
      found.push(node)
      visit(node.childNodes)
      if ('content' in node) visit((node as DefaultTreeAdapterTypes.Template).content.childNodes)
    }
  }
  visit(parseFragment(html).childNodes)
  return found
}

/** What is wrong with a piece of HTML, read again as a browser reads it. */
function dangers(html: string): string[] {
  return elementsOf(html).flatMap((element) => {
    const name = element.tagName
    const wrong: string[] = []
    if (!htmlElements.has(name) && !svgElements.has(name) && !mathElements.has(name)) wrong.push(`<${name}>`)
    for (const { name: key, value } of element.attrs) {
      const address = value.replace(/[\s\p{Cc}]/gu, '')
      if (/^on/i.test(key)) wrong.push(key)
      if (
        /^(?:srcset|srcdoc|action|formaction|ping|background|poster|target|name|form|http-equiv|popover|autofocus)$/i.test(
          key,
        )
      ) {
        if (!(name === 'details' && key === 'name')) wrong.push(key)
      }
      if (/^(?:href|src)$/.test(key) && /^(?:javascript|vbscript|file|blob):|^data:(?!image\/)/i.test(address))
        wrong.push(value)
      if (key === 'src' && /^(?:https?:|[\\/]{2})/i.test(address)) wrong.push(value)
      if (key === 'style' && /url|expression|position|@import|image|binding|behavior|\\/i.test(value)) wrong.push(value)
      if (/url\s*\((?!\s*["']?#)/i.test(value) && key !== 'alt' && key !== 'title') wrong.push(value)
    }
    return wrong
  })
}

describe('what comes out of the sanitiser does nothing', () => {
  test('the list is long enough to mean something', () => {
    expect(hostile.length).toBeGreaterThan(100)
    expect(hostile.filter((html) => dangers(html).length > 0).length).toBeGreaterThan(80)
  })

  test.each(hostile)('%s', (html) => {
    const result = clean(html)
    expect(dangers(result)).toEqual([])
    expect(clean(result)).toBe(result)
  })

  test('in any order, nested in each other and cut off anywhere', () => {
    const piece = fc.constantFrom(
      ...hostile,
      '<p>',
      '</p>',
      '<svg>',
      '</svg>',
      '<math>',
      '<table>',
      '<b>',
      '<!--',
      '">',
      "'",
    )
    const soup = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    const cut = fc.tuple(soup, fc.nat(400)).map(([html, end]) => html.slice(0, end))
    fc.assert(
      fc.property(fc.oneof(soup, cut), (html) => {
        const result = clean(html)
        expect(dangers(result)).toEqual([])
        // Read and cleaned again it stays what it is: no browser can see another thing in it.
        expect(clean(result)).toBe(result)
      }),
      { numRuns: 200 },
    )
  })

  test('deep nesting neither fails nor takes long', () => {
    const html = `${'<div>'.repeat(20_000)}x`
    expect(clean(html).length).toBeLessThan(5_000)
  })
})

describe('what a post needs stays', () => {
  test.each([
    '<h2 id="a" class="c">T <em>e</em> <strong>s</strong> <code>c</code></h2>',
    '<p><a href="https://example.com/?a=1&amp;b=2" title="t" rel="noopener noreferrer">x</a> <a href="/a#b">y</a> <a href="mailto:a@b.co">m</a></p>',
    '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>',
    '<table><thead><tr><th style="text-align: left" scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
    '<ol start="3"><li value="4">x</li></ol>',
    '<img src="a b.png" alt="A" width="3" height="4" loading="lazy">',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<input type="checkbox" checked="" disabled="">',
    '<details open=""><summary>s</summary><p>x</p></details>',
    '<figure class="f"><figcaption><h4>t</h4></figcaption></figure>',
    '<div class="highlight"><pre tabindex="0"><code class="language-go" data-lang="go">x</code></pre></div>',
    '<p style="color: red; text-align: center; margin: 0 auto">x</p>',
    '<div style="display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1em">x</div>',
    '<svg viewBox="0 0 4 4" width="10"><path d="M0 0L4 4" fill="url(#g)"></path><use href="#a"></use></svg>',
    '<math display="block"><mrow><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>',
    '<p>a &lt;b&gt; &amp; c</p>',
    '<ruby>漢<rt>かん</rt></ruby>',
  ])('%s', (html) => {
    expect(clean(html)).toBe(html)
  })

  test('unknown elements give way to their content', () => {
    expect(clean('<my-box><center>a</center><blink>b</blink></my-box>')).toBe('<center>a</center>b')
  })
})

describe('what is not loaded is named and linked', () => {
  test('a YouTube video, without the box that embeds keep for it', () => {
    const html = clean(
      '<div style="position: relative; padding-bottom: 56.25%; height: 0;">\n<iframe src="https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc?autoplay=1" title="A talk" allowfullscreen></iframe>\n</div>',
    )
    expect(html).toBe(
      '<a class="galley-embed" href="https://www.youtube.com/watch?v=w7Ft2ymGmfc" rel="noopener noreferrer"><span class="galley-embed-name">A talk</span> <span class="galley-embed-detail">YouTube video</span></a>',
    )
  })

  test.each([
    [
      '<iframe src="https://player.vimeo.com/video/55073825?dnt=0"></iframe>',
      'https://vimeo.com/55073825',
      'Vimeo video',
    ],
    [
      '<iframe src="https://maps.example.com/m"></iframe>',
      'https://maps.example.com/m',
      'Embedded from maps.example.com',
    ],
    ['<video src="/a.mp4" title="Clip"></video>', '/a.mp4', 'Clip'],
    ['<audio><source src="b.mp3"></audio>', 'b.mp3', 'Audio'],
    [
      '<script src="https://gist.github.com/ada/0123.js?file=a.go"></script>',
      'https://gist.github.com/ada/0123',
      'GitHub gist',
    ],
  ])('%s', (html, url, name) => {
    const card = clean(html)
    expect(card).toContain(`href="${url}"`)
    expect(card).toContain(`>${name}<`)
  })

  test('a picture of another site, unless the reader agreed to it', () => {
    const html = '<p><img src="https://www.example.com/a.png" alt="A chart"></p>'
    expect(clean(html)).toBe(
      '<p><span class="galley-image"><span class="galley-image-name">A chart</span> <span class="galley-image-detail">example.com</span></span></p>',
    )
    expect(sanitise(html, { remoteImages: true })).toBe(html)
  })
})
