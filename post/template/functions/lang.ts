import type { SiteKit } from '../../render/site.ts'
import { languageOf } from '../../shortcode/page.ts'
import { defaultLanguage } from '../../site/language.ts'
import { toCount, toFloat, toText, want } from '../arguments.ts'
import { fromData } from '../data.ts'
import type { Call } from '../environment.ts'
import { executeTemplate } from '../evaluate.ts'
import { LimitFailure, TemplateFailure } from '../failure.ts'
import { parseTemplate } from '../parse.ts'
import { Dictionary, Thing, type Value } from '../value.ts'
import { absent } from './absent.ts'
import type { Namespace } from './table.ts'

/**
 * A message of the site's `i18n/` with its placeholders filled: in the page's language, else in the site's default one;
 * empty where there is none, or where what it is filled with does not fit it. See https://gohugo.io/functions/lang/translate/
 */
function translate(args: readonly Value[], call: Call): string {
  want('i18n', args, 1, 2)
  const { context } = call.environment
  if (context === null) return ''
  const id = toText(args[0])
  const given = args[1] ?? null
  for (const language of new Set([languageOf(context), defaultLanguage(context.kit.config)])) {
    const message = messageOf(context.kit.i18n, language, id)
    if (message === null) continue
    const source = wordingOf(message, language, countOf(given))
    const template = parseTemplate(`i18n/${language}: ${id}`, source)
    try {
      return executeTemplate(template, dotOf(given), { ...call.environment, escape: false }, call.budget)
    } catch (failure) {
      if (failure instanceof TemplateFailure && !(failure instanceof LimitFailure)) return ''
      throw failure
    }
  }
  return ''
}

/** The message of an id; dots in it lead into tables. */
function messageOf(i18n: SiteKit['i18n'], language: string, id: string): Value {
  const messages = Object.hasOwn(i18n, language) ? fromData(i18n[language] ?? null, false) : null
  if (!(messages instanceof Dictionary)) return null
  const whole = messages.get(id)
  if (whole !== undefined) return whole
  return id
    .split('.')
    .reduce<Value>((value, key) => (value instanceof Dictionary ? (value.get(key) ?? null) : null), messages)
}

/** The wording for a count, by the rules of the language. */
function wordingOf(message: Value, language: string, count: number | null): string {
  if (!(message instanceof Dictionary)) return toText(message)
  const category = count === null ? 'other' : rulesOf(language).select(count)
  return toText(message.get(category) ?? message.get('other') ?? message.get('translation') ?? message.get('one'))
}

const rules = new Map<string, Intl.PluralRules>()

function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language)
  if (known !== undefined) return known
  let made: Intl.PluralRules
  try {
    made = new Intl.PluralRules(language)
  } catch (failure) {
    // A language of the site's own making.
    if (!(failure instanceof RangeError)) throw failure
    made = new Intl.PluralRules('en')
  }
  rules.set(language, made)
  return made
}

/** A whole number is `.Count` and prints as itself; what else is given is the dot. */
function dotOf(given: Value): Value {
  return typeof given === 'bigint' ? new Thing('i18n.intCount', { Count: () => given }, String(given), given) : given
}

function countOf(given: Value): number | null {
  const count = given instanceof Dictionary ? (given.get('Count') ?? given.get('count') ?? null) : given
  if (typeof count === 'bigint' || typeof count === 'number') return Number(count)
  return typeof count === 'string' && /^\d+(?:\.\d+)?$/.test(count) ? Number(count) : null
}

function languageIn(call: Call): string {
  return call.environment.context === null ? 'en' : languageOf(call.environment.context)
}

function decimals(value: Value | undefined): number {
  const count = toCount(value)
  if (count > 20) throw new TemplateFailure('a number of decimals must be at most 20')
  return Math.max(0, count)
}

function formatted(args: readonly Value[], call: Call, options: Intl.NumberFormatOptions): string {
  const digits = decimals(args[0])
  const format = new Intl.NumberFormat(languageIn(call), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...options,
  })
  return format.format(toFloat(args.at(-1)))
}

/** A sum of money; where it is kept as accounts do, the sign stands by the digits. */
function money(args: readonly Value[], call: Call, name: string, accounting: boolean): string {
  want(name, args, 3)
  const currency = toText(args[1])
  if (!/^[A-Z]{3}$/.test(currency)) throw new TemplateFailure(`the currency "${currency}" is not supported`)
  const digits = decimals(args[0])
  const value = toFloat(args[2])
  const parts = new Intl.NumberFormat(languageIn(call), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).formatToParts(Math.abs(value))
  // Hugo sets a symbol that stands first right before the digits.
  const symbolFirst = parts[0]?.type === 'currency'
  const text = parts
    .filter(({ type }) => type !== 'literal' || !symbolFirst)
    .map((part) => part.value)
    .join('')
  if (value >= 0) return text
  const symbol = symbolFirst && accounting ? (parts[0]?.value ?? '') : ''
  return `${symbol}-${text.slice(symbol.length)}`
}

function custom(args: readonly Value[]): string {
  want('lang.FormatNumberCustom', args, 2, 4)
  const digits = decimals(args[0])
  const [minus = '-', point = '.', group = ','] =
    args[2] === undefined ? [] : toText(args[2]).split(args[3] === undefined ? ' ' : toText(args[3]))
  const value = toFloat(args[1])
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return (value < 0 ? minus : '') + grouped + (fraction === undefined ? '' : point + fraction)
}

export const langFunctions: Namespace = {
  name: 'lang',
  functions: {
    FormatAccounting: (args, call) => money(args, call, 'lang.FormatAccounting', true),
    FormatCurrency: (args, call) => money(args, call, 'lang.FormatCurrency', false),
    FormatNumber: (args, call) => {
      want('lang.FormatNumber', args, 2)
      return formatted(args, call, {})
    },
    FormatNumberCustom: custom,
    FormatPercent: (args, call) => {
      want('lang.FormatPercent', args, 2)
      return `${formatted(args, call, {})}%`
    },
    Merge: absent('lang.Merge', 'it joins the pages of languages'),
    Translate: translate,
  },
  aliases: { i18n: 'Translate', T: 'Translate' },
}
