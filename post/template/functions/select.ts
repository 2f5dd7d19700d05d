import { toCount, toList, toText, want } from '../arguments.ts'
import type { Call, TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf, textOfBytes } from '../print.ts'
import { isList, Thing, textOf, type Value } from '../value.ts'
import { sort } from './sort.ts'
import { where } from './where.ts'

function part(
  name: string,
  take: <T extends Value>(list: readonly T[], count: number) => readonly T[],
): TemplateFunction {
  return (args) => {
    want(name, args, 2)
    const count = toCount(args[0])
    if (count < 0) throw new TemplateFailure(`${name}: the limit must not be negative`)
    const from = args[1] ?? null
    const text = textOf(from)
    // Of text these are bytes.
    if (text !== null) return textOfBytes(take(bytesOf(text).map(BigInt), count).map(Number))
    if (!isList(from)) throw new TemplateFailure(`${name}: can't iterate over this value`)
    return take(from, count)
  }
}

function apply(args: readonly Value[], call: Call): Value {
  want('apply', args, 2, Infinity)
  const name = toText(args[1])
  const callee = call.environment.functions.get(name)
  if (callee === undefined) throw new TemplateFailure(`apply: function "${name}" not defined`)
  const rest = args.slice(2)
  return toList(args[0], 'apply').map((item) => {
    call.budget.step()
    return callee(
      rest.map((value) => (value === '.' ? item : value)),
      call,
    )
  })
}

/** `group KEY PAGES`: pages under a key. */
function group(args: readonly Value[]): Value {
  want('group', args, 2)
  const [key = null, pages = null] = args
  const isPages =
    isList(pages) &&
    pages.length > 0 &&
    pages.every((page) => page instanceof Thing && page.type === '*hugolib.pageState')
  if (key === null || !isPages) throw new TemplateFailure('group: only pages can be grouped')
  return new Thing('page.PageGroup', { Key: () => key, Pages: () => pages })
}

export const selectFunctions: { readonly [name: string]: TemplateFunction } = {
  After: part('after', (list, count) => list.slice(count)),
  Apply: apply,
  First: part('first', (list, count) => list.slice(0, count)),
  Group: group,
  Last: part('last', (list, count) => (count === 0 ? [] : list.slice(-count))),
  // An order that changes with every keystroke would be no help: the preview keeps it.
  Shuffle: (args) => toList(args[0], 'shuffle'),
  Sort: sort,
  Where: where,
}
