/**
 * `node test/goldens/languages.mjs HUGO`: writes post/markdown/known-languages.ts, the names of languages that Hugo's
 * highlighter knows. Candidates are the names, aliases and file patterns that the program holds as text, and words of
 * languages whose lexers are written in Go; Hugo itself says which of them it highlights.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { contents } from './hugo.mjs'

const inGo =
  'go golang html htm xhtml svelte vue php php3 php4 php5 markdown md mkd rst rest restructuredtext http emacs elisp emacs-lisp emacslisp genshi kid xml+genshi xml+kid genshitext go-template go-html-template go-text-template haxe hx hxsl typoscript raku perl6 pl6 cheetah spitfire caddyfile caddy caddyfile-directives caddyfile-d mysql mariadb common-lisp cl lisp zed text plain plaintext no-highlight txt dns zone bind svg xsl xslt rss wsdl htmldjango'.split(
    ' ',
  )

const binary = readFileSync(process.argv[2] ?? 'hugo', 'latin1')
const held = Array.from(binary.matchAll(/<(?:alias|name)>([^<]{1,40})<\/(?:alias|name)>/g), ([, name]) => name)
const patterns = Array.from(binary.matchAll(/<filename>([^<]{1,40})<\/filename>/g), ([, name]) => name)
const endings = patterns.flatMap(
  (pattern) => /^\*\.([\w+-]+)$/.exec(pattern)?.[1] ?? (/^[\w.-]+$/.test(pattern) ? pattern : []),
)
const candidates = [...new Set([...inGo, ...held, ...endings].map((name) => name.toLowerCase()))].filter(
  (name) => !/[\s`{}]/.test(name),
)

const rendered = contents(
  process.argv[2] ?? 'hugo',
  candidates.map((name) => `\`\`\`${name}\nx\n\`\`\`\n`),
)
const known = candidates.filter((_, index) => rendered[index].startsWith('<div class="highlight">')).sort()

const lines = []
for (const name of known) {
  const last = lines.at(-1)
  if (last !== undefined && last.length + name.length < 110) lines[lines.length - 1] = `${last} ${name}`
  else lines.push(name)
}
writeFileSync(
  new URL('../../post/markdown/known-languages.ts', import.meta.url),
  `/** Names of the languages that Hugo 0.169 highlights, lower-cased: written by \`test/goldens/languages.mjs\`. */
export const knownLanguages: ReadonlySet<string> = new Set(
  \`
  ${lines.join('\n  ')}
\`
    .trim()
    .split(/\\s+/),
)
`,
)
process.stdout.write(`${known.length} of ${candidates.length} names are languages to Hugo\n`)
