import type { SiteKit } from '../../render/site.ts'
import { toText, want } from '../arguments.ts'
import type { Call } from '../environment.ts'
import { runTemplate } from '../evaluate.ts'
import { TemplateFailure } from '../failure.ts'
import type { Template } from '../node.ts'
import { parseTemplate } from '../parse.ts'
import { printValue } from '../print.ts'
import { Safe, Thing, type Value } from '../value.ts'
import { absent } from './absent.ts'
import type { Namespace } from './table.ts'

const parsed = new WeakMap<SiteKit, Map<string, Template | null>>()

/** The partial of a name: `partials/NAME` or `_partials/NAME`, with or without `.html`; one that its caller defines goes first. */
function findPartial(name: string, call: Call): Template | null {
  for (const title of namesOf(name)) {
    const defined = call.template.definitions.get(title)
    if (defined !== undefined) return { ...call.template, nodes: defined }
  }
  const kit = call.environment.context?.kit
  if (kit === undefined) return null
  const known = parsed.get(kit) ?? new Map<string, Template | null>()
  parsed.set(kit, known)
  const before = known.get(name)
  if (before !== undefined) return before
  const wanted = new Set(namesOf(name).map((title) => title.toLowerCase()))
  const file = kit.templates.find((template) => wanted.has(template.path.toLowerCase()))
  const template = file === undefined ? null : parseTemplate(file.path, file.source)
  known.set(name, template)
  return template
}

function namesOf(name: string): string[] {
  const bare = name.replace(/^\/+/, '').replace(/^_?partials\//, '')
  return [bare, `${bare}.html`].flatMap((title) => [`_partials/${title}`, `partials/${title}`])
}

function include(args: readonly Value[], call: Call): Value {
  want('partial', args, 1, 2)
  const name = toText(args[0])
  const template = findPartial(name, call)
  if (template === null) throw new TemplateFailure(`partial "${name}" not found`)
  const { text, returned } = runTemplate(template, args[1] ?? null, call.environment, call.budget)
  return returned === undefined ? new Safe('HTML', text) : returned
}

export const partialFunctions: Namespace = {
  name: 'partials',
  functions: {
    Include: include,
    IncludeCached: (args, call) => {
      want('partialCached', args, 1, Infinity)
      const key = [args[0] ?? null, ...args.slice(2)].map((value) => printValue(value)).join('\0')
      const known = call.budget.cache.get(key)
      if (known !== undefined) return known
      const made = include(args.slice(0, 2), call)
      call.budget.cache.set(key, made)
      return made
    },
  },
  aliases: { partial: 'Include', partialCached: 'IncludeCached' },
}

export const templatesFunctions: Namespace = {
  name: 'templates',
  functions: {
    Current: (_, call) => {
      const { name } = call.template
      return new Thing('*tplimpl.CurrentTemplateInfo', { Name: () => name, Filename: () => name }, name)
    },
    Defer: absent('templates.Defer', 'it waits for the end of a build'),
    Inner: absent('templates.Inner', 'it wraps one template in another'),
    Exists: (args, call) => {
      want('templates.Exists', args, 1)
      const path = toText(args[0]).replace(/^\/+/, '')
      const places = [path, path.replace(/^partials\//, '_partials/'), path.replace(/^shortcodes\//, '_shortcodes/')]
      return call.environment.context?.kit.templates.some((template) => places.includes(template.path)) ?? false
    },
  },
  aliases: {},
}
