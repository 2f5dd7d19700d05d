import { pageObjects } from '../../shortcode/page.ts'
import { fromData } from '../data.ts'
import { TemplateFailure } from '../failure.ts'
import { createScratch } from '../scratch.ts'
import { Dictionary, isList, Safe, Thing, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

/** The Hugo whose results the preview shows. */
const version = '0.169.0'

export const hugoFunctions: Namespace = {
  name: 'hugo',
  functions: {
    BuildDate: () => '',
    CommitHash: () => '',
    Data: (_, call) => fromData(call.environment.context?.kit.data ?? {}, false),
    Environment: () => 'production',
    Generator: () => new Safe('HTML', `<meta name="generator" content="Hugo ${version}">`),
    IsDevelopment: () => false,
    IsExtended: () => true,
    IsMultihost: () => false,
    IsMultilingual: (_, call) => {
      const { context } = call.environment
      return context !== null && pageObjects(context).view.model.sites.length > 1
    },
    IsProduction: () => true,
    IsServer: () => false,
    // Lost with the shortcode: what lasts from one to the next is the page's Store.
    Store: () => createScratch(new Map()),
    Sites: (_, call) => {
      const { context } = call.environment
      if (context === null) return []
      const { view } = pageObjects(context)
      return view.model.sites.map((site) => view.siteThing(site))
    },
    Version: () => version,
  },
  aliases: {},
}

function isObject(value: Value | undefined, type: string): boolean {
  return value instanceof Thing && value.type === type
}

export const reflectFunctions: Namespace = {
  name: 'reflect',
  functions: {
    IsMap: (args) => args[0] instanceof Dictionary,
    IsPage: (args) => isObject(args[0], '*hugolib.pageState'),
    IsResource: (args) => isObject(args[0], 'resource.Resource') || isObject(args[0], '*hugolib.pageState'),
    IsSite: (args) => isObject(args[0], 'page.siteWrapper'),
    IsSlice: (args) => isList(args[0] ?? null),
  },
  aliases: {},
}

/** The functions that give the page and its site. */
export const surroundings: Namespace = {
  name: 'surroundings',
  functions: {
    Page: (_, call) => call.environment.page ?? noPage('page'),
    Site: (_, call) => call.environment.site ?? noPage('site'),
  },
  aliases: { page: 'Page', site: 'Site' },
}

function noPage(name: string): never {
  throw new TemplateFailure(`${name} is not known here`)
}
