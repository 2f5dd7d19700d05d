/**
 * `node test/goldens/code-styles.mjs HUGO`: writes post/markdown/code-styles.ts, the colours that Hugo's highlighter gives
 * a block of code in each of its styles. The names are those that the program holds as text; Hugo itself says the colours.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { contents } from './hugo.mjs'

const [hugo = 'hugo'] = process.argv.slice(2)
const binary = readFileSync(hugo, 'latin1')
const names = [...new Set(Array.from(binary.matchAll(/<style name="([^"]+)"/g), ([, name]) => name))].sort()
const rendered = contents(
  hugo,
  names.map((name) => `\`\`\`text {style="${name}"}\nx\n\`\`\`\n`),
)
const lines = names.map((name, index) => {
  const style = /<pre tabindex="0" style="(.*?);-moz-tab-size/.exec(rendered[index])?.[1]
  return `  ['${name.toLowerCase()}', '${style}'],\n`
})
writeFileSync(
  new URL('../../post/markdown/code-styles.ts', import.meta.url),
  `/** Styles of Hugo 0.169's highlighter, lower-cased, with what a block of code has for colours in each: written by \`test/goldens/code-styles.mjs\`. */
export const codeStyles: ReadonlyMap<string, string> = new Map([
${lines.join('')}])
`,
)
process.stdout.write(`${names.length} styles\n`)
