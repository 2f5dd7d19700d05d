/** `node test/goldens/agreement-lists.mjs`: writes the lists of functions and methods into docs/agreement.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { importModules } from './galley.mjs'

const file = 'docs/agreement.md'
const { supportedLists } = await importModules(['post/agreement/supported.ts'])
const lists = /(?<=<!-- lists -->\n)[\s\S]*(?=<!-- \/lists -->)/
writeFileSync(
  file,
  readFileSync(file, 'utf8').replace(lists, () => `\n${supportedLists()}\n\n`),
)
