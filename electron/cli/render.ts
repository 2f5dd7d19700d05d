import { basename, resolve } from 'node:path'
import { splitPost } from '../../post/front-matter/detect.ts'
import { renderContent } from '../../post/render/content.ts'
import { findFolder } from '../folder/open.ts'
import { readPost } from '../folder/read-post.ts'
import { Reader } from '../folder/reader.ts'
import { Refused } from '../refused.ts'
import { BadUsage, type Command, readArguments } from './command.ts'
import { readAll } from './posts-at.ts'

const help = `galley render FILE

Prints the HTML of the post's body, as Hugo's .Content: Markdown and shortcodes rendered, nothing taken out. It is as
safe as its writer.
`

export const render: Command = {
  help,
  run: async (args) => {
    const { positionals } = readArguments(args, {})
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new BadUsage('render takes one FILE')
    const { folder, post } = await findFolder(resolve(file))
    if (post === null) throw new Refused('unsupported', `“${basename(file)}” is a folder. Name one of its posts.`)
    const { text } = await readPost(folder, post)
    const { head, body, problem } = splitPost(text)
    if (problem !== null) throw new Refused('failed', `“${basename(file)}”, line ${problem.line}: ${problem.message}`)
    const reader = new Reader(folder)
    readAll(reader)
    process.stdout.write(renderContent({ path: post, head, body }, reader.kit()))
    return 0
  },
}
