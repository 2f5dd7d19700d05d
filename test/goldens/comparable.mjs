/**
 * HTML in which what Galley does its own way is alike: inside code the highlighter's spans count for nothing, since
 * colours are Galley's own; and Hugo numbers its pages in the names of placeholders.
 */
export function comparable(html) {
  return html
    .replace(/(<code[^>]*>)([\s\S]*?)(?=<\/code>)/g, (_, start, inner) => start + inner.replace(/<\/?span[^>]*>/g, ''))
    .replace(/hahahugoshortcode\d+s/g, 'hahahugoshortcode1s')
}
