/** Writing text and attributes as HTML. */

export function text(content: string): string {
  return content.replace(/[&<>\u00a0]/g, (character) => entities[character] ?? character)
}

/** `name="value"`. Names are the caller's own or allowed ones, never a writer's. */
export function attribute(name: string, value: string): string {
  return `${name}="${value.replace(/[&<>"'`\u00a0]/g, (character) => entities[character] ?? character)}"`
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\u00a0': '&nbsp;',
}
