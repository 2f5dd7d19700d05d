import { toCount, toList, toText, want } from '../arguments.ts'
import { limits, type TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf } from '../print.ts'
import { isList, Safe, type Value } from '../value.ts'
import { regexFunctions } from './regex.ts'
import { lowered, raised } from './slug.ts'
import type { Namespace } from './table.ts'
import { titleCase } from './title-case.ts'
import { truncate } from './truncate.ts'

/** A function of one text. */
function ofText(name: string, change: (text: string) => Value): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return change(toText(args[0]))
  }
}

/** A function of two texts, in the order in which templates write them. */
function ofTexts(name: string, change: (first: string, second: string) => Value): TemplateFunction {
  return (args) => {
    want(name, args, 2)
    return change(toText(args[0]), toText(args[1]))
  }
}

function trimSet(text: string, cutset: string, left: boolean, right: boolean): string {
  const set = new Set(cutset)
  const characters = [...text]
  let from = 0
  let to = characters.length
  while (left && from < to && set.has(characters[from] ?? '')) from++
  while (right && to > from && set.has(characters[to - 1] ?? '')) to--
  return characters.slice(from, to).join('')
}

/** Go's white space, to which a BOM does not belong. */
function trimSpace(text: string): string {
  return text
    .replace(/^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, '')
    .replace(/[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/, '')
}

function fieldsOf(text: string): string[] {
  return text
    .split(/[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
    .filter((word) => word !== '')
}

function split(text: string, separator: string): string[] {
  return separator === '' ? [...text] : text.split(separator)
}

function occurrences(part: string, text: string): number {
  return part === '' ? [...text].length + 1 : text.split(part).length - 1
}

/** The runes from `start` on, `length` of them: negative counts from the end. */
function substr(args: readonly Value[]): string {
  want('substr', args, 2, 3)
  const runes = [...toText(args[0])]
  const size = runes.length
  if (size === 0) return ''
  let start = args[1] === undefined ? 0 : toCount(args[1])
  let length = args[2] === undefined ? size : toCount(args[2])
  if (start < 0) start = Math.max(0, size + start)
  if (start > size - 1 || length === 0) return ''
  if (length < 0) length = Math.max(0, size - start + length)
  return runes.slice(start, start + length).join('')
}

function sliceString(args: readonly Value[]): string {
  want('slicestr', args, 1, 3)
  const runes = [...toText(args[0])]
  const start = args[1] === undefined ? 0 : toCount(args[1])
  const end = args[2] === undefined ? runes.length : toCount(args[2])
  if (start < 0 || start > runes.length || end < start || end > runes.length)
    throw new TemplateFailure('slice bounds out of range')
  return runes.slice(start, end).join('')
}

function repeat(args: readonly Value[]): string {
  want('strings.Repeat', args, 2)
  const count = toCount(args[0])
  const text = toText(args[1])
  if (count < 0) throw new TemplateFailure('strings.Repeat: negative count')
  if (count * text.length > limits.text) throw new TemplateFailure('strings.Repeat would make too long a text')
  return text.repeat(count)
}

function replace(args: readonly Value[]): string {
  want('replace', args, 3, 4)
  const [text, from, to] = [toText(args[0]), toText(args[1]), toText(args[2])]
  const limit = args[3] === undefined ? Infinity : toCount(args[3])
  if (text.length * Math.max(1, to.length) > limits.text * 10)
    throw new TemplateFailure('replace would make too long a text')
  const parts = split(text, from)
  if (limit >= parts.length - 1 || limit < 0) return from === '' ? to + parts.join(to) + to : parts.join(to)
  return parts.slice(0, limit + 1).join(to) + from + parts.slice(limit + 1).join(from)
}

/** Words as the word count of a page has them; each CJK character is one. */
function countWords(text: string): number {
  const plain = text.replace(/<[^>]*>/g, ' ')
  return fieldsOf(plain).reduce((count, word) => {
    const runes = [...word]
    return count + (runes.length === word.length && /^\p{ASCII}*$/u.test(word) ? 1 : cjk.test(word) ? runes.length : 1)
  }, 0)
}

const cjk = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

export const stringFunctions: Namespace = {
  name: 'strings',
  functions: {
    ...regexFunctions,
    Chomp: (args) => {
      want('chomp', args, 1)
      const text = toText(args[0]).replace(/[\r\n]+$/, '')
      return args[0] instanceof Safe && args[0].kind === 'HTML' ? new Safe('HTML', text) : text
    },
    Contains: ofTexts('strings.Contains', (text, part) => text.includes(part)),
    ContainsAny: ofTexts('strings.ContainsAny', (text, set) => [...set].some((character) => text.includes(character))),
    ContainsNonSpace: ofText('strings.ContainsNonSpace', (text) => trimSpace(text) !== ''),
    Count: ofTexts('strings.Count', (part, text) => BigInt(occurrences(part, text))),
    CountRunes: ofText('countrunes', (text) => BigInt([...text.replace(/<[^>]*>/g, '').replace(/\s/g, '')].length)),
    CountWords: ofText('countwords', (text) => BigInt(countWords(text))),
    Diff: () => {
      throw new TemplateFailure('strings.Diff is not in the preview: it compares texts')
    },
    FirstLower: ofText('strings.FirstLower', (text) => {
      const [first = ''] = text
      return lowered(first) + text.slice(first.length)
    }),
    FirstUpper: ofText('strings.FirstUpper', (text) => {
      const [first = ''] = text
      return raised(first) + text.slice(first.length)
    }),
    HasPrefix: ofTexts('hasPrefix', (text, part) => text.startsWith(part)),
    HasSuffix: ofTexts('hasSuffix', (text, part) => text.endsWith(part)),
    ReplacePairs: (args) => replacePairs(args),
    Repeat: repeat,
    Replace: replace,
    RuneCount: ofText('strings.RuneCount', (text) => BigInt([...text].length)),
    SliceString: sliceString,
    Split: ofTexts('split', (text, separator) => split(text, separator)),
    Substr: substr,
    Title: ofText('title', (text) => titleCase(text)),
    ToLower: ofText('lower', (text) => [...text].map(lowered).join('')),
    ToUpper: ofText('upper', (text) => [...text].map(raised).join('')),
    Trim: ofTexts('trim', (text, set) => trimSet(text, set, true, true)),
    TrimLeft: ofTexts('strings.TrimLeft', (set, text) => trimSet(text, set, true, false)),
    TrimRight: ofTexts('strings.TrimRight', (set, text) => trimSet(text, set, false, true)),
    TrimPrefix: ofTexts('strings.TrimPrefix', (part, text) => (text.startsWith(part) ? text.slice(part.length) : text)),
    TrimSuffix: ofTexts('strings.TrimSuffix', (part, text) =>
      part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text,
    ),
    TrimSpace: ofText('strings.TrimSpace', (text) => trimSpace(text)),
    Truncate: truncate,
  },
  aliases: {
    chomp: 'Chomp',
    countrunes: 'CountRunes',
    countwords: 'CountWords',
    findRE: 'FindRE',
    findRESubmatch: 'FindRESubmatch',
    hasPrefix: 'HasPrefix',
    hasSuffix: 'HasSuffix',
    lower: 'ToLower',
    replace: 'Replace',
    replaceRE: 'ReplaceRE',
    slicestr: 'SliceString',
    split: 'Split',
    substr: 'Substr',
    title: 'Title',
    trim: 'Trim',
    truncate: 'Truncate',
    upper: 'ToUpper',
  },
}

/** Pairs of texts, longest match first at each place, as `strings.NewReplacer` (which takes the first that fits). */
function replacePairs(args: readonly Value[]): string {
  const flat =
    args.length === 2 && isList(args[0] ?? null) ? toList(args[0], 'strings.ReplacePairs') : args.slice(0, -1)
  const text = toText(args.at(-1))
  if (text === '') return ''
  if (flat.length % 2 !== 0) throw new TemplateFailure('strings.ReplacePairs: uneven number of replacement pairs')
  const pairs: [string, string][] = []
  for (let at = 0; at < flat.length; at += 2) pairs.push([toText(flat[at]), toText(flat[at + 1])])
  let result = ''
  for (let at = 0; at < text.length; ) {
    const pair = pairs.find(([from]) => from !== '' && text.startsWith(from, at))
    result += pair === undefined ? text[at] : pair[1]
    at += pair === undefined ? 1 : pair[0].length
  }
  return result
}

/** `len`: bytes of text, as Go counts them. */
export function byteLength(text: string): number {
  return /^\p{ASCII}*$/u.test(text) ? text.length : bytesOf(text).length
}
