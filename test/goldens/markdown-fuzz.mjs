/**
 * `node test/goldens/markdown-fuzz.mjs HUGO [COUNT] [SEED]`: how many random Markdown documents Galley and Hugo agree on.
 * One Hugo build renders them all; `galley agree` compares and shows what differs. Build Galley first: `npm run build`.
 * A seed gives the same documents again.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [hugo = 'hugo', count = '2000', seed = String(Date.now() % 100_000)] = process.argv.slice(2)
const random = randomFrom(Number(seed))
const below = (limit) => Math.floor(random() * limit)
const pick = (list) => list[below(list.length)]
const likely = (share) => random() < share
const times = (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make)

const plain = 'the a of and to it is in for with that on this be are was not by from have one you we can more'.split(
  ' ',
)
const odd = [
  ...`don't it's "quoted" 'single' a-b snake_case 3.14 100% $5 C++ e.g. x=y naïve 日本語 「引用」 東京。 – — … & &amp; &copy; < > 1*2*3`.split(
    ' ',
  ),
  ...`*nix #tag @user (c) ... -- --- ?! '90s 'tis rock'n'roll dogs' <<q>> \\* \\_ \\# \\[x\\] :smile: a|b [x] 1. - + * _`.split(
    ' ',
  ),
  ...`http://example.org https://example.org/a_b(c) www.example.com. me@example.org ~5 5'10" word/word &#39; &nbsp; “smart”`.split(
    ' ',
  ),
]
const destinations = [
  '/url',
  'http://x.org/a?b=c&d=e',
  '<a b>',
  'a(b)c',
  '#frag',
  'x.png',
  '/a%20b',
  '/ä',
  'mailto:a@b.c',
  '',
  '/q"x',
]
const titles = ['', '', '', ' "t"', ` 't "x"'`, ' (t & u)', ' "a *b*"']
const word = () => (likely(0.75) ? pick(plain) : pick(odd))
const target = () => `(${pick(destinations)}${pick(titles)})`

const inlines = [
  (depth) => `*${text(depth)}*`,
  (depth) => `**${text(depth)}**`,
  (depth) => `_${text(depth)}_`,
  (depth) => `~~${text(depth)}~~`,
  () => `\`${pick(['code', 'a "b"', 'x < y', '--', 'a|b'])}\``,
  (depth) => `[${text(depth)}]${target()}`,
  (depth) => `![${text(depth)}]${target()}`,
  () => pick(['<https://a.org/x?y&z>', '<me@x.org>', '<br>', '<span class="x">y</span>', '<!-- c -->', '<kbd>x</kbd>']),
  () => pick(['[^1]', '[^n]', '[ref]', '[text][ref]', '[x *y*][Ref]', '[nope]']),
  () => pick(['  \n', '\\\n', '\n']),
  (depth) => `"${text(depth)}"`,
  (depth) => `(${text(depth)})`,
]

function text(depth = 0) {
  const piece = () => (depth > 1 || likely(0.75) ? word() : pick(inlines)(depth + 1))
  return times(1, depth === 0 ? 10 : 3, piece).join(pick([' ', ' ', ' ', '\n']))
}

const line = () => text().replaceAll('\n', ' ')
const indented = (source, by) => source.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)

function list(depth) {
  const mark = pick(['-', '*', '1.', '-'])
  const item = () => {
    const inner = pick([line, line, text, () => `[ ] ${line()}`, () => blocks(depth + 1)])()
    const more = depth < 2 && likely(0.3) ? `\n${block(depth + 1)}` : ''
    return `${mark} ${indented(inner + more, mark.length + 1)}`
  }
  return times(1, 4, item).join(likely(0.25) ? '\n\n' : '\n')
}

function table() {
  const columns = 1 + below(3)
  const row = () => `| ${Array.from({ length: columns }, () => line().replaceAll('|', '\\|')).join(' | ')} |`
  const rule = `|${Array.from({ length: columns }, () => pick(['---', ':--', '--:', ':-:'])).join('|')}|`
  return [row(), rule, ...times(0, 3, row)].join('\n')
}

const kinds = [
  () => text(),
  () => text(),
  () => text(),
  () => `${'#'.repeat(1 + below(6))} ${line()}${pick(['', '', ' #', ' {#id}', ' {.c}'])}`,
  () => `${line()}\n${pick(['===', '---'])}`,
  () =>
    `\`\`\`${pick(['', 'go', 'bash', 'nolang', 'text {hl_lines=[1]}'])}\n${pick(['a\n', 'x := "y"\n\nz\n', '<b>&amp;\n'])}\`\`\``,
  () => '    code\n    more',
  list,
  list,
  (depth) => blocks(depth + 1).replace(/^/gm, '> '),
  table,
  () => pick(['---', '***']),
  () => pick([`<div>\n\n${text()}\n\n</div>`, `<div class="x">${line()}</div>`, '<!-- c -->', '<img src="a">']),
  () => `[^${pick(['1', 'n'])}]: ${line()}`,
  () => `[ref]: ${pick(destinations) || '<>'}${pick(titles)}`,
  () => `${line()}\n: ${line()}`,
]

function block(depth) {
  return pick(depth > 2 ? kinds.slice(0, 6) : kinds)(depth)
}

function blocks(depth) {
  return times(1, depth === 0 ? 4 : 2, () => block(depth)).join('\n\n')
}

/** Mulberry32. */
function randomFrom(start) {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'))
try {
  mkdirSync(join(folder, 'content', 'blog'), { recursive: true })
  writeFileSync(
    join(folder, 'hugo.toml'),
    'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n',
  )
  for (let index = 0; index < Number(count); index++)
    writeFileSync(join(folder, 'content', 'blog', `${index}.md`), `+++\ntitle = "T"\n+++\n${blocks(0)}\n`)
  process.stdout.write(`${count} documents, seed ${seed}\n`)
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  spawnSync(process.execPath, [cli, 'agree', folder, '--hugo', hugo], { stdio: 'inherit' })
} finally {
  rmSync(folder, { recursive: true })
}
