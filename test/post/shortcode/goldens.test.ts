import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCases } from '../../goldens/shortcode-cases.mjs'
import { renderCase } from './golden-site.ts'

const folder = 'test/fixtures/shortcode'

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('the cases of %s', (file) => {
  test.each(parseCases(readFileSync(`${folder}/${file}`, 'utf8')))('$name: as Hugo has it', (one) => {
    const { text, problems } = renderCase(one)
    const failure = problems.find(({ severity }) => severity === 'error')
    // Where Hugo refuses the post, its writer is told so; what else is shown is Galley's own affair.
    if (one.output === null) expect(failure, text).toBeDefined()
    else expect(failure === undefined ? text : failure).toEqual(one.output)
  })
})
