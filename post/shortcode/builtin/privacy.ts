import type { Data } from '../../render/site.ts'
import type { RunContext } from '../run-context.ts'

/** Whether the site's `privacy.SERVICE.SETTING` is true; both in lower case. */
export function privacy(context: RunContext, service: string, setting: string): boolean {
  return memberOf(memberOf(memberOf(context.kit.config, 'privacy'), service), setting) === true
}

function memberOf(table: Data | undefined, key: string): Data | undefined {
  if (typeof table !== 'object' || table === null || Array.isArray(table) || !Object.hasOwn(table, key))
    return undefined
  return (table as { readonly [key: string]: Data })[key]
}
