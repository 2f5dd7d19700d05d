import { pageObjects } from '../../shortcode/page.ts'
import { want } from '../arguments.ts'
import { fromData } from '../data.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { createScratch } from '../scratch.ts'
import { Dictionary, isList, Safe, Thing, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

/** The Hugo whose results the preview shows. */
const version = '0.169.0'

function constant(name: string, value: Value): TemplateFunction {
  return (args) => {
    want(name, args, 0)
    return value
  }
}

export const hugoFunctions: Namespace = {
  name: 'hugo',
  functions: {
    BuildDate: constant('hugo.BuildDate', ''),
    CommitHash: constant('hugo.CommitHash', ''),
    Data: (_, call) => fromData(call.environment.context?.kit.data ?? {}, false, true),
    Environment: constant('hugo.Environment', 'production'),
    Generator: () => new Safe('HTML', `<meta name="generator" content="Hugo ${version}">`),
    GoVersion: constant('hugo.GoVersion', 'go1.27.3'),
    IsDevelopment: constant('hugo.IsDevelopment', false),
    IsExtended: constant('hugo.IsExtended', true),
    IsMultihost: constant('hugo.IsMultihost', false),
    IsMultilingual: (_, call) => {
      const { context } = call.environment
      return context !== null && pageObjects(context).view.model.sites.length > 1
    },
    IsProduction: constant('hugo.IsProduction', true),
    IsServer: constant('hugo.IsServer', false),
    // Lost with the shortcode: what lasts from one to the next is the page's Store.
    Store: () => createScratch(new Map()),
    Sites: (_, call) => {
      const { context } = call.environment
      if (context === null) return []
      const { view } = pageObjects(context)
      return view.model.sites.map((site) => view.siteThing(site))
    },
    Version: constant('hugo.Version', version),
  },
  aliases: {},
}

function isObject(value: Value | undefined, type: string): boolean {
  return value instanceof Thing && value.type === type
}

function testOf(name: string, holds: (value: Value) => boolean): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return holds(args[0] ?? null)
  }
}

/** A resource that has a width. */
function isPicture(value: Value): boolean {
  return value instanceof Thing && value.type === 'resource.Resource' && value.method('Width') !== undefined
}

export const reflectFunctions: Namespace = {
  name: 'reflect',
  functions: {
    IsImageResource: testOf('reflect.IsImageResource', isPicture),
    IsImageResourceProcessable: testOf('reflect.IsImageResourceProcessable', isPicture),
    IsImageResourceWithMeta: testOf('reflect.IsImageResourceWithMeta', isPicture),
    IsMap: testOf('reflect.IsMap', (value) => value instanceof Dictionary),
    IsPage: testOf('reflect.IsPage', (value) => isObject(value, '*hugolib.pageState')),
    IsResource: testOf(
      'reflect.IsResource',
      (value) => isObject(value, 'resource.Resource') || isObject(value, '*hugolib.pageState'),
    ),
    IsSite: testOf('reflect.IsSite', (value) => isObject(value, '*page.siteWrapper')),
    IsSlice: testOf('reflect.IsSlice', (value) => isList(value)),
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
