import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { firstDifference } from '../../post/agreement/difference.ts'
import { scanShortcodes } from '../../post/shortcode/scan.ts'
import { type Agreement, groupsOf, shareOf } from '../agree/agreement.ts'
import { buildContents } from '../agree/hugo.ts'
import { contains, relativePath } from '../folder/inside.ts'
import { Refused } from '../refused.ts'
import { BadUsage, type Command, plain, print, readArguments } from './command.ts'
import { fragmentOf } from './fragment.ts'
import { postsAt } from './posts-at.ts'

const help = `galley agree SITE --hugo PATH [--report DIR] [--json]

Compares what Galley makes of each post with what Hugo makes of it. Hugo builds SITE in a temporary folder, drafts,
future and expired posts too, with page templates that print nothing but .Content; nothing in SITE is changed. Entities,
white space between blocks and the colours of code make no difference; everything else does. A post that Hugo cannot
build is counted apart.

  --hugo PATH     the Hugo program, version 0.146 or newer
  --report DIR    write both fragments of each post that differs, and everything as report.json
  --json          print the counts and the differences as JSON

The status is 0 where all posts agree, else 1.
`

export const agree: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, {
      hugo: { type: 'string' },
      report: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [site, ...more] = positionals
    if (site === undefined || more.length > 0) throw new BadUsage('agree takes one SITE')
    if (values.hugo === undefined || values.hugo === '') throw new BadUsage('agree needs --hugo PATH')
    if (values.report === '') throw new BadUsage('--report needs a folder')
    const hugo = values.hugo.includes('/') ? resolve(values.hugo) : values.hugo
    const agreement = await compare(resolve(site), hugo, values.report === undefined ? null : resolve(values.report))
    if (values.json === true) print(toJson(agreement))
    else summarise(agreement)
    return agreement.posts.every(({ difference }) => difference === null) ? 0 : 1
  },
}

async function compare(path: string, hugo: string, report: string | null): Promise<Agreement> {
  const { folder, reader, entries } = await postsAt(path)
  if (!folder.hugo) throw new Refused('unsupported', 'This folder has no Hugo configuration, so Hugo cannot build it.')
  const { version, contents, failures } = await buildContents(folder.root, hugo)
  const below = (files: ReadonlyMap<string, string>) =>
    new Map(
      [...files].flatMap(([file, text]) =>
        contains(folder.content, file) ? [[relativePath(folder.content, file), text] as const] : [],
      ),
    )
  const [built, failed] = [below(contents), below(failures)]
  const kit = reader.kit()
  const posts: Agreement['posts'][number][] = []
  for (const { path: post } of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const content = built.get(post)
    if (content === undefined) continue
    const { html, body, problems } = await fragmentOf(folder, post, kit)
    const difference = firstDifference(content, html)
    const problem = problems.find(({ severity }) => severity === 'error')?.message ?? null
    const shortcodes = scanShortcodes(body).items.some(({ kind }) => kind === 'tag')
    posts.push({ path: post, shortcodes, difference, problem })
    if (report !== null && difference !== null) {
      await write(report, `${post}.hugo.html`, content)
      await write(report, `${post}.galley.html`, html)
    }
  }
  const known = new Set(entries.map(({ path: post }) => post))
  const agreement = {
    version,
    posts,
    failed: [...failed].filter(([post]) => !built.has(post)).map(([post, message]) => ({ path: post, message })),
    unwritten: entries.map(({ path: post }) => post).filter((post) => !built.has(post) && !failed.has(post)),
    unknown: [...built.keys()].filter((post) => !known.has(post)),
  }
  if (report !== null) await write(report, 'report.json', `${toJson(agreement)}\n`)
  return agreement
}

async function write(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, ...path.split('/'))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

function toJson(agreement: Agreement): string {
  const { version, posts, failed, unwritten, unknown } = agreement
  const [all, without, using] = [null, false, true].map((shortcodes) => shareOf(agreement, shortcodes))
  const differences = posts.filter(({ difference }) => difference !== null)
  return JSON.stringify(
    { hugo: version, all, withoutShortcodes: without, withShortcodes: using, differences, failed, unwritten, unknown },
    null,
    2,
  )
}

function summarise(agreement: Agreement): void {
  const { version, failed, unwritten, unknown } = agreement
  for (const group of groupsOf(agreement)) {
    const [example] = group.posts
    if (example?.difference == null) continue
    print(`${group.posts.length} × ${plain(group.cause)}`)
    print(`    ${plain(example.path)}`)
    if (example.problem !== null) print(`    problem  ${plain(example.problem)}`)
    print(`    Hugo     ${plain(example.difference.hugo)}`)
    print(`    Galley   ${plain(example.difference.galley)}\n`)
  }
  for (const { path, message } of failed) print(`Hugo cannot build ${plain(path)}: ${plain(message)}`)
  const share = (shortcodes: boolean | null) => {
    const { agreeing, total } = shareOf(agreement, shortcodes)
    return `${agreeing} of ${total}${total === 0 ? '' : ` (${(Math.floor((agreeing / total) * 10_000) / 100).toFixed(2)} %)`}`
  }
  print(`Compared with Hugo ${version}.`)
  print(`Posts without shortcodes that agree: ${share(false)}`)
  print(`Posts with shortcodes that agree:    ${share(true)}`)
  print(`All posts that agree:                ${share(null)}`)
  if (failed.length > 0) print(`Posts that Hugo cannot build: ${failed.length}`)
  if (unwritten.length > 0) print(`Posts that Hugo writes no page for: ${unwritten.length}`)
  if (unknown.length > 0) print(`Pages that are no posts of Galley: ${unknown.length}`)
}
