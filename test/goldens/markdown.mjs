/**
 * `node test/goldens/markdown.mjs HUGO [NAME…]`: writes what Hugo makes of each case in test/fixtures/markdown/,
 * test/fixtures/posts/ and test/fixtures/hooks/ (or of the files named) into it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCases, writeCases } from './cases.mjs'
import { contents } from './hugo.mjs'

const [hugo = 'hugo', ...names] = process.argv.slice(2)
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url))

for (const topic of ['markdown', 'posts', 'hooks']) {
  const layouts = topic !== 'markdown' ? filesIn(join(fixtures, topic, 'layouts')) : {}
  for (const file of readdirSync(join(fixtures, topic)).filter((name) => name.endsWith('.txt'))) {
    if (names.length > 0 && !names.includes(file.replace('.txt', ''))) continue
    const path = join(fixtures, topic, file)
    const { config, cases } = readCases(readFileSync(path, 'utf8'))
    const rendered = contents(
      hugo,
      cases.map(({ input }) => input),
      { config, layouts },
    )
    writeFileSync(
      path,
      writeCases({ config, cases: cases.map((one, index) => ({ ...one, expected: rendered[index] })) }),
    )
    process.stdout.write(`${topic}/${file}: ${cases.length} cases\n`)
  }
}

function filesIn(folder, below = '') {
  const files = {}
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = join(below, entry.name)
    if (entry.isDirectory()) Object.assign(files, filesIn(folder, path))
    else files[path] = readFileSync(join(folder, path), 'utf8')
  }
  return files
}
