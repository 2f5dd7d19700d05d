import { toCount, toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { type Match, Regexp } from '../regexp/regexp.ts'
import type { Value } from '../value.ts'

function find(args: readonly Value[]): Match[] {
  want('findRE', args, 2, 3)
  return new Regexp(toText(args[0])).matches(toText(args[1]), args[2] === undefined ? -1 : toCount(args[2]))
}

/** Go's `$1`, `${1}` and `${name}`, where `$1x` means a group of the name `1x`. */
function expand(template: string, match: Match): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare
    if (name === undefined) return '$'
    const index = /^\d+$/.test(name) ? Number(name) : match.names.indexOf(name)
    return match.groups[index] ?? ''
  })
}

function replaceRE(args: readonly Value[]): string {
  want('replaceRE', args, 3, 4)
  const text = toText(args[2])
  const replacement = toText(args[1])
  let result = ''
  let from = 0
  for (const match of new Regexp(toText(args[0])).matches(text, args[3] === undefined ? -1 : toCount(args[3]))) {
    result += text.slice(from, match.index) + expand(replacement, match)
    from = match.index + (match.groups[0]?.length ?? 0)
  }
  return result + text.slice(from)
}

export const regexFunctions: { readonly [name: string]: TemplateFunction } = {
  FindRE: (args) => find(args).map(({ groups }) => groups[0] ?? ''),
  FindRESubmatch: (args) => find(args).map(({ groups }) => groups),
  ReplaceRE: replaceRE,
}
