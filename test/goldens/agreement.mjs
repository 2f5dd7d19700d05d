/**
 * `node test/goldens/agreement.mjs HUGO [SITE…]`: what Hugo makes of each post of the sites in test/fixtures/agreement,
 * as SITE/expected/PATH.html. A post that Hugo refuses to build stops the script: it has no place there.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = 'test/fixtures/agreement'
const [hugo = 'hugo', ...names] = process.argv.slice(2)
const sites = names.length > 0 ? names : readdirSync(root)

/** The page template that each of the sites has: a first line with the post's path, then its content. */
const page = '{{ with .File }}{{ .Path }}{{ end }}\n{{ .Content }}'

for (const site of sites) {
  const folder = join(root, site)
  const out = mkdtempSync(join(tmpdir(), 'galley-golden-'))
  try {
    writeFileSync(join(folder, 'layouts', 'all.html'), page)
    const args = ['--source', folder, '--destination', out, '--noBuildLock', '--quiet', '-D', '-F', '-E']
    execFileSync(hugo, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, HUGO_RESOURCEDIR: join(out, '.resources') },
    })
    rmSync(join(folder, 'expected'), { recursive: true, force: true })
    let count = 0
    for (const name of readdirSync(out, { recursive: true }).filter((path) => path.endsWith('.html'))) {
      const text = readFileSync(join(out, name), 'utf8')
      const end = text.indexOf('\n')
      const path = text.slice(0, end)
      if (!/\.(?:md|markdown)$/.test(path)) continue
      const file = join(folder, 'expected', `${path}.html`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text.slice(end + 1))
      count++
    }
    process.stdout.write(`${site}: ${count} posts\n`)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
