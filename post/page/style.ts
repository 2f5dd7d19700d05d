/** Inline styles: what colours, spaces and aligns stays; what loads, moves over other things or runs does not. */

const properties = new RegExp(
  `^(?:${[
    'color|background-color|background|opacity|caption-side|tab-size|clear|float|display|vertical-align|direction|order',
    'text-(?:align|align-last|decoration|decoration-color|decoration-line|decoration-style|indent|transform|wrap)',
    'font|font-(?:family|size|style|variant|weight|stretch|feature-settings|variant-numeric)',
    '(?:line|letter|word)-(?:height|spacing|break|wrap)|white-space|overflow-wrap|hyphens|writing-mode|unicode-bidi',
    '(?:margin|padding)(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?',
    'border(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?(?:-(?:color|style|width))?',
    'border-(?:collapse|spacing)|border(?:-(?:top|bottom)-(?:left|right))?-radius',
    '(?:min-|max-)?(?:width|height|inline-size|block-size)|aspect-ratio|object-fit|object-position|table-layout|empty-cells',
    'list-style-type|list-style-position|columns|column-(?:count|gap|rule|span|width)|row-gap|gap|break-(?:after|before|inside)',
    'flex|flex-(?:basis|direction|flow|grow|shrink|wrap)|(?:align|justify|place)-(?:content|items|self)',
    'grid-(?:column|row|area|template|auto)(?:-(?:start|end|columns|rows|areas|flow))?',
  ].join('|')})$`,
)

const functions = new Set(
  'rgb rgba hsl hsla hwb lab lch oklab oklch color-mix calc min max clamp repeat minmax fit-content var'.split(' '),
)

/** What the style of every code block of Hugo's highlighter has; pages of Galley's own colour code themselves. */
const highlighters = '-webkit-text-size-adjust:none'

/** The declarations of a `style` attribute that are harmless, or '' where none is. */
export function safeStyle(style: string): string {
  if (style.includes(highlighters)) return ''
  const kept: string[] = []
  for (const declaration of declarations(style)) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    if (colon > 0 && properties.test(property) && isHarmless(value)) kept.push(`${property}: ${value}`)
  }
  return kept.join('; ')
}

/** Splits at semicolons outside quotes and parentheses. */
function declarations(style: string): string[] {
  return style.match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])+/g) ?? []
}

/** No escapes, comments, markup or at-rules, and only functions that compute. */
function isHarmless(value: string): boolean {
  if (value === '' || value.length > 400 || /[\\<>@{}]|\/\*/.test(value)) return false
  return Array.from(value.matchAll(/([\w-]*)\s*\(/g)).every(([, name]) => functions.has(name?.toLowerCase() ?? ''))
}
