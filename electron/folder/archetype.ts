/**
 * Archetypes: templates of new posts (https://gohugo.io/content-management/archetypes/). At once: it runs in the
 * folder's worker.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitPost } from '../../post/front-matter/detect.ts'
import { readHead } from '../../post/front-matter/read.ts'
import type { Table } from '../../post/front-matter/value.ts'
import type { SiteKit } from '../../post/render/site.ts'
import { pageObjects } from '../../post/shortcode/page.ts'
import { noFiles } from '../../post/site/files.ts'
import { executeTemplate } from '../../post/template/evaluate.ts'
import { TemplateFailure } from '../../post/template/failure.ts'
import { functionTable } from '../../post/template/functions/table.ts'
import { memberOf } from '../../post/template/member.ts'
import { parseTemplate } from '../../post/template/parse.ts'
import { Thing, type Value } from '../../post/template/value.ts'
import { Refused } from '../refused.ts'
import { realInside } from './inside.ts'
import type { Folder } from './open.ts'

export interface Archetype {
  /** Its path below the site's root or a theme's. */
  readonly name: string
  readonly source: string
  /** For an archetype that is a folder, that folder: its other files are copied. */
  readonly copyFrom: string | null
}

/** The archetype of a new post in `section` ('' at the root): its own, else the default one, the site's before its themes'. */
export function findArchetype(folder: Folder, section: string, bundle: boolean): Archetype | null {
  const kind = section.split('/')[0] ?? ''
  const kinds = kind === '' ? ['default'] : [kind, 'default']
  for (const owner of [folder.root, ...folder.themes]) {
    for (const name of kinds) {
      const found = (bundle ? readOne(folder, owner, `${name}/index.md`) : null) ?? readOne(folder, owner, `${name}.md`)
      if (found !== null) return found
    }
  }
  return null
}

/** Runs an archetype for the post at `path`. Throws `Refused` where the template cannot be run. */
export function runArchetype(archetype: Archetype, path: string, name: string, now: string, kit: SiteKit): string {
  const { site, page } = pageObjects({
    kit,
    page: { path, head: '', body: '' },
    files: noFiles,
    markdown: (source) => source,
    highlight: (code) => code,
    headings: () => [],
    rendered: () => ({ content: '', headings: () => [], summary: '', truncated: false }),
  })
  const fields: readonly (readonly [string, Value])[] = [
    ['Name', name],
    ['Date', now],
    ['Type', path.includes('/') ? (path.split('/')[0] ?? '') : 'page'],
    ['Kind', 'page'],
    ['Site', site],
    ['File', memberOf(page, 'File', [])],
  ]
  const data = new Thing(
    'create.ArchetypeFileData',
    Object.fromEntries(fields.map(([key, value]) => [key, () => value])),
  )
  const environment = {
    functions: functionTable,
    escape: false,
    now,
    context: null,
    site,
    page: null,
    report: () => {},
  }
  try {
    return shown(executeTemplate(parseTemplate(archetype.name, hidden(archetype.source)), data, environment))
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error
    throw new Refused(
      'failed',
      `The archetype “${archetype.name}” cannot be run: ${error.message}. No post was made.`,
      { cause: error },
    )
  }
}

/** The front matter that each of the site's archetypes gives, by section ('' is the default one). */
export function archetypeTables(folder: Folder, kit: SiteKit, now: string): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>()
  for (const owner of [folder.root, ...folder.themes]) {
    const root = realInside(folder.root, join(owner, 'archetypes'))
    for (const name of root === null ? [] : readdirSync(root)) {
      const section = name === 'default.md' ? '' : name.replace(/\.md$/, '')
      const archetype = readOne(folder, owner, name.endsWith('.md') ? name : `${name}/index.md`)
      if (archetype === null || tables.has(section)) continue
      const table = tableOf(archetype, section, now, kit)
      if (table !== null) tables.set(section, table)
    }
  }
  return tables
}

function tableOf(archetype: Archetype, section: string, now: string, kit: SiteKit): Table | null {
  try {
    const text = runArchetype(archetype, `${section === '' ? '' : `${section}/`}new.md`, 'new', now, kit)
    const reading = readHead(splitPost(text).head)
    return reading.ok ? reading.table : null
  } catch (error) {
    // It is said when a post is made of it.
    if (error instanceof Refused) return null
    throw error
  }
}

function readOne(folder: Folder, owner: string, name: string): Archetype | null {
  const file = realInside(folder.root, join(owner, 'archetypes', name))
  if (file === null) return null
  try {
    const source = readFileSync(file, 'utf8')
    const inFolder = name.endsWith('/index.md')
    return { name: `archetypes/${name}`, source, copyFrom: inFolder ? join(file, '..') : null }
  } catch {
    // A folder, or not readable: as if it were not there.
    return null
  }
}

/** Shortcodes in an archetype are text for the new post, not part of the template. */
function hidden(source: string): string {
  return source.replace(/\{\{([<%])/g, '{x{$1').replace(/([>%])\}\}/g, '$1}x}')
}

function shown(text: string): string {
  return text.replace(/\{x\{([<%])/g, '{{$1').replace(/([>%])\}x\}/g, '$1}}')
}
