import { toText, want } from '../arguments.ts'
import { TemplateFailure } from '../failure.ts'
import { queryPart } from '../query.ts'
import { byCodePoint, Dictionary, type Method, Thing, type Value } from '../value.ts'

const shape = /^(?:([A-Za-z][A-Za-z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/

/** A URL taken apart as Go's `url.URL`. */
export function parseUrl(text: string): Thing {
  const match = shape.exec(text)
  if (match === null || /%(?![\da-fA-F]{2})/.test(match[3] ?? '') || /[\0-\x20\x7f]/.test(match[2] ?? ''))
    throw new TemplateFailure(`parse "${text}": invalid URL`)
  const [, scheme = '', authority, rest = '', query = '', fragment = ''] = match
  const opaque = scheme !== '' && authority === undefined && !rest.startsWith('/') ? rest : ''
  const path = opaque === '' ? unescaped(rest) : ''
  const at = (authority ?? '').lastIndexOf('@')
  const user = at < 0 ? '' : (authority ?? '').slice(0, at)
  const host = (authority ?? '').slice(at + 1)
  const port = /:(\d*)$/.exec(host)?.[1] ?? ''
  const whole = text.replace(rest, encodedPath(rest))
  return new Thing(
    '*url.URL',
    {
      Scheme: () => scheme.toLowerCase(),
      Opaque: () => opaque,
      User: () => (user === '' ? null : new Thing('*url.Userinfo', { Username: () => user.split(':')[0] ?? '' }, user)),
      Host: () => host,
      Hostname: () => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
      Port: () => port,
      Path: () => path,
      RawPath: () => '',
      EscapedPath: () => rest,
      RawQuery: () => query,
      RawFragment: () => '',
      Fragment: () => unescaped(fragment),
      IsAbs: () => scheme !== '',
      RequestURI: () => (rest === '' ? '/' : rest) + (query === '' ? '' : `?${query}`),
      Query: () => queryObject(query),
      String: () => whole,
    },
    whole,
  )
}

class Values extends Dictionary {
  private readonly methods: ReadonlyMap<string, Method>

  constructor(entries: Iterable<readonly [string, Value]>, methods: Iterable<readonly [string, Method]>) {
    super(entries)
    this.methods = new Map(methods)
  }

  override method(name: string): Method | undefined {
    return this.methods.get(name)
  }
}

/** The pairs of a query as `url.Values`: lists by name, and methods. */
function queryObject(query: string): Dictionary {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0
        ? [unescaped(pair), '']
        : [unescaped(pair.slice(0, at).replaceAll('+', ' ')), unescaped(pair.slice(at + 1).replaceAll('+', ' '))]
    })
  const lists = new Map<string, string[]>()
  for (const [name = '', value = ''] of pairs) lists.set(name, [...(lists.get(name) ?? []), value])
  const first = (args: readonly Value[], method: string) => {
    want(method, args, 1)
    return lists.get(toText(args[0]))
  }
  const encoded = [...lists.keys()]
    .sort(byCodePoint)
    .flatMap((name) => (lists.get(name) ?? []).map((value) => `${queryPart(name)}=${queryPart(value)}`))
    .join('&')
  return new Values(lists, [
    ['Get', (args) => first(args, 'Get')?.[0] ?? ''],
    ['Has', (args) => first(args, 'Has') !== undefined],
    ['Encode', () => encoded],
  ])
}

/** What may not stand in a path, percent-encoded. */
function encodedPath(path: string): string {
  return path.replace(/[^\w.~!$&'()*+,;=:@/[\]%-]+/gu, (characters) =>
    encodeURIComponent(characters.replace(/\p{Cs}/gu, '\ufffd')),
  )
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (failure) {
    if (failure instanceof URIError) return text
    throw failure
  }
}
