/** Titles of the list pages that Hugo makes by itself. */
import type { SiteKit } from '../render/site.ts'
import { humanize, pluralize } from '../template/functions/inflect.ts'
import { titleCase } from '../template/functions/title-case.ts'

/** The title of a folder without `_index.md`: `blog` is `Blogs`, unless the site wants no plural. */
export function sectionTitle(folder: string, config: SiteKit['config']): string {
  const name = humanize(folder)
  return cased(config.pluralizelisttitles === false ? name : pluralize(name), config)
}

/** The title of a taxonomy, or of a term as its page first names it. */
export function listTitle(name: string, config: SiteKit['config'], human = true): string {
  return cased(human ? humanize(name) : name, config)
}

function cased(name: string, config: SiteKit['config']): string {
  return config.capitalizelisttitles === false ? name : titleCase(name)
}
