/** The render hooks of a site: `layouts/_markup/render-link.html` and its like, for each section. */
import type { SiteKit, Template as TemplateFile } from '../render/site.ts'
import { TemplateFailure } from '../template/failure.ts'
import type { Template } from '../template/node.ts'
import { parseTemplate } from '../template/parse.ts'

/** A hook's template; a function that throws where it cannot be read. */
export interface Hook {
  /** Path below `layouts/`. */
  readonly path: string
  template(): Template
}

export interface HookLibrary {
  /** Whether the site has no hooks at all, as most sites. */
  readonly isEmpty: boolean
  /**
   * The hook of the first of the names that has one for the page, as `link` or `codeblock-go`; null where none has. A
   * language in upper case has none of its own.
   */
  find(names: readonly string[], page: HookPage): Hook | null
}

/** What decides which of several hooks is a page's. */
export interface HookPage {
  /** Path below the content folder. */
  readonly path: string
  /** Its type, where that is not its section. */
  readonly type: string
  readonly language: string
}

const libraries = new WeakMap<SiteKit, HookLibrary>()

/** The hooks of a kit; the same kit gives the same library, and each template is read once, when it is first used. */
export function createHookLibrary(kit: SiteKit): HookLibrary {
  const known = libraries.get(kit)
  if (known !== undefined) return known
  const library = new KitHooks(kit)
  libraries.set(kit, library)
  return library
}

interface Candidate extends Hook {
  /** Folder below `layouts/` that its `_markup` is in, in lower case. */
  readonly folder: string
  /** `render-link.de.html` is for one language, `render-link.page.html` for pages. */
  readonly variant: string
}

const place = /^(?:(.*)\/)?_markup\/render-([^/.]+)(?:\.([^/.]+))?\.html$/i

class KitHooks implements HookLibrary {
  readonly #byName = new Map<string, Candidate[]>()

  constructor(kit: SiteKit) {
    for (const file of kit.templates) {
      const found = place.exec(file.path)
      if (found === null) continue
      const [, folder = '', name = '', variant = ''] = found
      const candidate = {
        path: file.path,
        folder: folder.toLowerCase(),
        variant: variant.toLowerCase(),
        template: once(file),
      }
      const key = name.toLowerCase()
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), candidate])
    }
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0
  }

  find(names: readonly string[], page: HookPage): Hook | null {
    for (const name of names) {
      const candidates = this.#byName.get(name) ?? []
      let best: Candidate | null = null
      let bestRank = -1
      for (const candidate of candidates) {
        const rank = rankOf(candidate, page)
        if (rank <= bestRank) continue
        best = candidate
        bestRank = rank
      }
      if (best !== null) return best
    }
    return null
  }
}

/** How near a hook is to a page, -1 where it is not for the page: the deeper folder first, then the page's language. */
function rankOf({ folder, variant }: Candidate, page: HookPage): number {
  const language = variant === page.language.toLowerCase()
  if (variant !== '' && variant !== 'page' && !language) return -1
  const nearness = variant === '' ? 0 : language ? 2 : 1
  if (folder === '') return nearness
  // Hugo takes the folder of its older layout before the one of its newer.
  if (folder === '_default') return 4 + nearness
  const path = page.path.toLowerCase().replace(/(?:\/?_?index)?(?:\.[^./]+)+$/, '')
  const within = path === folder || path.startsWith(`${folder}/`) || page.type.toLowerCase() === folder
  return within ? 8 * (folder.split('/').length + 1) + nearness : -1
}

function once(file: TemplateFile): () => Template {
  let template: Template | null = null
  let failure: TemplateFailure | null = null
  return () => {
    if (failure !== null) throw failure
    try {
      template ??= parseTemplate(file.path, file.source)
      return template
    } catch (thrown) {
      if (thrown instanceof TemplateFailure) failure = thrown
      throw thrown
    }
  }
}
