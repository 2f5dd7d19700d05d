import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { supportedLists } from '../../../post/agreement/supported.ts'

const document = readFileSync('docs/agreement.md', 'utf8')

test('The document lists what runs (node test/goldens/agreement-lists.mjs)', () => {
  expect(document).toContain(supportedLists())
})

test('Each setting that the document names is read somewhere', () => {
  const sources = ['post', 'electron/folder'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${room}/${name}`, 'utf8')),
  )
  const code = sources.join('\n').toLowerCase()
  const [, settings = ''] = document.split('## Settings')
  const names = Array.from(settings.matchAll(/`([A-Za-z_.]+)`/g), ([, name = '']) => name.split('.').at(-1) ?? '')
  expect(names.length).toBeGreaterThan(60)
  expect(names.filter((name) => !new RegExp(`\\b${name.toLowerCase()}\\b`).test(code))).toEqual([])
})
