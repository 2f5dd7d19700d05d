import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { isList, Thing, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

/** A path without doubled slashes, `.` and, where something is before it, `..`; `.` where nothing is left. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!rooted) parts.push(part)
  }
  const joined = (rooted ? '/' : '') + parts.join('/')
  return joined === '' ? '.' : joined
}

function baseOf(path: string): string {
  if (path === '') return '.'
  const bare = path.replace(/\/+$/, '')
  return bare === '' ? '/' : bare.slice(bare.lastIndexOf('/') + 1)
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : ''
}

function ofPath(name: string, run: (path: string) => Value): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return run(toText(args[0]).replaceAll('\\', '/'))
  }
}

export const pathFunctions: Namespace = {
  name: 'path',
  functions: {
    Base: ofPath('path.Base', baseOf),
    BaseName: ofPath('path.BaseName', (path) => {
      if (path === '') return '.'
      const base = baseOf(path)
      const extension = extensionOf(base)
      return extension === '' ? base : base.slice(0, -extension.length)
    }),
    Clean: ofPath('path.Clean', cleanPath),
    Dir: ofPath('path.Dir', (path) => cleanPath(path.slice(0, path.lastIndexOf('/') + 1))),
    Ext: ofPath('path.Ext', extensionOf),
    Join: (args) => {
      const parts = args
        .flatMap((part) => (isList(part) ? part : [part]))
        .map((part) => toText(part))
        .filter((part) => part !== '')
      return parts.length === 0 ? '' : cleanPath(parts.join('/'))
    },
    Split: ofPath('path.Split', (path) => {
      const at = path.lastIndexOf('/') + 1
      const [folder, name] = [path.slice(0, at), path.slice(at)]
      return new Thing('paths.DirFile', { Dir: () => folder, File: () => name }, `${folder}|${name}`)
    }),
  },
  aliases: {},
}
