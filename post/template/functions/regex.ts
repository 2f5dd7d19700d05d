import { toCount, toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { compilePattern, matchable } from '../regexp.ts'
import type { Value } from '../value.ts'

function limited<T>(items: Iterable<T>, limit: number): T[] {
  const list: T[] = []
  for (const item of items) {
    if (limit >= 0 && list.length >= limit) break
    list.push(item)
  }
  return list
}

function find(args: readonly Value[]): RegExpExecArray[] {
  want('findRE', args, 2, 3)
  const text = matchable(toText(args[1]))
  return limited(text.matchAll(compilePattern(toText(args[0]), 'g')), args[2] === undefined ? -1 : toCount(args[2]))
}

/** Go's `$1`, `${1}` and `${name}`, where `$1x` means a group of the name `1x`. */
function expand(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (all, braced?: string, bare?: string) => {
    const name = braced ?? bare
    if (name === undefined) return '$'
    if (/^\d+$/.test(name)) return match[Number(name)] ?? ''
    return all === '$$'
      ? '$'
      : ((match.groups !== undefined && Object.hasOwn(match.groups, name) ? match.groups[name] : '') ?? '')
  })
}

function replaceRE(args: readonly Value[]): string {
  want('replaceRE', args, 3, 4)
  const text = matchable(toText(args[2]))
  const replacement = toText(args[1])
  let result = ''
  let from = 0
  let last = -1
  for (const match of limited(
    text.matchAll(compilePattern(toText(args[0]), 'g')),
    args[3] === undefined ? -1 : toCount(args[3]),
  )) {
    // An empty match right after another match does not count.
    if (match[0] === '' && match.index === last) continue
    last = match.index + match[0].length
    result += text.slice(from, match.index) + expand(replacement, match)
    from = match.index + match[0].length
  }
  return result + text.slice(from)
}

export const regexFunctions: { readonly [name: string]: TemplateFunction } = {
  FindRE: (args) => find(args).map((match) => match[0]),
  FindRESubmatch: (args) => find(args).map((match) => [...match].map((group: string | undefined) => group ?? '')),
  ReplaceRE: replaceRE,
}
