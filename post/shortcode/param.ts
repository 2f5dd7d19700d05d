import type { LanguageSite } from '../site/model.ts'
import { toText, want } from '../template/arguments.ts'
import { fromData } from '../template/data.ts'
import { Dictionary, type Value } from '../template/value.ts'

/** `.Param`: the page's own parameter, else the site's; a dotted key reaches into maps. */
export function paramOf(own: Value, site: LanguageSite, args: readonly Value[]): Value {
  want('Param', args, 1)
  const key = toText(args[0])
  return nested(own, key) ?? nested(fromData(site.language.config.params ?? null, true), key)
}

function nested(value: Value, key: string): Value {
  if (value instanceof Dictionary && value.get(key) !== undefined) return value.get(key) ?? null
  for (const part of key.split('.')) value = value instanceof Dictionary ? (value.get(part) ?? null) : null
  return value
}
