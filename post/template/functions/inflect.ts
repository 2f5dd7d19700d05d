import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { acronyms, irregularWords, pluralEndings } from './inflections.ts'
import type { Namespace } from './table.ts'

const many = new Map(irregularWords)
const one = new Map(irregularWords.map(([single, plural]) => [plural, single] as const))
// Of two words with one plural the regular one is meant.
one.set('bases', 'base')
one.set('media', 'media')

/** Endings of many things, the longest first; what ends in `oes` ended in `o`. */
const singularEndings = pluralEndings.filter(([single]) => single !== 'oe').sort(([, a], [, b]) => b.length - a.length)

export function pluralize(word: string): string {
  const lower = word.toLowerCase()
  if (word === '' || one.has(lower)) return word
  const known = many.get(lower)
  if (known !== undefined) return known
  for (const [single, plural] of pluralEndings) {
    if (lower.endsWith(single)) return word.slice(0, -single.length) + plural
    if (lower.endsWith(plural)) return word
  }
  return lower.endsWith('s') ? word : `${word}s`
}

function singularize(word: string): string {
  const lower = word.toLowerCase()
  const known = one.get(lower)
  if (known !== undefined) return known
  if (word === '' || many.has(lower)) return word
  for (const [single, plural] of singularEndings) {
    if (lower.endsWith(plural)) return word.slice(0, -plural.length) + single
    if (lower.endsWith(single)) return word
  }
  return lower.endsWith('s') ? word.slice(0, -1) : word
}

/** `my-first_post` and `MyFirstPost` as a sentence; a whole number as an ordinal. */
export function humanize(text: string): string {
  if (/^[-+]?\d+$/.test(text)) return ordinal(String(BigInt(text.replace(/^\+/, ''))))
  return text === '' ? '' : sentence(sentence(text).toLowerCase())
}

/** The words of a name, the first with a capital. */
function sentence(text: string): string {
  const [first, ...rest] = wordsOf(text)
  if (first === undefined) return text
  return [capitalised(first), ...rest].join(' ')
}

function capitalised(word: string): string {
  if (acronyms.has(word.toLowerCase())) return word.toUpperCase()
  const [letter = ''] = word
  return letter.toUpperCase() + word.slice(letter.length)
}

/** Words part at white space, `_:-/`, a capital after what is none, and at signs, which are dropped. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let word = ''
  let before = ''
  const end = () => {
    const bare = word.trim().replace(/^[_:/\s-]+|[_:/\s-]+$/g, '')
    if (bare !== '') words.push(acronyms.has(bare.toLowerCase()) ? bare.toUpperCase() : bare)
    word = ''
  }
  if (acronyms.has(text.trim().toLowerCase())) return [text.trim().toUpperCase()]
  for (const character of text.trim()) {
    const parts =
      /[_:/\s-]/.test(character) ||
      (/\p{Lu}/u.test(character) && (!/\p{Lu}/u.test(before) || acronyms.has(word.toLowerCase())))
    if (parts) end()
    if (parts || /[\p{L}\p{Nd}\p{P}`]/u.test(character)) word += character
    else end()
    before = character
  }
  end()
  return words
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
    Humanize: ofWord('humanize', (text) => {
      if (text !== '' && !/^[-+]?\d+$/.test(text) && wordsOf(text).length === 0)
        throw new TemplateFailure('humanize: there is no word in the text')
      return humanize(text)
    }),
    Pluralize: ofWord('pluralize', pluralize),
    Singularize: ofWord('singularize', singularize),
  },
  aliases: { humanize: 'Humanize', pluralize: 'Pluralize', singularize: 'Singularize' },
}
