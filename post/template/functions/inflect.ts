import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import type { Namespace } from './table.ts'

/** Words whose plural follows no rule. */
const irregular: readonly (readonly [one: string, many: string])[] = [
  ['person', 'people'],
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
  ['mouse', 'mice'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['goose', 'geese'],
  ['ox', 'oxen'],
]
const unchanging = new Set('equipment fish information money news rice series sheep species'.split(' '))

export function pluralize(word: string): string {
  const lower = word.toLowerCase()
  if (word === '' || unchanging.has(lower)) return word
  const known = irregular.find(([one]) => one === lower)
  if (known !== undefined) return word.slice(0, 1) + known[1].slice(1)
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es`
  if (/(?:[^f]fe|[lr]f)$/i.test(word)) return word.replace(/fe?$/i, 'ves')
  return `${word}s`
}

function singularize(word: string): string {
  const lower = word.toLowerCase()
  if (unchanging.has(lower)) return word
  const known = irregular.find(([, many]) => many === lower)
  if (known !== undefined) return word.slice(0, 1) + known[0].slice(1)
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2)
  if (/[lr]ves$/i.test(word)) return `${word.slice(0, -3)}f`
  return /[^s]s$/i.test(word) && !/(?:us|is)$/i.test(word) ? word.slice(0, -1) : word
}

/** `my-first_post` and `MyFirstPost` as a sentence; a whole number as an ordinal. */
export function humanize(text: string): string {
  if (/^-?\d+$/.test(text)) return ordinal(text)
  const words = text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.slice(0, 1).toUpperCase() + words.slice(1).replace(/\bid$/, 'ID')
}

function ordinal(digits: string): string {
  if (/1[123]$/.test(digits)) return `${digits}th`
  return digits + (/1$/.test(digits) ? 'st' : /2$/.test(digits) ? 'nd' : /3$/.test(digits) ? 'rd' : 'th')
}

function ofWord(name: string, run: (word: string) => string): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return run(toText(args[0]))
  }
}

export const inflectFunctions: Namespace = {
  name: 'inflect',
  functions: {
    Humanize: ofWord('humanize', humanize),
    Pluralize: ofWord('pluralize', pluralize),
    Singularize: ofWord('singularize', singularize),
  },
  aliases: { humanize: 'Humanize', pluralize: 'Pluralize', singularize: 'Singularize' },
}
