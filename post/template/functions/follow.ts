import { TemplateFailure } from '../failure.ts'
import { memberOf } from '../member.ts'
import { Dictionary, Thing, type Value } from '../value.ts'

/**
 * The value at a path of names below another, as `where` and `sort` look for it: `Params.tags` of a page, `a.b` of a
 * map. Undefined where a map has no such key; throws `TemplateFailure` where there is nothing to look into.
 */
export function follow(value: Value, path: readonly string[]): Value | undefined {
  let found: Value | undefined = value
  for (const [index, name] of path.entries()) {
    if (found === undefined || found === null) throw new TemplateFailure("can't evaluate an invalid value")
    found = below(found, name)
    // Parameters are looked up without regard to case, down to the end of the path.
    if (found instanceof Dictionary && found.folded) return inParameters(found, path.slice(index + 1))
  }
  return found
}

/** The names of a path: `.a.b` and `a.b` alike. */
export function pathOf(text: string): string[] {
  return text.replace(/^\.+|\.+$/g, '').split('.')
}

function below(value: Value, name: string): Value | undefined {
  if (value instanceof Dictionary) return value.entries.get(name)
  if (value instanceof Thing && value.method(name) !== undefined) return memberOf(value, name, [])
  throw new TemplateFailure(`${name} is neither a struct field, a method nor a map element`)
}

function inParameters(parameters: Dictionary, path: readonly string[]): Value | undefined {
  let found: Value | undefined = parameters
  for (const name of path) found = found instanceof Dictionary ? found.get(name) : undefined
  return found
}
