/**
 * Where in a page an action stands, as `html/template` tells it: https://pkg.go.dev/html/template#hdr-Contexts. Go works
 * the contexts out once for every path through a template; here they are followed as the output is written, which
 * comes to the same for every template that Go accepts.
 */
export type State =
  | 'text'
  | 'tag'
  | 'attributeName'
  | 'afterName'
  | 'beforeValue'
  | 'comment'
  | 'rcdata'
  | 'attribute'
  | 'url'
  | 'srcset'
  | 'js'
  | 'jsDouble'
  | 'jsSingle'
  | 'jsTemplate'
  | 'jsRegexp'
  | 'jsBlockComment'
  | 'jsLineComment'
  | 'css'
  | 'cssDouble'
  | 'cssSingle'
  | 'cssDoubleUrl'
  | 'cssSingleUrl'
  | 'cssUrl'
  | 'cssBlockComment'
  | 'cssLineComment'

export type Delimiter = 'none' | 'double' | 'single' | 'space'
export type UrlPart = 'none' | 'path' | 'query'
export type ElementKind = 'none' | 'script' | 'style' | 'textarea' | 'title'
export type AttributeKind = 'none' | 'script' | 'scriptType' | 'style' | 'url' | 'srcset'

export interface Context {
  readonly state: State
  readonly delimiter: Delimiter
  readonly urlPart: UrlPart
  /** Whether a `/` divides (after an operand) or starts a regular expression. */
  readonly divides: boolean
  /** Depth of braces within each `${…}` of the JavaScript template literals that are open. */
  readonly braces: readonly number[]
  readonly attribute: AttributeKind
  readonly element: ElementKind
}

export const start: Context = {
  state: 'text',
  delimiter: 'none',
  urlPart: 'none',
  divides: false,
  braces: [],
  attribute: 'none',
  element: 'none',
}

/** The state in which an attribute's value begins. */
export function attributeState(kind: AttributeKind): State {
  if (kind === 'script') return 'js'
  if (kind === 'style') return 'css'
  return kind === 'url' || kind === 'srcset' ? kind : 'attribute'
}

/** The state of an element's content. */
export function contentState(element: ElementKind): State {
  if (element === 'script') return 'js'
  if (element === 'style') return 'css'
  return element === 'none' ? 'text' : 'rcdata'
}

export function isComment(state: State): boolean {
  return (
    state === 'comment' ||
    state === 'jsBlockComment' ||
    state === 'jsLineComment' ||
    state === 'cssBlockComment' ||
    state === 'cssLineComment'
  )
}

export type AttributeContent = 'plain' | 'url' | 'style' | 'script' | 'srcset' | 'html' | 'unsafe'

const contents: ReadonlyMap<string, AttributeContent> = new Map<string, AttributeContent>([
  ...'action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns'
    .split(' ')
    .map((name) => [name, 'url'] as const),
  ...'accept-charset async challenge charset crossorigin defer enctype form formenctype formmethod formnovalidate http-equiv keytype language method novalidate pattern rel sandbox type value'
    .split(' ')
    .map((name) => [name, 'unsafe'] as const),
  ['style', 'style'],
  ['srcdoc', 'html'],
  ['srcset', 'srcset'],
])

/** What an attribute of this name (in lower case) holds. `data-` and a name space before it do not count. */
export function attributeContent(name: string): AttributeContent {
  let short = name
  if (name.startsWith('data-')) short = name.slice(5)
  else if (name.includes(':')) {
    if (name.startsWith('xmlns:')) return 'url'
    short = name.slice(name.indexOf(':') + 1)
  }
  const known = contents.get(short)
  if (known !== undefined) return known
  if (short.startsWith('on')) return 'script'
  return /src|uri|url/.test(short) ? 'url' : 'plain'
}

/** A context and how much of the text led to it. */
export interface Step {
  readonly context: Context
  readonly length: number
}

/** The part of a URL after more of it is written. */
export function urlPart(context: Context, text: string): Context['urlPart'] {
  if (/[#?]/.test(text)) return 'query'
  return context.urlPart === 'none' && /[^ \t\n\f\r]/.test(text) ? 'path' : context.urlPart
}
