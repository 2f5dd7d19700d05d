import { resolve } from 'node:path'
import type { PostEntry } from '../api.ts'
import { BadUsage, type Command, plain, print, readArguments } from './command.ts'
import { postsAt } from './posts-at.ts'

const help = `galley list FOLDER [--json]

Lists the posts at and below FOLDER, newest first, one a line: path, date, "draft" or nothing, tags, format, title,
and what is wrong with the front matter, with tabs between. Paths are below the site's content folder, or below
FOLDER where that is no site.

  --json    an array of {path, title, date, draft, tags, format, error}; error is null or {message, line, column}
`

export const list: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new BadUsage('list takes one FOLDER')
    const { entries } = await postsAt(resolve(folder))
    const sorted = entries.toSorted((a, b) => (b.time ?? -1e18) - (a.time ?? -1e18) || (a.path < b.path ? -1 : 1))
    if (values.json === true) print(JSON.stringify(sorted.map(toJson), null, 2))
    else process.stdout.write(sorted.map((entry) => `${toLine(entry)}\n`).join(''))
    return 0
  },
}

function toJson({ path, title, date, draft, terms, format, problem }: PostEntry) {
  const error = problem && { message: problem.message, line: problem.line, column: problem.column }
  return { path, title, date, draft, tags: terms.tags ?? [], format, error }
}

function toLine({ path, title, date, draft, terms, format, problem }: PostEntry): string {
  const error = problem === null ? '' : `line ${problem.line}: ${problem.message}`
  const cells = [path, date ?? '', draft ? 'draft' : '', (terms.tags ?? []).join(', '), format, title, error]
  return cells.map(plain).join('\t').trimEnd()
}
