import { realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { startExport } from '../folder/export.ts'
import { planExport, refuseCollisions } from '../folder/export-plan.ts'
import { BadUsage, type Command, plain, print, readArguments } from './command.ts'
import { isFile, type PostsAt, postsAt } from './posts-at.ts'

const help = `galley export PATH… --out DIR [--drafts] [--json]

Writes each post as a page of its own, with its styles and images inside: blog/a.md and blog/a/index.md to
DIR/blog/a.html, blog/_index.md to DIR/blog/index.html. Names are below the site's content folder; outside a site,
below the PATH given. If two posts would be written to one page, nothing is written.

  --out DIR    the folder to write to; it is made where missing
  --drafts     drafts found in folders too; a post that is named itself is written in any case
  --json       print an array of {path, file, status, message}; status is "written", "draft" or "failed"
`

/** Posts of one site that are written to one folder. */
interface Batch {
  readonly at: PostsAt
  readonly posts: Set<string>
  readonly drafts: Set<string>
}

interface Report {
  readonly path: string
  readonly file: string | null
  readonly status: 'written' | 'draft' | 'failed'
  readonly message: string | null
}

export const exportPages: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      drafts: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    if (positionals.length === 0) throw new BadUsage('export takes at least one PATH')
    if (values.out === undefined || values.out === '') throw new BadUsage('export needs --out DIR')
    const out = resolve(values.out)
    const batches = await collect(positionals, values.drafts === true)
    const planned = [...batches.values()].flatMap(({ at, posts }) =>
      planExport(posts, out).map((job) => ({ ...job, post: join(at.folder.content, ...job.post.split('/')) })),
    )
    refuseCollisions(planned)
    const reports: Report[] = []
    for (const { at, posts, drafts } of batches.values()) {
      for (const path of drafts) reports.push({ path, file: null, status: 'draft', message: null })
      reports.push(...(await run(at, [...posts], out)))
    }
    if (values.json === true) print(JSON.stringify(reports, null, 2))
    else summarise(reports, out)
    for (const { path, status, message } of reports) {
      if (status === 'failed') process.stderr.write(`galley: ${plain(path)}: ${plain(message ?? '')}\n`)
    }
    return reports.some(({ status }) => status === 'failed') ? 1 : 0
  },
}

async function collect(paths: readonly string[], withDrafts: boolean): Promise<ReadonlyMap<string, Batch>> {
  const batches = new Map<string, Batch>()
  for (const path of paths) {
    const named = await isFile(path)
    const at = await postsAt(resolve(path))
    // Outside a site, each PATH is a root of its own.
    const key = at.folder.hugo || named ? at.folder.content : await realpath(path)
    const batch = batches.get(key) ?? { at, posts: new Set(), drafts: new Set() }
    batches.set(key, batch)
    for (const entry of at.entries) {
      if (named || withDrafts || !entry.draft) batch.posts.add(entry.path)
      else batch.drafts.add(entry.path)
    }
    if (named && at.entries.length === 0) batch.posts.add(basename(path))
  }
  for (const { posts, drafts } of batches.values()) for (const post of posts) drafts.delete(post)
  return batches
}

async function run({ folder, reader }: PostsAt, posts: readonly string[], out: string): Promise<Report[]> {
  const reports: Report[] = []
  const { finished } = startExport({
    id: 0,
    folder,
    kit: reader.kit(),
    posts,
    out,
    skippedDrafts: 0,
    progress: (_progress, outcome) => {
      if (outcome === null) return
      const { post, file, message } = outcome
      reports.push(
        message === null
          ? { path: post, file, status: 'written', message }
          : { path: post, file: null, status: 'failed', message },
      )
    },
  })
  await finished
  return reports
}

function summarise(reports: readonly Report[], out: string): void {
  const count = (status: Report['status']) => reports.filter((report) => report.status === status).length
  const pages = count('written')
  const drafts = count('draft')
  const skipped = drafts === 0 ? '' : ` ${drafts} ${drafts === 1 ? 'draft was' : 'drafts were'} skipped.`
  print(`Wrote ${pages} ${pages === 1 ? 'page' : 'pages'} to ${plain(out)}.${skipped}`)
}
