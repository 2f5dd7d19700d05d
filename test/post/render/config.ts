import type { Data, SiteKit } from '../../../post/render/site.ts'

/** Configuration as a kit has it: keys in lower case. */
export function configOf(table: { readonly [key: string]: unknown }): SiteKit['config'] {
  return lowered(table) as SiteKit['config']
}

function lowered(value: unknown): Data {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value as Data
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), lowered(item)]))
}
