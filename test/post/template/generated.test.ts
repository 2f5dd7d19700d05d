import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frontMatter, runner, tagOf } from '../../goldens/template-generator.mjs'
import { renderCase } from '../shortcode/golden-site.ts'

/** Random templates and what Hugo makes of them, null where it refuses: test/goldens/fuzz-templates.mjs keeps them. */
const cases = readFileSync('test/fixtures/template/generated.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [source: string, output: string | null])

/** What a template comes to as a partial of a shortcode; null where it fails. */
function outputOf(source: string): string | null {
  const files = [
    { path: 'layouts/_shortcodes/run.html', content: runner },
    { path: 'layouts/_partials/c.html', content: source },
  ]
  const { text, problems } = renderCase({ files, config: '', frontMatter, body: tagOf('c') })
  const failed = text.startsWith('\u0003') || problems.some(({ severity }) => severity === 'error')
  return failed ? null : text
}

test('Random templates come to what Hugo makes of them', () => {
  expect(cases.length).toBeGreaterThan(500)
  const different = cases.filter(([source, output]) => outputOf(source) !== output)
  expect(different.map(([source, output]) => ({ source, hugo: output, galley: outputOf(source) }))).toEqual([])
})
