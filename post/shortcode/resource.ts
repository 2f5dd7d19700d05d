/** A file as templates see it: https://gohugo.io/methods/resource/ */
import type { SiteFile } from '../render/site.ts'
import { encodePath } from '../render/slug.ts'
import type { DataTable } from '../site/data-table.ts'
import { fromData } from '../template/data.ts'
import { TemplateFailure } from '../template/failure.ts'
import { Dictionary, Safe, Thing, type Value } from '../template/value.ts'
import { absolute, relative } from './address.ts'
import { imageMethods } from './image.ts'
import { mediaTypeObject, mediaTypeOf } from './media-type.ts'
import type { RunContext } from './run-context.ts'

export interface ResourceParts {
  readonly name: string
  readonly title: string
  readonly params: DataTable
  /** Path of its URL below the site's base URL, not encoded. */
  readonly url: string
  readonly mediaType: string
  /** The text of the file. Throws `TemplateFailure` where it cannot be known. */
  content(): string
  readonly width?: number
  readonly height?: number
  /** `.Data` of a resource that something was made of. */
  readonly data?: Dictionary
}

/** A resource whose parts functions can make others of. */
export class ResourceThing extends Thing {
  readonly parts: ResourceParts

  constructor(context: RunContext, parts: ResourceParts) {
    super('resource.Resource', membersOf(context, parts), parts.name)
    this.parts = parts
  }
}

function membersOf(context: RunContext, parts: ResourceParts) {
  const type = resourceTypeOf(parts.mediaType)
  const size = (side: 'width' | 'height') => {
    if (type !== 'image' || parts.mediaType === 'image/svg+xml')
      throw new TemplateFailure(`this method is only available for raster images: ${parts.name} is none`)
    const value = parts[side]
    if (value === undefined) throw new TemplateFailure(`the ${side} of ${parts.name} is not known`)
    return BigInt(value)
  }
  const text = /^(?:text|application\/(?:json|xml|toml|yaml|javascript|rss\+xml|manifest\+json))/.test(parts.mediaType)
  return {
    Name: () => parts.name,
    Title: () => parts.title,
    Params: () => fromData(parts.params, true),
    RelPermalink: () => relative(context, encodePath(parts.url)),
    Permalink: () => absolute(context, encodePath(parts.url)),
    Publish: () => null,
    ResourceType: () => type,
    MediaType: () => mediaTypeObject(parts.mediaType),
    Data: () => parts.data ?? new Dictionary(),
    Key: () => parts.url,
    Width: () => size('width'),
    Height: () => size('height'),
    Content: (): Value =>
      text && parts.mediaType === 'text/html' ? new Safe('HTML', parts.content()) : parts.content(),
    Err: () => null,
    ...(type === 'image' ? imageMethods(context, parts, (made) => new ResourceThing(context, made)) : {}),
  }
}

/** The first part of the media type that Hugo sorts files by. */
export function resourceTypeOf(mediaType: string): string {
  return mediaType.split('/')[0] ?? ''
}

/** A file of `assets/` as a resource. */
export function assetResource(context: RunContext, file: SiteFile): ResourceThing {
  return new ResourceThing(context, {
    ...partsOf(context, file),
    name: `/${file.path}`,
    title: `/${file.path}`,
    params: {},
    url: `/${file.path}`,
  })
}

/** What the file itself gives to a resource. */
export function partsOf(
  context: RunContext,
  file: SiteFile,
): Pick<ResourceParts, 'mediaType' | 'content' | 'width' | 'height'> {
  const { width, height } = file
  return {
    mediaType: mediaTypeOf(file.path),
    content: () => context.files.text(file.root, file.path) ?? '',
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}
