import { readFileSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { formatDate, formatMinutes, readingMinutes } from '../../../post/page/date.ts'
import { standalonePage } from '../../../post/page/page.ts'
import { sanitise } from '../../../post/page/sanitise.ts'
import { renderPost } from '../../../post/render/render.ts'
import { type PostHeader, plainKit } from '../../../post/render/site.ts'
import { readCases } from '../../goldens/cases.mjs'

const css = readFileSync(new URL('../../../assets/page/default.css', import.meta.url), 'utf8')
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const header: PostHeader = {
  title: 'A <title> & "more"',
  authors: ['Ada Fenwick', 'Ben <b>'],
  date: '2016-02-04T19:04:00+01:00',
  description: 'About "x" & <y>',
  image: 'hero.jpg',
  tags: ['a'],
  draft: false,
  language: 'en-us',
}

function pageOf(text: string): string {
  const { header, blocks, words } = renderPost({ path: 'blog/a.md', text }, plainKit)
  const html = sanitise(blocks.map((block) => block.html).join(''), { remoteImages: false })
  return standalonePage({ header, imageSrc: pixel, html, css, readingMinutes: readingMinutes(words) })
}

async function complaints(page: string): Promise<string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Matters of taste, and what Hugo writes itself.
      'no-inline-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'attribute-boolean-style': 'off',
      'no-redundant-role': 'off',
      'prefer-native-element': 'off',
      'heading-level': 'off',
      'valid-id': ['error', { relaxed: true }],
      'tel-non-breaking': 'off',
      'require-sri': 'off',
      'input-missing-label': 'off',
    },
  })
  const report = await validator.validateString(page)
  return report.results.flatMap(({ messages }) =>
    messages.map((one) => `${one.ruleId}: ${one.message} (line ${one.line})`),
  )
}

describe('the page of a post', () => {
  test('is valid HTML, whatever the post holds', async () => {
    const { cases } = readCases(readFileSync(new URL('../../fixtures/posts/whole.txt', import.meta.url), 'utf8'))
    for (const { input } of cases) {
      expect(await complaints(pageOf(`+++\ntitle = "T"\ndate = 2020-01-02\nauthors = ["A"]\n+++\n${input}`))).toEqual(
        [],
      )
    }
  })

  test('is one file that loads nothing and runs nothing', () => {
    const page = standalonePage({ header, imageSrc: pixel, html: '<p>x</p>', css, readingMinutes: 3 })
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'">`,
    )
    expect(page).not.toMatch(/<script|<link|@import|url\((?!data:)|src="(?!data:)/i)
  })

  test('says who, when and how long, escaped', () => {
    const page = standalonePage({
      header,
      imageSrc: null,
      html: '',
      css: 'a::before{content:"</style>"}',
      readingMinutes: 3,
    })
    expect(page).toContain('<html lang="en-GB">')
    expect(page).toContain('<title>A &lt;title&gt; &amp; "more"</title>')
    expect(page).toContain('<meta name="description" content="About &quot;x&quot; &amp; &lt;y&gt;">')
    expect(page).toContain(
      'Ada Fenwick and Ben &lt;b&gt; · <time datetime="2016-02-04T19:04:00+01:00">4 February 2016</time> · 3 minutes',
    )
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).not.toContain('galley-hero">')
  })

  test('of a right-to-left post runs from right to left', () => {
    const page = standalonePage({
      header: { ...header, language: 'ar' },
      imageSrc: null,
      html: '',
      css,
      readingMinutes: 1,
    })
    expect(page).toContain('<html lang="ar" dir="rtl">')
  })
})

describe('dates', () => {
  test.each([
    ['2016-02-04T19:04:00+01:00', 'en', '4 February 2016'],
    ['2016-02-04T23:59:00-11:00', 'en-us', '4 February 2016'],
    ['2016-12-31', 'de', '31. Dezember 2016'],
    ['2024-03-05', 'ja', '2024年3月5日'],
    ['0099-03-05', 'en', '5 March 99'],
    ['2016-02-04', 'not a language', '4 February 2016'],
    ['spring 2016', 'en', 'spring 2016'],
    ['2016-13-04', 'en', '2016-13-04'],
    ['', 'en', ''],
  ])('%s in %s', (date, language, expected) => {
    expect(formatDate(date, language)).toBe(expected)
  })

  test('minutes are counted in the language of the post', () => {
    expect(formatMinutes(1, 'en')).toBe('1 minute')
    expect(formatMinutes(3, 'de')).toBe('3 Minuten')
    expect([0, 213, 214, 2130].map(readingMinutes)).toEqual([1, 1, 2, 10])
  })
})
