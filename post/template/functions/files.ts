import { globPattern, resourceObject } from '../../shortcode/resource.ts'
import type { RunContext } from '../../shortcode/run-context.ts'
import { toText, want } from '../arguments.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { Dictionary, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

function contextOf(call: Call): RunContext {
  if (call.environment.context === null) throw new TemplateFailure('files are known only in a post')
  return call.environment.context
}

function absent(name: string): TemplateFunction {
  return () => {
    throw new TemplateFailure(`${name} is not in the preview yet`)
  }
}

/** Whether a file of `static/`, `assets/` or `content/` exists: of others the preview knows nothing. */
function fileExists(args: readonly Value[], call: Call): boolean {
  want('fileExists', args, 1)
  const path = toText(args[0]).replace(/^\/+/, '')
  const match = /^(static|assets|content)\/(.+)$/.exec(path)
  if (match === null) throw new TemplateFailure(`whether the file "${path}" exists is not known in the preview`)
  return contextOf(call).kit.files.some((file) => file.root === match[1] && file.path === match[2])
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
    ReadDir: absent('readDir'),
    ReadFile: absent('readFile'),
    Stat: absent('os.Stat'),
  },
  aliases: { fileExists: 'FileExists', getenv: 'Getenv', readDir: 'ReadDir', readFile: 'ReadFile' },
}

function assets(call: Call, fits: (path: string) => boolean): Value[] {
  const context = contextOf(call)
  const files = context.kit.files.filter((file) => file.root === 'assets' && fits(file.path))
  return files.map((file) => resourceObject(context, `/${file.path}`, `/${file.path}`, file))
}

function matching(args: readonly Value[], call: Call): Value[] {
  want('resources.Match', args, 1)
  const pattern = globPattern(toText(args[0]))
  return assets(call, (path) => pattern.test(path.toLowerCase()))
}

export const resourceFunctions: Namespace = {
  name: 'resources',
  functions: {
    Get: (args, call) => {
      want('resources.Get', args, 1)
      const wanted = toText(args[0]).replace(/^\/+/, '')
      return assets(call, (path) => path === wanted)[0] ?? null
    },
    GetMatch: (args, call) => matching(args, call)[0] ?? null,
    Match: matching,
    ByType: absent('resources.ByType'),
    Concat: absent('resources.Concat'),
    Copy: absent('resources.Copy'),
    ExecuteAsTemplate: absent('resources.ExecuteAsTemplate'),
    Fingerprint: absent('fingerprint'),
    FromString: absent('resources.FromString'),
    GetRemote: absent('resources.GetRemote'),
    Minify: absent('minify'),
    PostProcess: absent('resources.PostProcess'),
    ToCSS: absent('toCSS'),
  },
  aliases: { fingerprint: 'Fingerprint', minify: 'Minify', toCSS: 'ToCSS' },
}

export const imageFunctions: Namespace = {
  name: 'images',
  functions: {
    Config: (args, call) => {
      want('imageConfig', args, 1)
      const path = toText(args[0]).replace(/^\/+/, '')
      const file = contextOf(call).kit.files.find((one) => `${one.root}/${one.path}` === path || one.path === path)
      if (file?.width === undefined || file.height === undefined)
        throw new TemplateFailure(`the size of the image "${path}" is not known in the preview`)
      return new Dictionary([
        ['Width', BigInt(file.width)],
        ['Height', BigInt(file.height)],
      ])
    },
  },
  aliases: { imageConfig: 'Config' },
}
