import { referenceUrl } from '../../shortcode/other-page.ts'
import { pageObjects } from '../../shortcode/page.ts'
import { toText, want } from '../arguments.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { normaliseUrl } from '../escaping/filters.ts'
import { TemplateFailure } from '../failure.ts'
import { queryPart } from '../query.ts'
import { Dictionary, Safe, Thing, type Value } from '../value.ts'
import { cleanPath } from './path.ts'
import { headingId, sanitised } from './slug.ts'
import type { Namespace } from './table.ts'
import { parseUrl } from './url-object.ts'

function baseUrl(call: Call): string {
  const base = call.environment.site?.method('BaseURL')?.([])
  return typeof base === 'string' && base !== '' ? base : '/'
}

function isAbsolute(url: string): boolean {
  return /^(?:[A-Za-z][A-Za-z\d+.-]*:|\/\/)/.test(url)
}

/** Scheme and host of the site, and the path that its base URL ends with (`/` at least). */
function splitBase(call: Call): { origin: string; path: string } {
  const match = /^([A-Za-z][A-Za-z\d+.-]*:\/\/[^/]*)?(.*)$/.exec(baseUrl(call))
  const path = match?.[2] ?? ''
  return { origin: match?.[1] ?? '', path: path.endsWith('/') ? path : `${path}/` }
}

/** A path as a URL of the site; one that begins with a slash leaves out the base URL's own path. */
function siteUrl(name: string, form: 'absolute' | 'relative', inLanguage = false): TemplateFunction {
  return (args, call) => {
    want(name, args, 1)
    const url = form === 'absolute' ? written(toText(args[0])) : toText(args[0])
    if (/%(?![\da-fA-F]{2})/.test(url)) return url
    const { origin, path } = splitBase(call)
    if (isAbsolute(url)) {
      const own = form === 'relative' && origin !== '' && url.startsWith(`${origin}${path}`)
      return own ? url.slice(origin.length) : url
    }
    const inFolder = inLanguage ? withLanguage(url, call) : url
    // Only a whole URL stays beside the base URL's own path.
    const named = form === 'absolute' && url.startsWith('/') ? `/${inFolder.replace(/^\//, '')}` : inFolder
    const whole = cleaned(named.startsWith('/') ? named : path + named)
    return form === 'absolute' ? origin + whole : whole
  }
}

/** A path in the folder of the page's language, if it has one and the path is not there already. */
function withLanguage(url: string, call: Call): string {
  const { context } = call.environment
  const prefix = context === null ? '' : pageObjects(context).view.site.language.prefix
  const bare = url.replace(/^\//, '')
  if (prefix === '' || bare === prefix || bare.startsWith(`${prefix}/`)) return url
  const joined = cleanPath(`${prefix}/${bare}`)
  return url === '' || url.endsWith('/') ? `${joined}/` : joined
}

/** A path without doubled slashes and `..`, before its query. */
function cleaned(url: string): string {
  const [path = ''] = url.split(/[?#]/)
  const clean = cleanPath(path)
  return clean + (path.endsWith('/') && !clean.endsWith('/') ? '/' : '') + url.slice(path.length)
}

/** A URL as Go writes it again; what is none stays as it is. */
function written(url: string): string {
  return /%(?![\da-fA-F]{2})/.test(url) ? url : encodedReference(url)
}

function reference(form: 'absolute' | 'relative'): TemplateFunction {
  return (args, call) => {
    want(form === 'absolute' ? 'ref' : 'relref', args, 2)
    const { context } = call.environment
    if (context === null) throw new TemplateFailure('references work only in a post')
    const options = args[1] ?? null
    const path = options instanceof Dictionary ? toText(options.get('path')) : toText(options)
    const language = options instanceof Dictionary ? toText(options.get('lang')) : ''
    const { view } = pageObjects(context)
    const from = args[0] instanceof Thing ? (view.nodeOf(args[0]) ?? view.page) : view.page
    return new Safe('HTML', referenceUrl(view, from, path, form, language))
  }
}

function joinUrl(args: readonly Value[]): string {
  want('urls.JoinPath', args, 1, Infinity)
  const [first = '', ...rest] = args.map((part) => toText(part))
  if (/%(?![\da-fA-F]{2})/.test(first)) throw new TemplateFailure(`parse "${first}": invalid URL escape`)
  if (/^[A-Za-z][A-Za-z\d+.-]*:(?!\/)/.test(first)) return first
  const match = /^((?:[A-Za-z][A-Za-z\d+.-]*:)?\/\/[^/]*)?(.*)$/.exec(first)
  const joined = [match?.[2] ?? '', ...rest].filter((part) => part !== '').join('/')
  const clean = joined === '' ? '' : cleanPath(match?.[1] === undefined ? joined : `/${joined}`)
  const slash = joined.endsWith('/') && !clean.endsWith('/') ? '/' : ''
  return (match?.[1] ?? '') + encodedPath(clean) + slash
}

export const urlFunctions: Namespace = {
  name: 'urls',
  functions: {
    AbsLangURL: siteUrl('absLangURL', 'absolute', true),
    AbsURL: siteUrl('absURL', 'absolute'),
    Anchorize: (args) => {
      want('anchorize', args, 1)
      return headingId(toText(args[0]))
    },
    JoinPath: joinUrl,
    Parse: (args) => {
      want('urls.Parse', args, 1)
      return parseUrl(toText(args[0]))
    },
    PathEscape: (args) => {
      want('urls.PathEscape', args, 1)
      // In a segment of a path these mean nothing but themselves.
      return queryPart(toText(args[0]))
        .replaceAll('+', '%20')
        .replace(/%(?:24|26|2B|3A|3D|40)/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
    },
    PathUnescape: (args) => decoded(toText(args[0])),
    Ref: reference('absolute'),
    RelLangURL: siteUrl('relLangURL', 'relative', true),
    RelRef: reference('relative'),
    RelURL: siteUrl('relURL', 'relative'),
    URLize: (args) => {
      want('urlize', args, 1)
      return encodedPath(sanitised(toText(args[0])).toLowerCase())
    },
  },
  aliases: {
    absLangURL: 'AbsLangURL',
    absURL: 'AbsURL',
    anchorize: 'Anchorize',
    ref: 'Ref',
    relLangURL: 'RelLangURL',
    relref: 'RelRef',
    relURL: 'RelURL',
    urlize: 'URLize',
  },
}

/** A path as Go's `url.URL` writes it. */
function encodedPath(path: string): string {
  return normaliseUrl(path.replace(/[#?]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)).replace(
    /%[\da-f]{2}/g,
    (code) => code.toUpperCase(),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (failure) {
    if (failure instanceof URIError) throw new TemplateFailure(`invalid URL escape in "${text}"`)
    throw failure
  }
}

/** As `encodedPath`, but a query and a fragment stay what they are. */
function encodedReference(url: string): string {
  return normaliseUrl(url).replace(/%[\da-f]{2}/g, (code) => (url.includes(code) ? code : code.toUpperCase()))
}
