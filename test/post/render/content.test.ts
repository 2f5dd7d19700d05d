import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { renderContent } from '../../../post/render/content.ts'
import { renderPost } from '../../../post/render/render.ts'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'
import { readCases } from '../../goldens/cases.mjs'
import { comparable } from '../../goldens/comparable.mjs'
import { configOf } from './config.ts'

const folder = new URL('../../fixtures/posts/', import.meta.url)
const layouts = new URL('layouts/_shortcodes/', folder)
const templates = readdirSync(layouts).map((name) => ({
  path: `_shortcodes/${name}`,
  source: readFileSync(new URL(name, layouts), 'utf8'),
}))
const head = '+++\ntitle = "A post"\n+++\n'

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const { config, cases } = readCases(readFileSync(new URL(file, folder), 'utf8'))
  const kit: SiteKit = { ...plainKit, config: configOf(parse(config)), templates }

  describe(`A post is what Hugo makes of it: ${file}`, () => {
    test.each(cases)('$name', ({ input, expected }) => {
      const html = renderContent({ path: 'blog/a.md', head, body: input }, kit).html
      expect(comparable(html)).toBe(comparable(expected ?? 'nothing from Hugo'))
    })

    test.each(cases)('$name, in blocks', ({ input }) => {
      const { blocks, problems } = renderPost({ path: 'blog/a.md', text: head + input }, kit)
      expect(problems).toEqual([])
      expect(blocks.map(({ html }) => html).join('')).toBe(
        renderContent({ path: 'blog/a.md', head, body: input }, kit).html,
      )
    })
  })
}
