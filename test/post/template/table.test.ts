import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { functionEntries, functionTable } from '../../../post/template/functions/table.ts'

const namesOfHugo = readFileSync('test/fixtures/template/functions.list', 'utf8').trim().split('\n')

test('Every function of Hugo has an entry', () => {
  const known = new Set(functionEntries().map(({ name }) => name))
  expect(namesOfHugo.filter((name) => !known.has(name))).toEqual([])
})

test('Each alias calls what its entry names', () => {
  for (const { name, aliases } of functionEntries())
    for (const alias of aliases) expect(functionTable.get(alias)).toBe(functionTable.get(name))
})

test('No more than what draws, bundles, measures or asks the network is left out', () => {
  const out = functionEntries().filter(({ runs }) => !runs)
  expect(out.map(({ name }) => name).filter((name) => !name.startsWith('images.'))).toEqual([
    'css.ChromaStyles',
    'debug.Timer',
    'diagrams.Goat',
    'js.Batch',
    'lang.Merge',
    'resources.Key',
    'resources.GetRemote',
    'resources.Publish',
    'templates.Defer',
    'templates.Inner',
    'transform.HTMLToMarkdown',
    'transform.PortableText',
  ])
})
