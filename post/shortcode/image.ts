/** What can be known of images that Hugo would make of others: https://gohugo.io/content-management/image-processing/ */
import { toText, want } from '../template/arguments.ts'
import { TemplateFailure } from '../template/failure.ts'
import type { Method, Thing, Value } from '../template/value.ts'
import { mediaTypeOf } from './media-type.ts'
import type { ResourceParts } from './resource.ts'
import type { RunContext } from './run-context.ts'

type Size = { readonly width: number; readonly height: number }

/** The methods of an image that give another one. `make` makes a resource of its parts. */
export function imageMethods(
  context: RunContext,
  parts: ResourceParts,
  make: (parts: ResourceParts) => Thing,
): { readonly [name: string]: Method } {
  const processed = (action: string, spec: string): Value => {
    const size = sizeAfter(action, spec, sizeOf(parts))
    context.report?.(
      `The picture ${parts.name} is shown as it is: Hugo would make another one of it (${action} ${spec}).`,
      'warning',
    )
    const format = /(?:^|\s)(png|jpe?g|gif|webp|avif|bmp|tiff?)(?:\s|$)/i.exec(spec)?.[1]
    return make({ ...parts, ...size, ...(format === undefined ? {} : { mediaType: mediaTypeOf(`x.${format}`) }) })
  }
  const method =
    (name: string, action: string): Method =>
    (args) => {
      want(name, args, 1)
      return processed(action, toText(args[0]))
    }
  return {
    Resize: method('Resize', 'resize'),
    Fit: method('Fit', 'fit'),
    Fill: method('Fill', 'fill'),
    Crop: method('Crop', 'crop'),
    Process: (args) => {
      want('Process', args, 1)
      const words = toText(args[0]).split(/\s+/)
      const action = words.find((word) => /^(?:resize|fit|fill|crop)$/i.test(word))?.toLowerCase() ?? ''
      return processed(action, words.filter((word) => word.toLowerCase() !== action).join(' '))
    },
    Filter: () => processed('filter', ''),
    Exif: () => null,
    Meta: () => null,
    Colors: () => [],
  }
}

function sizeOf({ name, width, height }: ResourceParts): Size {
  if (width === undefined || height === undefined) throw new TemplateFailure(`the size of ${name} is not known`)
  return { width, height }
}

/** The size that Hugo gives the new image: a side that is left out follows the other. */
function sizeAfter(action: string, spec: string, { width, height }: Size): Size {
  const match = /(?:^|\s)(\d*)x(\d*)(?:\s|$)/i.exec(spec)
  const [wide, high] = [Number(match?.[1] || 0), Number(match?.[2] || 0)]
  switch (action) {
    case 'resize':
      if (wide === 0 && high === 0) throw new TemplateFailure('must provide Width or Height')
      return {
        width: wide || Math.max(1, Math.floor((width * high) / height + 0.5)),
        height: high || Math.max(1, Math.floor((height * wide) / width + 0.5)),
      }
    case 'fit': {
      if (wide === 0 || high === 0) throw new TemplateFailure('must provide Width and Height')
      if (width <= wide && height <= high) return { width, height }
      return width / height > wide / high
        ? { width: wide, height: Math.max(1, Math.trunc(wide / (width / height))) }
        : { width: Math.max(1, Math.trunc(high * (width / height))), height: high }
    }
    case 'fill':
    case 'crop':
      if (wide === 0 || high === 0) throw new TemplateFailure('must provide Width and Height')
      return action === 'fill'
        ? { width: wide, height: high }
        : { width: Math.min(wide, width), height: Math.min(high, height) }
    default:
      return { width, height }
  }
}
