/** The sites in `fixtures/agreement`: what Hugo made of their posts is beside them (`goldens/agreement.mjs`). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fragmentOf } from '../../electron/cli/fragment.ts'
import { postsAt } from '../../electron/cli/posts-at.ts'
import { firstDifference } from '../../post/agreement/difference.ts'

const root = join(import.meta.dirname, '../fixtures/agreement')

test.each(readdirSync(root))('Every post of the site “%s” is what Hugo makes of it', async (site) => {
  const { folder, reader, entries } = await postsAt(join(root, site))
  const kit = reader.kit()
  const expected = join(root, site, 'expected')
  const differences: Record<string, unknown> = {}
  for (const { path } of entries) {
    const { html, problems } = await fragmentOf(folder, path, kit)
    const difference = firstDifference(readFileSync(join(expected, `${path}.html`), 'utf8'), html)
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (difference !== null || errors.length > 0) differences[path] = { difference, errors }
  }
  expect(differences).toEqual({})
  const files = readdirSync(expected, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  expect(entries.length).toBe(files.length)
})
