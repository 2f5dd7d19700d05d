/** Where in a page an action stands, as `html/template` tells it: https://pkg.go.dev/html/template#hdr-Contexts. */
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
  | 'metaContent'
  | 'metaContentUrl'
  | 'js'
  | 'jsDouble'
  | 'jsSingle'
  | 'jsTemplate'
  | 'jsRegexp'
  | 'jsBlockComment'
  | 'jsLineComment'
  | 'jsOpenComment'
  | 'jsCloseComment'
  | 'css'
  | 'cssDouble'
  | 'cssSingle'
  | 'cssDoubleUrl'
  | 'cssSingleUrl'
  | 'cssUrl'
  | 'cssBlockComment'
  | 'cssLineComment'
  /** After `break` or `continue`: nothing that follows is ever written. */
  | 'dead'

export type Delimiter = 'none' | 'double' | 'single' | 'space'
/** `unknown` where branches disagree. */
export type UrlPart = 'none' | 'path' | 'query' | 'unknown'
/** What a `/` in a script would begin; `unknown` where branches disagree. */
export type Slash = 'regexp' | 'division' | 'unknown'
export type ElementKind = 'none' | 'script' | 'style' | 'textarea' | 'title' | 'meta'
export type AttributeKind = 'none' | 'script' | 'scriptType' | 'style' | 'url' | 'srcset' | 'metaContent'

export interface Context {
  readonly state: State
  readonly delimiter: Delimiter
  readonly urlPart: UrlPart
  readonly slash: Slash
  /** Depth of braces within each `${…}` of the JavaScript template literals that are open. */
  readonly braces: readonly number[]
  readonly attribute: AttributeKind
  readonly element: ElementKind
}

export const start: Context = {
  state: 'text',
  delimiter: 'none',
  urlPart: 'none',
  slash: 'regexp',
  braces: [],
  attribute: 'none',
  element: 'none',
}

/** The state in which an attribute's value begins. */
export function attributeState(kind: AttributeKind): State {
  if (kind === 'script') return 'js'
  if (kind === 'style') return 'css'
  return kind === 'url' || kind === 'srcset' || kind === 'metaContent' ? kind : 'attribute'
}

/** The state of an element's content. */
export function contentState(element: ElementKind): State {
  if (element === 'script') return 'js'
  if (element === 'style') return 'css'
  return element === 'none' || element === 'meta' ? 'text' : 'rcdata'
}

export function sameContext(a: Context, b: Context): boolean {
  return (
    a.state === b.state &&
    a.delimiter === b.delimiter &&
    a.urlPart === b.urlPart &&
    a.slash === b.slash &&
    a.attribute === b.attribute &&
    a.element === b.element &&
    a.braces.length === b.braces.length &&
    a.braces.every((depth, index) => depth === b.braces[index])
  )
}

/** The context in which a value that comes now stands: what is missing before it (a name, a delimiter) is passed over. */
export function readyForValue(context: Context): Context {
  switch (context.state) {
    case 'tag':
      return { ...context, state: 'attributeName' }
    case 'afterName':
      return { ...context, state: 'attributeName', attribute: 'none' }
    case 'beforeValue':
      return { ...context, state: attributeState(context.attribute), delimiter: 'space', attribute: 'none' }
    default:
      return context
  }
}

/** The context after either of two branches; null where they end so differently that nothing can follow. */
export function joined(a: Context, b: Context): Context | null {
  if (a.state === 'dead') return b
  if (b.state === 'dead' || sameContext(a, b)) return a
  if (sameContext({ ...a, urlPart: b.urlPart }, b)) return { ...a, urlPart: 'unknown' }
  if (sameContext({ ...a, slash: b.slash }, b)) return { ...a, slash: 'unknown' }
  const [x, y] = [readyForValue(a), readyForValue(b)]
  return sameContext(x, a) && sameContext(y, b) ? null : joined(x, y)
}

export function isComment(state: State): boolean {
  return (
    state === 'comment' ||
    state === 'jsBlockComment' ||
    state === 'jsLineComment' ||
    state === 'jsOpenComment' ||
    state === 'jsCloseComment' ||
    state === 'cssBlockComment' ||
    state === 'cssLineComment'
  )
}

/** Within the quotes of a string, template literal or regular expression. */
export function isScriptLiteral(state: State): boolean {
  return state === 'jsDouble' || state === 'jsSingle' || state === 'jsTemplate' || state === 'jsRegexp'
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
