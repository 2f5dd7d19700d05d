import type { Data, SiteKit } from '../../../post/render/site.ts'

/**
 * HTML in which what Galley does its own way is alike: inside highlighted code only the text counts, its style sheet
 * aside; and Hugo numbers its pages in the names of placeholders.
 */
export function comparable(html: string): string {
  return html
    .replace(
      /<pre tabindex="0" style="[^"]*">(<code[^>]*>)([\s\S]*?)<\/code><\/pre>/g,
      (_, code: string, inner: string) => `<pre tabindex="0">${code}${inner}</code></pre>`,
    )
    .replace(
      /(<div class="highlight[^>]*><pre tabindex="0"><code[^>]*>|<code class="code-inline[^>]*>)([\s\S]*?)(?=<\/code>)/g,
      (_, start: string, inner: string) => start + inner.replace(/<[^>]*>/g, ''),
    )
    .replace(/hahahugoshortcode\d+s/g, 'hahahugoshortcode1s')
}

/** Configuration as a kit has it: keys in lower case. */
export function configOf(table: { readonly [key: string]: unknown }): SiteKit['config'] {
  return lowered(table) as SiteKit['config']
}

function lowered(value: unknown): Data {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value as Data
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), lowered(item)]))
}
