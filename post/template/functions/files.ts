/** `os` and `images`: files of the site itself, and no others. */
import type { RunContext } from '../../shortcode/run-context.ts'
import { fileAt } from '../../site/file-index.ts'
import type { FileEntry, FileRoot } from '../../site/files.ts'
import { toText, want } from '../arguments.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Dictionary, Thing, type Value } from '../value.ts'
import { cleanPath } from './path.ts'
import { imageFilters } from './processing.ts'
import type { Namespace } from './table.ts'

export function contextOf(call: Call): RunContext {
  if (call.environment.context === null) throw new TemplateFailure('files are known only in a post')
  return call.environment.context
}

/** Hugo looks in the site's own folder, then in its content. */
const places: readonly FileRoot[] = ['site', 'content']

/** A path of the site without `/` at its ends; nothing leads out of it. */
function pathIn(name: string, args: readonly Value[]): string {
  want(name, args, 1)
  const path = cleanPath(`/${toText(args[0]).replaceAll('\\', '/')}`).slice(1)
  return path === '.' ? '' : path
}

function entryAt(path: string, context: RunContext): FileEntry | null {
  if (path === '') return { name: '', folder: true, bytes: 0 }
  const cut = path.lastIndexOf('/')
  const [folder, name] = [path.slice(0, Math.max(0, cut)), path.slice(cut + 1)]
  for (const root of places) {
    const found = context.files.folder(root, folder)?.find((entry) => entry.name === name)
    if (found !== undefined) return found
  }
  return null
}

function fileExists(args: readonly Value[], call: Call): boolean {
  const path = pathIn('fileExists', args)
  return path !== '' && entryAt(path, contextOf(call)) !== null
}

function readFile(args: readonly Value[], call: Call): string {
  const path = pathIn('readFile', args)
  if (path === '') throw new TemplateFailure('readFile needs a path')
  for (const root of places) {
    const text = contextOf(call).files.text(root, path)
    if (text !== null) return text
  }
  throw new TemplateFailure(`file "${path}" does not exist in the site`)
}

function readFolder(args: readonly Value[], call: Call): Value {
  const path = pathIn('readDir', args)
  for (const root of places) {
    const entries = contextOf(call).files.folder(root, path)
    if (entries !== null) return entries.map(entryObject)
  }
  throw new TemplateFailure(`failed to read directory "${path}": it does not exist in the site`)
}

function entryObject({ name, folder, bytes }: FileEntry): Thing {
  return new Thing('fs.FileInfo', {
    Name: () => name,
    IsDir: () => folder,
    Size: () => BigInt(bytes),
  })
}

const stat: TemplateFunction = (args, call) => {
  const path = pathIn('os.Stat', args)
  const entry = entryAt(path, contextOf(call))
  if (entry === null) throw new TemplateFailure(`stat ${path}: no such file or directory`)
  return entryObject(entry)
}

export const osFunctions: Namespace = {
  name: 'os',
  functions: {
    FileExists: fileExists,
    Getenv: (args) => {
      want('getenv', args, 1)
      const name = toText(args[0])
      if (!/^(?:HUGO_|CI$)/.test(name))
        throw new TemplateFailure(`access denied: "${name}" is not whitelisted in policy "security.funcs.getenv"`)
      return ''
    },
    ReadDir: readFolder,
    ReadFile: readFile,
    Stat: stat,
  },
  aliases: { fileExists: 'FileExists', getenv: 'Getenv', readDir: 'ReadDir', readFile: 'ReadFile' },
}

/** The size of an image, by its path from the site's root. */
function imageConfig(args: readonly Value[], call: Call): Value {
  const path = pathIn('imageConfig', args)
  const { kit } = contextOf(call)
  const [, root = '', rest = ''] = /^(static|assets|content)\/(.+)$/.exec(path) ?? []
  const known = (root === 'static' || root === 'assets' || root === 'content') && fileAt(kit, root, rest)
  const file = known || fileAt(kit, 'static', path) || fileAt(kit, 'content', path)
  if (!file || file.width === undefined || file.height === undefined)
    throw new TemplateFailure(`the size of the image "${path}" is not known`)
  return new Dictionary([
    ['Width', BigInt(file.width)],
    ['Height', BigInt(file.height)],
  ])
}

export const imageFunctions: Namespace = {
  name: 'images',
  functions: { ...imageFilters, Config: imageConfig },
  aliases: { imageConfig: 'Config' },
}
