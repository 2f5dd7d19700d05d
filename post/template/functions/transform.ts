import { withEmoji } from '../../markdown/emoji.ts'
import { isKnownLanguage } from '../../markdown/highlight.ts'
import type { RunContext } from '../../shortcode/run-context.ts'
import { toText, want } from '../arguments.ts'
import type { Call } from '../environment.ts'
import { decodeEntities } from '../escaping/entities.ts'
import { escapeHtml } from '../escaping/filters.ts'
import { TemplateFailure } from '../failure.ts'
import { memberOf } from '../member.ts'
import { Dictionary, Safe, Thing, type Value } from '../value.ts'
import { absent } from './absent.ts'
import { toMath } from './mathematics.ts'
import { remarshal } from './remarshal.ts'
import type { Namespace } from './table.ts'
import { unmarshal } from './unmarshal.ts'

function rendering(call: Call, name: string): RunContext {
  const { context } = call.environment
  if (context === null) throw new TemplateFailure(`${name} works only in a post`)
  return context
}

/** Options of `highlight` as text: `hl_lines=1 2,linenos=inline`. */
function highlightOptions(value: Value | undefined): string {
  if (!(value instanceof Dictionary)) return toText(value)
  return value
    .sortedKeys()
    .map((key) => `${key}=${toText(value.get(key))}`)
    .join(',')
}

/** The code block of a render hook: with all that stands around it, and its code alone. */
function highlightedBlock(block: Value, changed: Value | undefined, call: Call): Value {
  const options = [memberOf(block, 'Options', []), changed].map(highlightOptions).filter((text) => text !== '')
  const attributes = memberOf(block, 'Attributes', [])
  const own =
    attributes instanceof Dictionary
      ? attributes.sortedKeys().map((key) => [key, toText(attributes.get(key))] as const)
      : []
  const wrapped = rendering(call, 'transform.HighlightCodeBlock').highlight(
    toText(memberOf(block, 'Inner', [])),
    toText(memberOf(block, 'Type', [])),
    options.join(','),
    own,
  )
  const inner = /.*<code[^>]*>([\s\S]*)<\/code>/s.exec(wrapped)?.[1] ?? ''
  return new Thing('highlight.HighlightResult', {
    Wrapped: () => new Safe('HTML', wrapped),
    Inner: () => new Safe('HTML', inner),
  })
}

/** Text of HTML, as `plainify` leaves it: paragraphs and breaks end lines, tags are taken out, white space is one blank. */
export function plainText(html: string): string {
  if (!/[<>]/.test(html)) return html
  return html
    .replaceAll('\n', ' ')
    .replace(/<\/p>|<br>|<br \/>/g, '\n')
    .replace(/<[^>]*(?:>|$)/g, '')
    .replaceAll('>', '')
    .replace(/(\s)\s+/g, '$1')
}

export const transformFunctions: Namespace = {
  name: 'transform',
  functions: {
    Markdownify: (args, call) => {
      want('markdownify', args, 1)
      return new Safe('HTML', rendering(call, 'markdownify').markdown(toText(args[0]), 'inline'))
    },
    Highlight: (args, call) => {
      want('highlight', args, 2, 3)
      const code = toText(args[0])
      return new Safe('HTML', rendering(call, 'highlight').highlight(code, toText(args[1]), highlightOptions(args[2])))
    },
    HighlightCodeBlock: (args, call) => {
      want('transform.HighlightCodeBlock', args, 1, 2)
      return highlightedBlock(args[0] ?? null, args[1], call)
    },
    HTMLEscape: (args) => {
      want('htmlEscape', args, 1)
      return escapeHtml(toText(args[0])).replaceAll('&#43;', '+')
    },
    HTMLUnescape: (args) => {
      want('htmlUnescape', args, 1)
      return decodeEntities(toText(args[0]))
    },
    Plainify: (args) => {
      want('plainify', args, 1)
      const text = plainText(toText(args[0]))
      return args[0] instanceof Safe && args[0].kind === 'HTML' ? new Safe('HTML', text) : text
    },
    CanHighlight: (args) => {
      want('transform.CanHighlight', args, 1)
      return isKnownLanguage(toText(args[0]).toLowerCase())
    },
    Emojify: (args) => {
      want('emojify', args, 1)
      return new Safe('HTML', withEmoji(toText(args[0])))
    },
    HTMLToMarkdown: absent('transform.HTMLToMarkdown', 'it writes Markdown'),
    PortableText: absent('transform.PortableText', 'it writes Markdown'),
    Remarshal: remarshal,
    ToMath: toMath,
    Unmarshal: unmarshal,
    XMLEscape: (args) => {
      want('transform.XMLEscape', args, 1)
      return toText(args[0])
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&#34;')
        .replaceAll("'", '&#39;')
        .replaceAll('\t', '&#x9;')
        .replaceAll('\n', '&#xA;')
        .replaceAll('\r', '&#xD;')
    },
  },
  aliases: {
    emojify: 'Emojify',
    highlight: 'Highlight',
    htmlEscape: 'HTMLEscape',
    htmlUnescape: 'HTMLUnescape',
    markdownify: 'Markdownify',
    plainify: 'Plainify',
    unmarshal: 'Unmarshal',
  },
}
