import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { plainKit } from '../../../post/render/site.ts'
import { loadMathematics } from '../../../post/template/functions/mathematics.ts'
import { parseExpressions } from '../../goldens/shortcode-cases.mjs'
import { renderCase } from '../shortcode/golden-site.ts'

// Where a template asks for it, as these do.
beforeAll(() => loadMathematics({ ...plainKit, templates: [{ path: '', source: 'transform.ToMath' }] }))

const folder = 'test/fixtures/template'

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('the expressions of %s', (file) => {
  test.each(parseExpressions(readFileSync(`${folder}/${file}`, 'utf8')))(
    '$source prints what Hugo prints',
    ({ source, output }) => {
      const files = [{ path: 'layouts/_shortcodes/x.html', content: `{{ ${source} }}` }]
      const { text, problems } = renderCase({ files, config: '', frontMatter: '', body: '{{< x >}}' })
      const failed = problems.some(({ severity }) => severity === 'error')
      expect(failed ? null : text, failed ? (problems[0]?.message ?? '') : '').toBe(output)
    },
  )
})
