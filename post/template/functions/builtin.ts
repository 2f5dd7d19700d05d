import { want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { asHtml, asQuery } from '../escaping/escapers.ts'
import { sprint } from '../print.ts'
import type { Namespace } from './table.ts'

function ofPrinted(name: string, change: (text: string) => string): TemplateFunction {
  return (args) => {
    want(name, args, 1, Infinity)
    return change(sprint(args))
  }
}

/** Go's own functions, which have no name space. */
export const goFunctions: Namespace = {
  name: '',
  functions: {
    html: ofPrinted('html', asHtml),
    urlquery: ofPrinted('urlquery', asQuery),
  },
  aliases: {},
}
