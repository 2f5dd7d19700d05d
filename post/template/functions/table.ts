import type { TemplateFunction } from '../environment.ts'
import { isAbsent } from './absent.ts'
import { goFunctions } from './builtin.ts'
import { castFunctions } from './cast.ts'
import { collectionFunctions } from './collections.ts'
import { compareFunctions } from './compare.ts'
import { cryptoFunctions, hashFunctions } from './crypto.ts'
import { encodingFunctions } from './encoding.ts'
import { imageFunctions, osFunctions } from './files.ts'
import { fmtFunctions } from './fmt.ts'
import { hugoFunctions, reflectFunctions, surroundings } from './hugo.ts'
import { inflectFunctions } from './inflect.ts'
import { langFunctions } from './lang.ts'
import { mathFunctions } from './math.ts'
import { partialFunctions, templatesFunctions } from './partials.ts'
import { pathFunctions } from './path.ts'
import { debugFunctions, diagramFunctions } from './processing.ts'
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
  debugFunctions,
  diagramFunctions,
  encodingFunctions,
  fmtFunctions,
  hashFunctions,
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

/** A function as documents and completions name it. */
export interface FunctionEntry {
  /** With its name space: `strings.ToLower`; Go's own have none. */
  readonly name: string
  /** The short names that it may be called by: `lower`. */
  readonly aliases: readonly string[]
  /** Whether it runs in the preview; one that does not fails with its reason, so that a card stands in its place. */
  readonly runs: boolean
}

/** All functions by name space and name. */
export function functionEntries(): FunctionEntry[] {
  return namespaces.flatMap((space) =>
    Object.entries(space.functions).map(([name, callee]) => ({
      name: space.name === '' ? name : `${space.name}.${name}`,
      aliases: Object.keys(space.aliases).filter((alias) => space.aliases[alias] === name),
      runs: !isAbsent(callee),
    })),
  )
}

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
