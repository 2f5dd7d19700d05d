/**
 * One post of 10 kB with ten shortcodes on a site of ten thousand: Galley's rendering of its body once warm, and, where
 * `GALLEY_HUGO` names a Hugo, what `hugo server` takes to render the site again after the same edit.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fragmentOf } from '../../electron/cli/fragment.ts'
import { postsAt } from '../../electron/cli/posts-at.ts'
import { siteFiles } from '../../electron/folder/site-files.ts'
import { splitPost } from '../../post/front-matter/detect.ts'
import { renderContent } from '../../post/render/content.ts'
import { postMaker, writeSite } from './generate.ts'

const count = Number(process.env.GALLEY_BENCH_POSTS ?? 10_000)
const hugo = process.env.GALLEY_HUGO ?? null
const runs = 200
const edits = 9
const path = 'blog/2020/the-post.md'

const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'))
try {
  const content = await writeSite(folder, count)
  const text = tenShortcodes()
  await writeFile(join(content, path), text)
  const { folder: site, reader } = await postsAt(folder)
  const kit = reader.kit()
  const { head, body } = splitPost(text)
  const first = await measured(async () => void (await fragmentOf(site, path, kit)))
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    // Each edit is another body, as typing makes it.
    const edited = `${body}${run}\n`
    times.push(await measured(() => void renderContent({ path, head, body: edited }, kit, siteFiles(site))))
  }
  const warm = times.slice(runs / 4)
  const lines = [
    `posts                         ${count}`,
    `the post                      ${(text.length / 1000).toFixed(1)} kB, ${shortcodesIn(body)} shortcodes`,
    `rendered the first time       ${first.toFixed(1)} ms`,
    `rendered once warm            ${at(warm, 0.5)} ms (p95 ${at(warm, 0.95)} ms; goal: under 5 ms)`,
  ]
  if (hugo === null) lines.push('hugo server                   not measured: name a Hugo in GALLEY_HUGO')
  else {
    const rebuilds = await serverTimes(hugo, join(content, path), text)
    lines.push(`hugo server after an edit     ${at(rebuilds, 0.5)} ms (of ${edits} edits)`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** A post of the generator's own paragraphs, cut to 10 kB, with ten shortcodes of three kinds between them. */
function tenShortcodes(): string {
  const make = postMaker(7)
  let head = ''
  const prose: string[] = []
  for (let index = 0; prose.join('\n\n').length < 9000; index++) {
    const { head: own, body } = splitPost(make(index).text)
    head ||= own
    prose.push(...body.split('\n\n').filter((block) => !block.includes('{{') && !block.startsWith('[^')))
  }
  const kinds = [
    '{{< quotation quote="A short one." source="Somebody" >}}',
    '{{< note tip >}}\nMind the *step*.\n{{< /note >}}',
    '{{% plain %}}Plain words.{{% /plain %}}',
  ]
  const step = Math.floor(prose.length / 10)
  for (let index = 0; index < 10; index++) prose.splice(index * (step + 1), 0, kinds[index % kinds.length] ?? '')
  return `${head}\n${prose.join('\n\n')}\n`
}

function shortcodesIn(body: string): number {
  return [...body.matchAll(/\{\{[<%] *\w/g)].length
}

async function measured(run: () => Promise<void> | void): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)
}

/** Milliseconds that the server says each rebuild took. */
async function serverTimes(program: string, file: string, text: string): Promise<readonly number[]> {
  await mkdir(join(folder, 'layouts'), { recursive: true })
  await writeFile(join(folder, 'layouts/all.html'), '{{ .Content }}')
  const server = spawn(
    program,
    ['server', '--source', folder, '--port', '0', '--renderToMemory', '--disableLiveReload', '-D'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]()
  const until = async (wanted: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done === true) throw new Error('Hugo ended before it had built.')
      const found = wanted.exec(value)
      if (found !== null) return found
    }
  }
  const times: number[] = []
  await until(/Press Ctrl\+C/)
  for (let edit = 0; edit < edits; edit++) {
    await writeFile(file, `${text}${edit}\n`)
    times.push(Number((await until(/Total in (\d+) ms/))[1]))
  }
  server.kill('SIGINT')
  await ended
  // Hugo has read what was written, not something older.
  if (!(await readFile(file, 'utf8')).endsWith(`${edits - 1}\n`)) throw new Error('The last edit was lost.')
  return times
}
