/**
 * `node test/goldens/commonmark.mjs HUGO`: writes test/fixtures/commonmark/, one file a configuration with a digest of
 * what Hugo makes of each example of the CommonMark specification. The examples come from the package `commonmark-spec`;
 * its text has a licence of its own, so neither it nor what it renders to is kept here.
 */
import { writeFileSync } from 'node:fs'
import { tests } from 'commonmark-spec'
import { commonMarkConfigurations, digestOf } from './commonmark-digest.mjs'
import { contents } from './hugo.mjs'

const [hugo = 'hugo'] = process.argv.slice(2)
for (const [name, config] of Object.entries(commonMarkConfigurations)) {
  const rendered = contents(
    hugo,
    tests.map(({ markdown }) => markdown.replaceAll('→', '\t')),
    { config },
  )
  // Hugo writes no file for an empty page.
  const digests = rendered.map((html) => digestOf(html ?? ''))
  writeFileSync(
    new URL(`../fixtures/commonmark/${name}.json`, import.meta.url),
    `${JSON.stringify(digests, null, 2)}\n`,
  )
  process.stdout.write(`${name}: ${digests.length} examples\n`)
}
