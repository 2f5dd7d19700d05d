import type { SiteKit, Template as TemplateFile } from '../render/site.ts'
import { TemplateFailure } from '../template/failure.ts'
import type { Template } from '../template/node.ts'
import { parseTemplate } from '../template/parse.ts'
import type { Builtin } from './builtin/builtin.ts'
import { builtins } from './builtin/table.ts'
import { type Parameter, parametersOf, takesInnerContent, usesOldInner } from './reading.ts'

/** A shortcode that a post can use. */
export interface Definition {
  readonly name: string
  readonly origin: 'site' | 'builtin'
  /** Path below `layouts/`; empty for a built-in one. */
  readonly path: string
  /** The parsed template of the site's own; null where it does not parse, and for a built-in one. */
  readonly template: Template | null
  /** Why its template does not parse. */
  readonly problem: string | null
  readonly builtin: Builtin | null
  readonly takesInner: boolean
  /** Whether its template asks for Hugo's old way with inner content (`$_hugo_config` with version 1). */
  readonly oldInner: boolean
  /** Arguments that its template reads, for completion. */
  readonly parameters: readonly Parameter[]
}

/** The shortcodes of a site and Hugo's own. Names are looked up without regard to case. */
export interface Library {
  find(name: string): Definition | null
  /** Whether a shortcode takes inner content; null where there is none of that name. */
  takesInner(name: string): boolean | null
  /** In alphabetical order. */
  names(): string[]
}

const libraries = new WeakMap<SiteKit, Library>()

/** The library of a kit; the same kit gives the same library, and each template is read once, when it is first asked for. */
export function createLibrary(kit: SiteKit): Library {
  const known = libraries.get(kit)
  if (known !== undefined) return known
  const library = new KitLibrary(kit)
  libraries.set(kit, library)
  return library
}

const folders = [/^_shortcodes\/(.+)\.html$/, /^shortcodes\/(.+)\.html$/, /^.+\/_shortcodes\/(.+)\.html$/]

class KitLibrary implements Library {
  private readonly files = new Map<string, TemplateFile>()
  private readonly definitions = new Map<string, Definition>()

  constructor(kit: SiteKit) {
    // A theme's `_shortcodes/x.html` goes before the site's own `shortcodes/x.html`: Hugo takes folder by folder, and in
    // each the site's file first. Deeper folders come last; `x.en.html` and `x.html.html` serve where there is no `x.html`.
    for (const folder of folders)
      for (const variant of [false, true])
        for (const file of kit.templates) {
          const stem = folder.exec(file.path)?.[1]?.toLowerCase()
          if (stem === undefined) continue
          if (stem.slice(stem.lastIndexOf('/') + 1).includes('.') !== variant) continue
          const name = variant ? stem.slice(0, stem.indexOf('.', stem.lastIndexOf('/') + 1)) : stem
          if (!this.files.has(name)) this.files.set(name, file)
        }
  }

  find(name: string): Definition | null {
    const key = name.toLowerCase()
    const known = this.definitions.get(key)
    if (known !== undefined) return known
    const file = this.files.get(key)
    const definition = file === undefined ? builtinDefinition(key) : siteDefinition(key, file)
    if (definition !== null) this.definitions.set(key, definition)
    return definition
  }

  takesInner(name: string): boolean | null {
    return this.find(name)?.takesInner ?? null
  }

  names(): string[] {
    return [...new Set([...this.files.keys(), ...builtins.keys()])].sort()
  }
}

function builtinDefinition(name: string): Definition | null {
  const builtin = builtins.get(name)
  if (builtin === undefined) return null
  const { takesInner, parameters } = builtin
  return {
    name,
    origin: 'builtin',
    path: '',
    template: null,
    problem: null,
    builtin,
    takesInner,
    oldInner: false,
    parameters,
  }
}

function siteDefinition(name: string, file: TemplateFile): Definition {
  const base = { name, origin: 'site', path: file.path, builtin: null } as const
  try {
    const template = parseTemplate(file.path, file.source)
    return {
      ...base,
      template,
      problem: null,
      takesInner: takesInnerContent(template),
      oldInner: usesOldInner(template),
      parameters: parametersOf(template),
    }
  } catch (failure) {
    if (!(failure instanceof TemplateFailure)) throw failure
    const takesInner = /\.Inner(?:Deindent)?\b/.test(file.source)
    return { ...base, template: null, problem: failure.located, takesInner, oldInner: false, parameters: [] }
  }
}
