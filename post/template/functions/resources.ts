/** `resources`: files of `assets/`, and what is made of them (https://gohugo.io/functions/resources/). */
import { mediaTypeOf } from '../../shortcode/media-type.ts'
import { assetResource, type ResourceParts, ResourceThing, resourceTypeOf } from '../../shortcode/resource.ts'
import { fileAt, filesOf } from '../../site/file-index.ts'
import { readGlob } from '../../site/glob.ts'
import { toList, toText, want } from '../arguments.ts'
import { md5, sha256 } from '../digest.ts'
import { sha384, sha512 } from '../digest-long.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { executeTemplate } from '../evaluate.ts'
import { TemplateFailure } from '../failure.ts'
import { parseTemplate } from '../parse.ts'
import { bytesOf } from '../print.ts'
import { Dictionary, Safe, type Value } from '../value.ts'
import { absent } from './absent.ts'
import { base64 } from './encoding.ts'
import { contextOf } from './files.ts'
import type { Namespace } from './table.ts'

function pathOf(value: Value | undefined): string {
  return toText(value).replace(/^\.?\/+/, '')
}

function get(args: readonly Value[], call: Call): Value {
  want('resources.Get', args, 1)
  const context = contextOf(call)
  const file = fileAt(context.kit, 'assets', pathOf(args[0]))
  return file === null ? null : assetResource(context, file)
}

function matching(args: readonly Value[], call: Call): readonly Value[] {
  want('resources.Match', args, 1)
  const context = contextOf(call)
  const pattern = readGlob(pathOf(args[0]))
  // In the order of the folders: the site's own files before its themes'.
  const files = filesOf(context.kit, 'assets').filter(({ path }) => pattern.test(path))
  return files.map((file) => assetResource(context, file))
}

/** A resource that a function makes another one of. */
function resourceIn(value: Value | undefined, name: string): ResourceThing {
  if (value instanceof ResourceThing) return value
  throw new TemplateFailure(`${name} needs a resource`)
}

function made(call: Call, parts: ResourceParts): ResourceThing {
  return new ResourceThing(contextOf(call), parts)
}

function named(call: Call, target: string, content: () => string): ResourceThing {
  const path = `/${target.replace(/^\/+/, '')}`
  return made(call, { name: path, title: path, params: {}, url: path, mediaType: mediaTypeOf(path), content })
}

/** The path with a word before its extension: `/css/main.css`, `min` is `/css/main.min.css`. */
function infixed(path: string, word: string): string {
  const cut = path.lastIndexOf('.')
  return cut > path.lastIndexOf('/') ? `${path.slice(0, cut)}.${word}${path.slice(cut)}` : `${path}.${word}`
}

const digests: ReadonlyMap<string, (bytes: readonly number[]) => string> = new Map([
  ['md5', md5],
  ['sha256', sha256],
  ['sha384', sha384],
  ['sha512', sha512],
])

/** A resource with the digest of its text in its name. A picture's bytes are not known: it keeps its name. */
function fingerprint(args: readonly Value[], call: Call): Value {
  want('fingerprint', args, 1, 2)
  const { parts } = resourceIn(args.at(-1), 'fingerprint')
  const method = args.length === 2 ? toText(args[0]).toLowerCase() : 'sha256'
  const digest = digests.get(method)
  const text =
    /^(?:text|application\/(?:json|xml|javascript))/.test(parts.mediaType) || parts.mediaType === 'image/svg+xml'
  if (digest === undefined) throw new TemplateFailure(`fingerprint: "${method}" is not a supported hash algorithm`)
  if (!text) {
    contextOf(call).report?.(
      `The digest of ${parts.name} is not known here: its address is shown without it.`,
      'warning',
    )
    return made(call, parts)
  }
  const hex = digest(bytesOf(parts.content()))
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const data = new Dictionary([['Integrity', new Safe('HTMLAttr', `${method}-${base64(bytes)}`)]])
  return made(call, { ...parts, url: infixed(parts.url, hex), data })
}

