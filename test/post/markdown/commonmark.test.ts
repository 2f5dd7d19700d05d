import { readFileSync } from 'node:fs'
import { tests } from 'commonmark-spec'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../../post/markdown/hugo.ts'
import { commonMarkConfigurations, digestOf } from '../../goldens/commonmark-digest.mjs'
import { configOf } from '../render/config.ts'

test('the specification has its 652 examples', () => {
  expect(tests).toHaveLength(652)
})

describe.each(Object.entries(commonMarkConfigurations))('CommonMark 0.31.2 as Hugo renders it: %s', (name, config) => {
  const md = createMarkdown(configOf(parse(config)))
  const digests = JSON.parse(
    readFileSync(new URL(`../../fixtures/commonmark/${name}.json`, import.meta.url), 'utf8'),
  ) as string[]

  test.each(tests)('example $number, $section', ({ markdown, number }) => {
    const html = md.render(markdown.replaceAll('→', '\t'), {})
    expect(digestOf(html), html).toBe(digests[number - 1])
  })
})
