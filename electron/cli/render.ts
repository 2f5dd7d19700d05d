import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refused, refusedBy } from '../refused.ts'
import { BadUsage, type Command, plain, print, readArguments } from './command.ts'
import { type FragmentProblem, fragmentOf } from './fragment.ts'
import { isFile, postsAt } from './posts-at.ts'

const help = `galley render FILE
galley render FILE|FOLDER… --out DIR

Prints the HTML of the post's body, as Hugo's .Content: Markdown and shortcodes rendered, nothing taken out. It is as
safe as its writer. Where Hugo would stop, the rest is printed, the reason goes to standard error, and the status is 1.

  --out DIR    write one fragment a post instead, at its path below the content folder: blog/a.md to
               DIR/blog/a.md.html. A FOLDER means all posts at and below it.
`

export const render: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { out: { type: 'string' } })
    if (values.out === '') throw new BadUsage('--out needs a folder')
    if (values.out !== undefined) return renderTo(resolve(values.out), positionals)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new BadUsage('render takes one FILE, or --out DIR')
    const at = await postsAt(resolve(file))
    if (!(await isFile(file))) {
      throw new Refused(
        'unsupported',
        `“${basename(file)}” is a folder. Name one of its posts, or a folder with --out.`,
      )
    }
    const post = at.entries[0]?.path ?? basename(file)
    const { html, problems } = await fragmentOf(at.folder, post, at.reader.kit())
    process.stdout.write(html)
    return tell(post, problems) ? 1 : 0
  },
}

async function renderTo(out: string, paths: readonly string[]): Promise<number> {
  if (paths.length === 0) throw new BadUsage('render takes at least one FILE or FOLDER')
  let pages = 0
  let faulty = 0
  for (const path of paths) {
    const at = await postsAt(resolve(path))
    const kit = at.reader.kit()
    for (const { path: post } of at.entries) {
      try {
        const { html, problems } = await fragmentOf(at.folder, post, kit)
        await write(join(out, ...`${post}.html`.split('/')), html)
        pages++
        if (tell(post, problems)) faulty++
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        process.stderr.write(`galley: ${plain(post)}: ${plain(error.message)}\n`)
        faulty++
      }
    }
  }
  print(`Wrote ${pages} ${pages === 1 ? 'fragment' : 'fragments'} to ${plain(out)}.`)
  return faulty > 0 ? 1 : 0
}

async function write(file: string, html: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, html)
  } catch (error) {
    throw refusedBy(error, basename(file), 'It was not written.')
  }
}

/** Says what is wrong with a post. Answers whether Hugo would refuse to build it. */
function tell(path: string, problems: readonly FragmentProblem[]): boolean {
  for (const { line, message } of problems) {
    process.stderr.write(`galley: “${plain(path)}”, line ${line}: ${plain(message)}\n`)
  }
  return problems.some(({ severity }) => severity === 'error')
}
