/** Asks a real Hugo. Only the scripts that make expectations use it; tests read what they wrote. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const basis = `baseURL = "https://example.org/"
title = "A site"
`

/** `.Content` of posts with these bodies, in order; null for one that Hugo did not write. `layouts` are files by path. */
export function contents(
  hugo,
  bodies,
  { config = '', layouts = {}, files = {}, head = '+++\ntitle = "A post"\n+++\n' } = {},
) {
  const posts = Object.fromEntries(bodies.map((body, index) => [`content/${name(index)}.md`, head + body]))
  const only = 'disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "home", "section", "robotstxt"]\n'
  return build(hugo, { ...posts, ...files }, only + config, { 'single.html': '{{ .Content }}', ...layouts }, (folder) =>
    bodies.map((_, index) => read(join(folder, name(index), 'index.html'))),
  )
}

/** Builds a site of `files` in a temporary folder and hands its public folder to `look`. */
export function build(hugo, files, config, layouts, look) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-golden-'))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    write('hugo.toml', basis + config)
    for (const [path, text] of Object.entries(files)) write(path, text)
    for (const [path, text] of Object.entries(layouts)) write(`layouts/${path}`, text)
    execFileSync(hugo, ['--source', folder, '--quiet', '--noBuildLock', '-D', '-F', '-E'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return look(join(folder, 'public'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function name(index) {
  return `post-${String(index).padStart(4, '0')}`
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
