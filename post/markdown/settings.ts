/** What a site's configuration says of Markdown: `markup.goldmark.*`, `markup.highlight.*` and `enableEmoji`, with Hugo's defaults. */
import type { Data } from '../render/site.ts'
import type { Attribute } from './attributes.ts'
import { defaultHighlight, type HighlightOptions, withAttributes } from './code-block.ts'

export interface MarkdownSettings {
  /** Raw HTML and unusual link schemes pass through. */
  readonly unsafe: boolean
  readonly hardWraps: boolean
  readonly xhtml: boolean
  readonly headingIds: 'github' | 'github-ascii' | 'blackfriday' | null
  readonly headingAttributes: boolean
  readonly blockAttributes: boolean
  readonly wrapStandaloneImage: boolean
  readonly footnotes: boolean
  readonly definitionLists: boolean
  readonly tables: boolean
  /** `~a~` and `~~a~~`. */
  readonly strikethrough: boolean
  /** `~~a~~` alone. */
  readonly deleted: boolean
  readonly taskLists: boolean
  readonly linkify: boolean
  /** Scheme that `www.` links get. */
  readonly linkifyProtocol: string
  /** What typographic punctuation is written as; null where the typographer is off. */
  readonly typographer: Punctuation | null
  readonly emoji: boolean
  readonly inserted: boolean
  readonly marked: boolean
  readonly subscript: boolean
  readonly superscript: boolean
  /** How fences are highlighted; null where they are plain `<pre>` blocks. */
  readonly highlight: HighlightOptions | null
  /** Opening and closing delimiters between which text is left alone, for mathematics. */
  readonly passthrough: { readonly inline: readonly Delimiters[]; readonly block: readonly Delimiters[] }
}

export type Delimiters = readonly [open: string, close: string]

export interface Punctuation {
  readonly leftSingleQuote: string
  readonly rightSingleQuote: string
  readonly leftDoubleQuote: string
  readonly rightDoubleQuote: string
  readonly enDash: string
  readonly emDash: string
  readonly ellipsis: string
  readonly leftAngleQuote: string
  readonly rightAngleQuote: string
  readonly apostrophe: string
}

/**
 * Reads the settings of a configuration whose keys are lower-cased. A value of the wrong type counts as not given.
 * Defaults: https://gohugo.io/configuration/markup/
 */
