/** `transform.ToMath`: KaTeX, as Hugo has it (https://gohugo.io/functions/transform/tomath/). */
import type { KatexOptions } from 'katex'
import type { SiteKit } from '../../render/site.ts'
import { toText, want } from '../arguments.ts'
import { TemplateFailure } from '../failure.ts'
import { isTrue } from '../truth.ts'
import { Dictionary, Safe, type Value } from '../value.ts'

type Typeset = (expression: string, options: KatexOptions) => string

let typeset: Typeset | null = null

/** Loads KaTeX where a template of the site asks for it: most sites do not, and it is large. */
export async function loadMathematics(kit: SiteKit): Promise<void> {
  if (typeset !== null || !kit.templates.some(({ source }) => source.includes('ToMath'))) return
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/contrib/mhchem')])
  typeset = katex.renderToString
}

export function toMath(args: readonly Value[]): Value {
  want('transform.ToMath', args, 1, 2)
  if (typeset === null) throw new TemplateFailure('mathematics could not be loaded')
  try {
    return new Safe('HTML', typeset(toText(args[0]), optionsOf(args[1] ?? null)))
  } catch (error) {
    if (error instanceof Error && error.name === 'ParseError') throw new TemplateFailure(error.message)
    throw error
  }
}

function optionsOf(value: Value): KatexOptions {
  const given = new Map<string, Value>()
  if (value instanceof Dictionary) for (const [key, own] of value.entries) given.set(key.toLowerCase(), own)
  const flag = (key: string, otherwise: boolean) => {
    const own = given.get(key)
    return own === undefined ? otherwise : isTrue(own)
  }
  const output = toText(given.get('output') ?? 'mathml')
  const strict = toText(given.get('strict') ?? 'error')
  const thickness = Number(toText(given.get('minrulethickness') ?? '0'))
  return {
    displayMode: flag('displaymode', false),
    errorColor: toText(given.get('errorcolor') ?? '#cc0000'),
    fleqn: flag('fleqn', false),
    macros: macrosOf(given.get('macros') ?? null),
    ...(thickness > 0 ? { minRuleThickness: thickness } : {}),
    output: output === 'html' || output === 'htmlAndMathml' ? output : 'mathml',
    strict: strict === 'ignore' || strict === 'warn' ? strict : 'error',
    throwOnError: flag('throwonerror', true),
  }
}

function macrosOf(value: Value): Record<string, string> {
  const macros: Record<string, string> = Object.create(null)
  if (value instanceof Dictionary) for (const [name, own] of value.entries) macros[name] = toText(own)
  return macros
}