function transformed(name: string, rename: (url: string) => string): TemplateFunction {
  return (args, call) => {
    want(name, args, 1, 2)
    const { parts } = resourceIn(
      args.find((value) => value instanceof ResourceThing),
      name,
    )
    const url = rename(parts.url)
    const content = () => {
      contextOf(call).report?.(
        `What ${name} makes of ${parts.name} is not known here: its text is as it was.`,
        'warning',
      )
      return parts.content()
    }
    return made(call, { ...parts, url, mediaType: mediaTypeOf(url), content })
  }
}

function concat(args: readonly Value[], call: Call): Value {
  want('resources.Concat', args, 2)
  const all = toList(args[1], 'resources.Concat').map((one) => resourceIn(one, 'resources.Concat').parts)
  const joint = all.some(({ mediaType }) => mediaType === 'text/javascript') ? '\n;\n' : ''
  return named(call, toText(args[0]), () => all.map(({ content }) => content()).join(joint))
}

function executed(args: readonly Value[], call: Call): Value {
  want('resources.ExecuteAsTemplate', args, 3)
  const { parts } = resourceIn(args[2], 'resources.ExecuteAsTemplate')
  return named(call, toText(args[0]), () =>
    executeTemplate(
      parseTemplate(parts.name, parts.content()),
      args[1] ?? null,
      { ...call.environment, escape: parts.mediaType === 'text/html' },
      call.budget,
    ),
  )
}

export const resourceFunctions: Namespace = {
  name: 'resources',
  functions: {
    Get: get,
    GetMatch: (args, call) => matching(args, call)[0] ?? null,
    Key: absent('resources.Key', 'it names what a build keeps'),
    Match: matching,
    ByType: (args, call) => {
      want('resources.ByType', args, 1)
      const context = contextOf(call)
      const type = toText(args[0]).toLowerCase()
      const files = filesOf(context.kit, 'assets').filter(({ path }) => resourceTypeOf(mediaTypeOf(path)) === type)
      return files.map((file) => assetResource(context, file))
    },
    Concat: concat,
    Copy: (args, call) => {
      want('resources.Copy', args, 2)
      const { parts } = resourceIn(args[1], 'resources.Copy')
      const path = `/${pathOf(args[0])}`
      return made(call, { ...parts, name: path, title: path, url: path })
    },
    ExecuteAsTemplate: executed,
    Fingerprint: fingerprint,
    FromString: (args, call) => {
      want('resources.FromString', args, 2)
      const text = toText(args[1])
      return named(call, toText(args[0]), () => text)
    },
    GetRemote: absent('resources.GetRemote', 'it asks another computer'),
    Minify: transformed('minify', (url) => infixed(url, 'min')),
    PostProcess: (args) => args[0] ?? null,
    Publish: absent('resources.Publish', 'it writes a file'),
    ToCSS: transformed('toCSS', (url) => url.replace(/\.s[ac]ss$/, '.css')),
  },
  aliases: { fingerprint: 'Fingerprint', minify: 'Minify', toCSS: 'ToCSS' },
}

/** Text that a style sheet's variables take with or without quotes; it prints as it is. */
function ofText(name: string): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return toText(args[0])
  }
}

export const cssFunctions: Namespace = {
  name: 'css',
  functions: {
    Build: transformed('css.Build', (url) => url),
    ChromaStyles: absent('css.ChromaStyles', 'it writes a style sheet'),
    PostCSS: transformed('css.PostCSS', (url) => url),
    Quoted: ofText('css.Quoted'),
    Sass: transformed('css.Sass', (url) => url.replace(/\.s[ac]ss$/, '.css')),
    TailwindCSS: transformed('css.TailwindCSS', (url) => url),
    Unquoted: ofText('css.Unquoted'),
  },
  aliases: { postCSS: 'PostCSS' },
}

export const jsFunctions: Namespace = {
  name: 'js',
  functions: {
    Babel: transformed('js.Babel', (url) => url),
    Batch: absent('js.Batch', 'it runs a bundler'),
    Build: transformed('js.Build', (url) => url.replace(/\.(?:ts|tsx|jsx)$/, '.js')),
  },
  aliases: { babel: 'Babel' },
}
