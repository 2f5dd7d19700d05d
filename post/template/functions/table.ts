import type { TemplateFunction } from '../environment.ts'
import { goFunctions } from './builtin.ts'
import { castFunctions } from './cast.ts'
import { collectionFunctions } from './collections.ts'
import { compareFunctions } from './compare.ts'
import { cryptoFunctions } from './crypto.ts'
import { encodingFunctions } from './encoding.ts'
import { imageFunctions, osFunctions } from './files.ts'
import { fmtFunctions } from './fmt.ts'
import { hugoFunctions, reflectFunctions, surroundings } from './hugo.ts'
import { inflectFunctions } from './inflect.ts'
import { langFunctions } from './lang.ts'
import { mathFunctions } from './math.ts'
import { partialFunctions, templatesFunctions } from './partials.ts'
import { pathFunctions } from './path.ts'
import { cssFunctions, jsFunctions, resourceFunctions } from './resources.ts'
import { safeFunctions } from './safe.ts'
import { stringFunctions } from './strings.ts'
import { timeFunctions } from './time.ts'
import { transformFunctions } from './transform.ts'
import { urlFunctions } from './urls.ts'

/** Functions of one of Hugo's name spaces, and the short names that some of them have. */
export interface Namespace {
  readonly name: string
  readonly functions: { readonly [name: string]: TemplateFunction }
  readonly aliases: { readonly [alias: string]: string }
}

const namespaces: readonly Namespace[] = [
  goFunctions,
  castFunctions,
  collectionFunctions,
  compareFunctions,
  cryptoFunctions,
  cssFunctions,
  encodingFunctions,
  fmtFunctions,
  hugoFunctions,
  imageFunctions,
  inflectFunctions,
  jsFunctions,
  langFunctions,
  mathFunctions,
  osFunctions,
  partialFunctions,
  pathFunctions,
  reflectFunctions,
  resourceFunctions,
  safeFunctions,
  stringFunctions,
  surroundings,
  templatesFunctions,
  timeFunctions,
  transformFunctions,
  urlFunctions,
]

/** Every function by each name that a template may call it by: `strings.ToLower`, `lower`. */
export const functionTable: ReadonlyMap<string, TemplateFunction> = tableOf(namespaces)

function tableOf(spaces: readonly Namespace[]): Map<string, TemplateFunction> {
  const table = new Map<string, TemplateFunction>()
  for (const space of spaces) {
    const own = new Map(Object.entries(space.functions))
    for (const [name, callee] of own) table.set(space.name === '' ? name : `${space.name}.${name}`, callee)
    for (const [alias, name] of Object.entries(space.aliases)) {
      const callee = own.get(name)
      if (callee !== undefined) table.set(alias, callee)
    }
  }
  return table
}
