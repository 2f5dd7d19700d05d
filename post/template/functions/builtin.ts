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

const scriptCharacters: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['"', '\\"'],
])

/** Text as it may stand in a string of JavaScript: `js`. */
function scriptText(text: string): string {
  return text.replace(
    /[\\'"<>&=\p{C}]/gu,
    (character) =>
      scriptCharacters.get(character) ??
      `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/** Go's own functions, which have no name space. */
export const goFunctions: Namespace = {
  name: '',
  functions: {
    html: ofPrinted('html', asHtml),
    js: ofPrinted('js', scriptText),
    urlquery: ofPrinted('urlquery', asQuery),
  },
  aliases: {},
}
