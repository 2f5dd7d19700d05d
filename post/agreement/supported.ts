/** What of Hugo's templates runs, from the tables that run it: the lists of `docs/agreement.md`. */
import { plainKit, type SiteKit } from '../render/site.ts'
import { builtins } from '../shortcode/builtin/table.ts'
import { pageObjects } from '../shortcode/page.ts'
import { assetResource } from '../shortcode/resource.ts'
import type { RunContext } from '../shortcode/run-context.ts'
import { startShortcode } from '../shortcode/running.ts'
import { parseBody } from '../shortcode/tree.ts'
import { noFiles } from '../site/files.ts'
import { functionEntries } from '../template/functions/table.ts'
import type { Thing } from '../template/value.ts'

/** The lists in Markdown, one paragraph a name space and an object. */
export function supportedLists(): string {
  const entries = functionEntries()
  const spaces = new Map<string, string[]>()
  for (const { name, aliases, runs } of entries) {
    if (!runs) continue
    const space = name.includes('.') ? name.slice(0, name.indexOf('.')) : 'Go'
    const also = aliases.length === 0 ? '' : ` (${aliases.map(code).join(', ')})`
    spaces.set(space, [...(spaces.get(space) ?? []), code(name) + also])
  }
  const absent = entries.filter(({ runs }) => !runs).map(({ name }) => code(name))
  return [
    '### Functions',
    `${entries.length - absent.length} functions run, here with their short names.`,
    ...[...spaces].sort(([a], [b]) => (a < b ? -1 : 1)).map(([space, names]) => `**${space}**: ${names.join(', ')}.`),
    `These ${absent.length} draw, bundle, measure or ask the network, and do not run; a card says so: ${absent.join(', ')}.`,
    '### Methods',
    ...Object.entries(objects()).map(
      ([name, thing]) => `**${name}**: ${[...thing.names].sort().map(code).join(', ')}.`,
    ),
    '### Shortcodes of Hugo',
    `${[...builtins.keys()].sort().map(code).join(', ')}.`,
  ].join('\n\n')
}

function code(name: string): string {
  return `\`${name}\``
}

/** One of each kind of object that templates mostly meet. */
function objects(): { readonly [name: string]: Thing } {
  const kit: SiteKit = { ...plainKit, pages: [{ path: 'a.md', title: '', url: '/a/' }] }
  const context: RunContext = {
    kit,
    page: { path: 'a.md', head: '', body: '' },
    files: noFiles,
    markdown: (source) => source,
    highlight: (source) => source,
    headings: () => [],
    rendered: () => ({ content: '', summary: '', truncated: false, headings: () => [] }),
  }
  const page = pageObjects(context)
  const [node] = parseBody('{{< x >}}', () => false).nodes
  if (node?.kind !== 'shortcode') throw new Error('A shortcode was not read as one.')
  return {
    'A shortcode': startShortcode(node, null, page).object,
    'A page': page.page,
    'The site': page.site,
    'A resource': assetResource(context, { root: 'assets', path: 'a.png', width: 1, height: 1 }),
  }
}
