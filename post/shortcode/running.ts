import { toText, want } from '../template/arguments.ts'
import { TemplateFailure } from '../template/failure.ts'
import { createScratch } from '../template/scratch.ts'
import type { Value } from '../template/value.ts'
import { Safe, Dictionary as Table, Thing } from '../template/value.ts'
import type { Shortcode } from './node.ts'
import { referenceOf } from './other-page.ts'
import type { PageObjects } from './page.ts'

/** A shortcode while it is rendered: what its template sees as `.`, and its children as `.Parent`. */
export interface Running {
  readonly node: Shortcode
  readonly object: Thing
  /** What `.Get` gives: by key, or by position. */
  get(key: string | number): Value
  readonly parent: Running | null
  readonly depth: number
  /** Its inner content, once its children are rendered. */
  inner: string
}

/** Begins a shortcode. Its object exists before its children run, so that they can leave things in `.Parent.Scratch`. */
export function startShortcode(node: Shortcode, parent: Running | null, page: PageObjects): Running {
  const params = paramsOf(node)
  const scratch = createScratch(new Map())
  const named = params instanceof Table
  const running: Running = {
    node,
    parent,
    depth: (parent?.depth ?? -1) + 1,
    inner: '',
    get: (key) => get(params, [typeof key === 'number' ? BigInt(key) : key]),
    object: new Thing(
      '*hugolib.ShortcodeWithPage',
      {
        // Hugo has an empty list for a shortcode of the page, and none within another.
        Params: () => params ?? (parent === null ? [] : null),
        Get: (args) => get(params, args),
        Inner: () => new Safe('HTML', running.inner),
        InnerDeindent: () => new Safe('HTML', deindent(running.inner, node.indentation)),
        IsNamedParams: () => named,
        Name: () => node.name,
        Ordinal: () => BigInt(node.ordinal),
        Parent: () => parent?.object ?? null,
        Page: () => page.page,
        Site: () => page.site,
        Position: () => page.position(node.from),
        Ref: (args) => referenceOf(page.view, page.view.page, args, 'absolute'),
        RelRef: (args) => referenceOf(page.view, page.view.page, args, 'relative'),
        Scratch: () => scratch,
        Store: () => scratch,
      },
      '',
    ),
  }
  return running
}

function paramsOf(node: Shortcode): Value {
  if (node.arguments.length === 0) return null
  const typed = (value: string | number | boolean): Value =>
    typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value
  if (node.arguments[0]?.name === null) return node.arguments.map(({ value }) => typed(value))
  return new Table(node.arguments.map(({ name, value }) => [name ?? '', typed(value)] as const))
}

/** `.Get`: nil without arguments or by the wrong kind of key, empty where there is no such argument. */
function get(params: Value, args: readonly Value[]): Value {
  want('Get', args, 1)
  const key = args[0] ?? null
  if (params === null) return null
  if (params instanceof Table) return typeof key === 'string' ? (params.get(key) ?? '') : numbered(key)
  if (typeof key === 'string') return null
  if (typeof key !== 'bigint' && typeof key !== 'number')
    throw new TemplateFailure('error calling Get: a key is text or a number')
  return (params as readonly Value[])[Number(key)] ?? ''
}

function numbered(key: Value): null {
  if (typeof key === 'bigint' || typeof key === 'number') return null
  throw new TemplateFailure(`error calling Get: ${toText(key)} is no key`)
}

/** The inner content without the indentation of its shortcode. */
export function deindent(inner: string, indentation: string): string {
  if (indentation === '') return inner
  return inner
    .split('\n')
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line))
    .join('\n')
}
