import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../../post/markdown/hugo.ts'
import { readCases } from '../../goldens/cases.mjs'
import { comparable } from '../../goldens/comparable.mjs'
import { configOf } from '../render/config.ts'

const folder = new URL('../../fixtures/markdown/', import.meta.url)

for (const file of readdirSync(folder)) {
  const { config, cases } = readCases(readFileSync(new URL(file, folder), 'utf8'))
  const md = createMarkdown(configOf(parse(config)))

  describe(`Markdown is what Hugo makes of it: ${file}`, () => {
    test.each(cases)('$name', ({ input, expected }) => {
      expect(comparable(md.render(input, {}))).toBe(comparable(expected ?? 'nothing from Hugo'))
    })
  })
}
