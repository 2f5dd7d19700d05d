/** `node test/goldens/urls.mjs HUGO`: writes the address that Hugo gives each page of test/fixtures/urls/sites.json into it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './hugo.mjs'

const path = new URL('../fixtures/urls/sites.json', import.meta.url)
const home =
  '{{ range site.Pages }}{{ if .File }}{{ .File.Path | safeHTML }}\t{{ .RelPermalink | safeHTML }}\n{{ end }}{{ end }}'

const sites = JSON.parse(readFileSync(path, 'utf8')).map((site) => {
  const files = Object.fromEntries(
    Object.entries(site.pages).map(([file, head]) => [`content/${file}`, `+++\n${head}\n+++\n`]),
  )
  const text = build(process.argv[2] ?? 'hugo', files, site.config, { 'all.html': '', 'home.html': home }, (folder) =>
    readFileSync(join(folder, 'index.html'), 'utf8'),
  )
  const lines = text.split('\n').filter((line) => line.includes('\t'))
  const urls = Object.fromEntries(lines.map((line) => [line.split('\t')[0], line.split('\t').at(-1)]).sort())
  return { ...site, urls }
})
writeFileSync(path, `${JSON.stringify(sites, null, 2)}\n`)
process.stdout.write(`${sites.length} sites\n`)
