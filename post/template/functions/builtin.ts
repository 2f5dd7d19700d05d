import type { TemplateFunction } from '../environment.ts'
import { asHtml, asQuery } from '../escaping/escapers.ts'
import { sprint } from '../print.ts'
import type { Namespace } from './table.ts'

function ofPrinted(change: (text: string) => string): TemplateFunction {
  return (args) => {
    return change(sprint(args))
  }
}

/** Go's own functions, which have no name space. */
export const goFunctions: Namespace = {
  name: '',
  functions: {
    html: ofPrinted(asHtml),
    urlquery: ofPrinted(asQuery),
  },
  aliases: {},
}