export function markdownSettings(config: { readonly [key: string]: Data }): MarkdownSettings {
  const flag = (path: string, otherwise: boolean) => {
    const value = lookUp(config, path)
    return typeof value === 'boolean' ? value : otherwise
  }
  const text = (path: string, otherwise: string) => {
    const value = lookUp(config, path)
    return typeof value === 'string' ? value : otherwise
  }
  const extensions = 'markup.goldmark.extensions'
  const parser = 'markup.goldmark.parser'
  const renderer = 'markup.goldmark.renderer'
  const mark = (name: string, otherwise: string) => text(`${extensions}.typographer.${name}`, otherwise)
  return {
    unsafe: flag(`${renderer}.unsafe`, false),
    hardWraps: flag(`${renderer}.hardwraps`, false),
    xhtml: flag(`${renderer}.xhtml`, false),
    headingIds: flag(`${parser}.autoheadingid`, true)
      ? headingIdType(text(`${parser}.autoidtype`, text(`${parser}.autoheadingidtype`, 'github')))
      : null,
    headingAttributes: flag(`${parser}.attribute.title`, true),
    blockAttributes: flag(`${parser}.attribute.block`, false),
    wrapStandaloneImage: flag(`${parser}.wrapstandaloneimagewithinparagraph`, true),
    footnotes: flag(`${extensions}.footnote`, flag(`${extensions}.footnote.enable`, true)),
    definitionLists: flag(`${extensions}.definitionlist`, true),
    tables: flag(`${extensions}.table`, true),
    strikethrough: flag(`${extensions}.strikethrough`, true),
    deleted: flag(`${extensions}.extras.delete.enable`, false),
    taskLists: flag(`${extensions}.tasklist`, true),
    linkify: flag(`${extensions}.linkify`, true),
    linkifyProtocol: text(`${extensions}.linkifyprotocol`, 'https'),
    typographer:
      flag(`${extensions}.typographer.disable`, false) || !flag(`${extensions}.typographer`, true)
        ? null
        : {
            leftSingleQuote: mark('leftsinglequote', '&lsquo;'),
            rightSingleQuote: mark('rightsinglequote', '&rsquo;'),
            leftDoubleQuote: mark('leftdoublequote', '&ldquo;'),
            rightDoubleQuote: mark('rightdoublequote', '&rdquo;'),
            enDash: mark('endash', '&ndash;'),
            emDash: mark('emdash', '&mdash;'),
            ellipsis: mark('ellipsis', '&hellip;'),
            leftAngleQuote: mark('leftanglequote', '&laquo;'),
            rightAngleQuote: mark('rightanglequote', '&raquo;'),
            apostrophe: mark('apostrophe', '&rsquo;'),
          },
    emoji: flag('enableemoji', false),
    inserted: flag(`${extensions}.extras.insert.enable`, false),
    marked: flag(`${extensions}.extras.mark.enable`, false),
    subscript: flag(`${extensions}.extras.subscript.enable`, false),
    superscript: flag(`${extensions}.extras.superscript.enable`, false),
    highlight: flag('markup.highlight.codefences', flag('pygmentscodefences', true)) ? highlightOptions(config) : null,
    passthrough: flag(`${extensions}.passthrough.enable`, false)
      ? {
          inline: delimiters(lookUp(config, `${extensions}.passthrough.delimiters.inline`)),
          block: delimiters(lookUp(config, `${extensions}.passthrough.delimiters.block`)),
        }
      : { inline: [], block: [] },
  }
}

/** `markup.highlight`, and the `pygments…` settings of older sites. */
export function highlightOptions(config: { readonly [key: string]: Data }): HighlightOptions {
  const given: Attribute[] = Object.keys(defaultHighlight).flatMap((name) => {
    const value = lookUp(config, `markup.highlight.${name.toLowerCase()}`)
    return value === undefined || value === null || typeof value === 'object' ? [] : [[name, String(value)] as const]
  })
  const wrapperClass = lookUp(config, 'markup.highlight.wrapperclass')
  const legacy: Attribute[] = []
  if (config.pygmentsuseclasses === true) legacy.push(['noClasses', 'false'])
  if (config.pygmentscodefencesguesssyntax === true) legacy.push(['guessSyntax', 'true'])
  if (typeof config.pygmentsstyle === 'string') legacy.push(['style', config.pygmentsstyle])
  if (typeof config.pygmentsoptions === 'string') {
    for (const option of config.pygmentsoptions.split(',')) {
      const [name = '', value = 'true'] = option.split('=')
      legacy.push([name.trim(), value.trim()])
    }
  }
  const options = withAttributes(withAttributes(defaultHighlight, legacy), given)
  return typeof wrapperClass === 'string' ? { ...options, wrapperClass } : options
}

function headingIdType(name: string): 'github' | 'github-ascii' | 'blackfriday' {
  return name === 'github-ascii' || name === 'blackfriday' ? name : 'github'
}

function delimiters(value: Data | undefined): Delimiters[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((pair: Data) => {
    if (!Array.isArray(pair)) return []
    const [open, close] = pair as readonly Data[]
    return typeof open === 'string' && typeof close === 'string' && open !== '' && close !== '' ? [[open, close]] : []
  })
}

function lookUp(config: { readonly [key: string]: Data }, path: string): Data | undefined {
  let at: Data | undefined = config
  for (const key of path.split('.')) {
    if (at === null || typeof at !== 'object' || Array.isArray(at)) return undefined
    at = (at as { readonly [key: string]: Data })[key]
  }
  return at
}
