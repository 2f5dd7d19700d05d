import type { TemplateFunction } from '../environment.ts'
import { collectionFunctions } from './collections.ts'
import { compareFunctions } from './compare.ts'
import { fmtFunctions } from './fmt.ts'
import { safeFunctions } from './safe.ts'
import { stringFunctions } from './strings.ts'
import { transformFunctions } from './transform.ts'

/** Functions of one of Hugo's name spaces, and the short names that some of them have. */
export interface Namespace {
  readonly name: string
  readonly functions: { readonly [name: string]: TemplateFunction }
  readonly aliases: { readonly [alias: string]: string }
}

const namespaces: readonly Namespace[] = [
  collectionFunctions,
  compareFunctions,
  fmtFunctions,
  safeFunctions,
  stringFunctions,
  transformFunctions,
]

/** Every function by each name that a template may call it by: `strings.ToLower`, `lower`. */
export const functionTable: ReadonlyMap<string, TemplateFunction> = tableOf(namespaces)

function tableOf(spaces: readonly Namespace[]): Map<string, TemplateFunction> {
  const table = new Map<string, TemplateFunction>()
  for (const space of spaces) {
    const own = new Map(Object.entries(space.functions))
    for (const [name, callee] of own) table.set(`${space.name}.${name}`, callee)
    for (const [alias, name] of Object.entries(space.aliases)) {
      const callee = own.get(name)
      if (callee !== undefined) table.set(alias, callee)
    }
  }
  return table
}
