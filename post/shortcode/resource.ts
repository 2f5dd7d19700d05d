import type { SiteFile } from '../render/site.ts'
import { toText, want } from '../template/arguments.ts'
import { TemplateFailure } from '../template/failure.ts'
import { Thing, type Value } from '../template/value.ts'
import { absolute } from './address.ts'
import type { RunContext } from './run-context.ts'

/** `.Page.Resources`: the files of the page's bundle. */
export function resourcesOf(context: RunContext): Thing {
  const { path, url } = context.page
  const folder = path.replace(/[^/]*$/, '')
  const bundle = /(?:^|\/)_?index\.[^/]+$/.test(path)
  const own = bundle ? context.kit.files.filter((file) => file.root === 'content' && file.path.startsWith(folder)) : []
  const resources = own.map((file) => ({ name: file.path.slice(folder.length), file }))
  const objects = (kept: typeof resources) =>
    kept.map(({ name, file }) => resourceObject(context, name, url + name, file))
  const named = (name: string) =>
    resources.filter((resource) => resource.name.toLowerCase() === name.replace(/^\.?\//, '').toLowerCase())
  const matching = (glob: string) => resources.filter((resource) => globPattern(glob).test(resource.name.toLowerCase()))
  return new Thing('resource.Resources', {
    Get: (args) => first(objects(named(only('Get', args)))),
    GetMatch: (args) => first(objects(matching(only('GetMatch', args)))),
    Match: (args) => objects(matching(only('Match', args))),
    ByType: (args) => {
      const type = only('ByType', args)
      return objects(resources.filter(({ name }) => typeOf(name) === type))
    },
  })
}

function only(name: string, args: readonly Value[]): string {
  want(name, args, 1)
  return toText(args[0])
}

function first(list: readonly Thing[]): Value {
  return list[0] ?? null
}

/** A file as templates see it. `url` is its path from the site's root. */
export function resourceObject(context: RunContext, name: string, url: string, file: SiteFile): Thing {
  const size = (side: 'width' | 'height') => {
    const value = file[side]
    if (value === undefined) throw new TemplateFailure(`the ${side} of ${name} is not known here`)
    return BigInt(value)
  }
  const notYet = (what: string) => () => {
    throw new TemplateFailure(`.${what} of a resource is not in the preview yet`)
  }
  return new Thing(
    'resource.Resource',
    {
      Name: () => name,
      Title: () => name,
      RelPermalink: () => encodeURI(url),
      Permalink: () => encodeURI(absolute(context, url)),
      ResourceType: () => typeOf(name),
      Width: () => size('width'),
      Height: () => size('height'),
      Content: notYet('Content'),
      Resize: notYet('Resize'),
      Fit: notYet('Fit'),
      Fill: notYet('Fill'),
      Crop: notYet('Crop'),
      Process: notYet('Process'),
    },
    name,
  )
}

const types: ReadonlyMap<string, string> = new Map([
  ...'png jpg jpeg gif webp svg bmp tif tiff avif'.split(' ').map((extension) => [extension, 'image'] as const),
  ...'mp4 webm ogv mov m4v avi mpeg'.split(' ').map((extension) => [extension, 'video'] as const),
  ...'mp3 ogg oga wav flac m4a'.split(' ').map((extension) => [extension, 'audio'] as const),
  ...'txt css csv html js md'.split(' ').map((extension) => [extension, 'text'] as const),
])

function typeOf(name: string): string {
  return types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application'
}

/** `*` stays within a folder, `**` does not, `?` is one character, `{a,b}` is one of them. */
export function globPattern(glob: string): RegExp {
  if (glob.length > 500 || (glob.match(/\*/g)?.length ?? 0) > 8) throw new TemplateFailure('a file pattern is too long')
  const source = glob
    .toLowerCase()
    .replace(/^\.?\//, '')
    .replace(/\*\*|[*?{},]|[.+^$()|[\]\\/]/g, (mark) => {
      switch (mark) {
        case '**':
          return '.*'
        case '*':
          return '[^/]*'
        case '?':
          return '[^/]'
        case '{':
          return '(?:'
        case '}':
          return ')'
        case ',':
          return glob.includes('{') ? '|' : ','
        default:
          return `\\${mark}`
      }
    })
  try {
    return new RegExp(`^${source}$`)
  } catch (failure) {
    if (failure instanceof SyntaxError) throw new TemplateFailure(`"${glob}" is no file pattern`)
    throw failure
  }
}

/** The URL of a file of `assets/` by its path there; null where there is none. */
export function assetUrl(context: RunContext, path: string): string | null {
  const wanted = path.replace(/^\/+/, '')
  return context.kit.files.some((file) => file.root === 'assets' && file.path === wanted)
    ? encodeURI(`/${wanted}`)
    : null
}
